/* The steps of one run: load the program, take the input, settle, call, encode the result.
 *
 * Between its marks LOADED and READY, and after RETURNED, a run executes nothing but C: collection is off, the interpreter
 * is not given to another thread, nothing of the candidate's is released or looked up by a method. So these windows
 * cannot hold work of the candidate's. The candidate's code has no frame above it, and holds no descriptor and no callable
 * of ours.
 *
 * Each step is a function. Natively one function takes them all, and waits at the marks; in WebAssembly the harness calls
 * them one by one. Whoever includes this has defined settle(): it brings the heap to one state.
 */
#ifndef EFFBENCH_RUN_H
#define EFFBENCH_RUN_H

#include "calls.h"
#include "codec.h"
#include "request.h"

/* Exported by every CPython, but not part of the limited API. */
extern PyObject *PyMarshal_ReadObjectFromString(const char *, Py_ssize_t);

enum { RUN_DETAIL_CHARACTERS = 300 };

/* One copy for a rehearsal and for a run: under an emulator the run then finds its code translated. */
#define RUN_REHEARSED __attribute__((noinline))

/* Bound before anything of the candidate's runs: it may patch modules, not these. */
static struct {
    PyObject *freeze, *seed, *error_arguments, *count_threads, *end_threads, *call_exit_functions;
} run_tools;

struct run {
    void (*mark)(enum mark); /* returns when the run may go on */
    struct request *request;
    const unsigned char *inbox;
    unsigned char *outbox, *outbox_end;
    PyObject *code, *entry_point, *namespace, *function, *arguments, *result;
    struct calls calls; /* what the arguments stand for where they are a list: the function makes an object */
    int collects; /* whether the program wants automatic collection */
    int is_rehearsal;
};

static PyObject *run_attribute(const char *module_name, const char *name)
{
    PyObject *module = PyImport_ImportModule(module_name);
    PyObject *attribute = module ? PyObject_GetAttrString(module, name) : NULL;
    Py_XDECREF(module);
    return attribute;
}

/* Called once by a supervisor. Returns 0, or -1 with an error set. */
static int run_prepare(void)
{
    run_tools.freeze = run_attribute("gc", "freeze");
    run_tools.seed = run_attribute("random", "seed");
    run_tools.count_threads = run_attribute("_thread", "_count");
    run_tools.end_threads = run_attribute("threading", "_shutdown");
    run_tools.call_exit_functions = run_attribute("atexit", "_run_exitfuncs");
    /* The descriptor itself: a class of the candidate's may have an `args` of its own. */
    PyObject *found = PyObject_GetAttrString(PyExc_BaseException, "args");
    run_tools.error_arguments = found;
    int has_all = run_tools.freeze && run_tools.seed && run_tools.count_threads && run_tools.end_threads &&
                  run_tools.call_exit_functions && found;
    return has_all ? 0 : -1;
}

static void run_freeze(void)
{
    Py_XDECREF(PyObject_CallNoArgs(run_tools.freeze));
}

/* Collects now, whatever the program has switched, and leaves automatic collection off. */
static void run_collect(void)
{
    PyGC_Enable();
    PyGC_Collect();
    PyGC_Disable();
}

/* Of Python, besides the main one. The interpreter's own count, which a thread leaves before anybody can have joined it:
 * the kernel's would have those that are just ending among them, now and then. */
static int run_has_threads(void)
{
    PyObject *count = PyObject_CallNoArgs(run_tools.count_threads);
    int has_threads = count && PyLong_AsLong(count) > 0;
    Py_XDECREF(count);
    return has_threads;
}

/* Makes an empty module and puts it where a program looks for itself. Returns its namespace (borrowed), or NULL. */
static PyObject *run_make_module(const char *name)
{
    PyObject *module = PyModule_New(name), *modules = PyImport_GetModuleDict();
    if (!module || PyDict_SetItemString(modules, name, module))
        return NULL;
    PyObject *namespace = PyModule_GetDict(module);
    Py_DECREF(module); /* sys.modules holds it; the run keeps the namespace */
    Py_INCREF(namespace);
    return PyDict_SetItemString(namespace, "__builtins__", PyEval_GetBuiltins()) ? NULL : namespace;
}

/* Takes the program out of the inbox: a tuple of its marshalled code, its entry point, and names that are None in its
 * scope. Nothing of the candidate's has run. Returns 0, or -1 with an error set. */
static int run_take_program(struct run *run)
{
    PyObject *program = codec_decode(run->inbox, run->request->given_bytes), *marshalled, *names;
    char *data;
    Py_ssize_t size;
    if (!program || !PyArg_ParseTuple(program, "SUO!", &marshalled, &run->entry_point, &PyTuple_Type, &names))
        return -1;
    run->namespace = run_make_module(run->request->operation == OPERATION_PROGRAM ? "__main__" : "candidate");
    if (!run->namespace || PyBytes_AsStringAndSize(marshalled, &data, &size))
        return -1;
    run->code = PyMarshal_ReadObjectFromString(data, size);
    Py_INCREF(run->entry_point);
    for (Py_ssize_t i = 0; run->code && i < PyTuple_Size(names); i++)
        if (PyDict_SetItem(run->namespace, PyTuple_GetItem(names, i), Py_None))
            return -1;
    Py_DECREF(program);
    /* Forking seeds the random module from the kernel: an unseeded program would count differently on each run. */
    PyObject *seeded = run->code ? PyObject_CallFunction(run_tools.seed, "i", 0) : NULL;
    Py_XDECREF(seeded);
    return seeded ? 0 : -1;
}

/* Equal heaps make equal counts: nothing of ours is left for the candidate's collections to look through. */
RUN_REHEARSED static void run_settle(const struct run *run)
{
    run_freeze();
    if (run->request->settles)
        settle();
}

static int run_is_simple(PyObject *value)
{
    PyTypeObject *kind = Py_TYPE(value);
    return kind == &PyUnicode_Type || kind == &PyLong_Type || kind == &PyFloat_Type || kind == &PyBool_Type || value == Py_None;
}

/* The text of an error, made of simple arguments alone, so that nothing of the candidate's runs. New, or NULL. */
static PyObject *run_error_text(PyObject *error, int is_key)
{
    PyObject *arguments = PyObject_CallMethod(run_tools.error_arguments, "__get__", "O", error), *text = NULL;
    Py_ssize_t size = arguments && PyTuple_Check(arguments) ? PyTuple_Size(arguments) : 0;
    PyObject *first = size ? PyTuple_GetItem(arguments, 0) : NULL, *second = size > 1 ? PyTuple_GetItem(arguments, 1) : NULL;
    if (first && run_is_simple(first)) {
        if (second && Py_TYPE(first) == &PyLong_Type && Py_TYPE(second) == &PyUnicode_Type)
            text = PyUnicode_FromFormat("[Errno %S] %U", first, second);
        else
            text = is_key ? PyObject_Repr(first) : PyObject_Str(first);
    }
    Py_XDECREF(arguments);
    PyObject *start = text ? PyUnicode_Substring(text, 0, RUN_DETAIL_CHARACTERS) : NULL;
    Py_XDECREF(text);
    PyErr_Clear();
    return start;
}

/* Writes two texts into the outbox, as a tuple, and makes the mark FAILED. */
static void run_fail(struct run *run, enum failure failure, PyObject *kind, PyObject *text)
{
    struct codec_out out = {.at = run->outbox, .end = run->outbox_end};
    PyObject *told = PyTuple_Pack(2, kind ? kind : Py_None, text ? text : Py_None);
    PyErr_Clear();
    if (!told || codec_encode(&out, told) != CODEC_DONE)
        out.at = run->outbox;
    run->request->made_bytes = (uint64_t)(out.at - run->outbox);
    run->request->failure = failure;
    run->mark(MARK_FAILED);
}

/* Tells of the error that is set. */
static void run_raise(struct run *run)
{
    PyObject *kind, *error, *traceback;
    PyErr_Fetch(&kind, &error, &traceback);
    PyErr_NormalizeException(&kind, &error, &traceback);
    PyGC_Disable();
    PyObject *name = kind && PyType_Check(kind) ? PyType_GetName((PyTypeObject *)kind) : NULL;
    PyObject *text = error && PyExceptionInstance_Check(error) ? run_error_text(error, kind == PyExc_KeyError) : NULL;
    run_fail(run, FAILURE_RAISED, name, text);
}

/* Tells how encoding ended. Returns 0, or -1 when it failed. */
static int run_encoded(struct run *run, enum codec_end end, PyObject *refusal)
{
    if (end == CODEC_FAILED)
        run_raise(run);
    else if (end != CODEC_DONE)
        run_fail(run, end == CODEC_FULL ? FAILURE_FULL : FAILURE_REFUSED, NULL, refusal);
    return end == CODEC_DONE ? 0 : -1;
}

/* Encodes the result. Returns 0, or -1 when that failed and has been told. */
static int run_publish(struct run *run)
{
    struct codec_out out = {.at = run->outbox, .end = run->outbox_end};
    enum codec_end end;
    if (run->calls.names)
        end = calls_publish(&run->calls, &out) ? CODEC_FULL : CODEC_DONE;
    else
        end = codec_encode(&out, run->result);
    if (run_encoded(run, end, out.refusal))
        return -1;
    run->request->made_bytes = (uint64_t)(out.at - run->outbox);
    run->mark(MARK_RESULT);
    return 0;
}

/* Executes the program's top level. Returns 0, or -1 when that failed and has been told. */
static int run_load(struct run *run)
{
    run->mark(MARK_STARTED);
    PyObject *nothing = PyEval_EvalCode(run->code, run->namespace, run->namespace);
    if (nothing)
        run->function = PyDict_GetItemWithError(run->namespace, run->entry_point);
    if (!nothing || (!run->function && PyErr_Occurred())) {
        run_raise(run);
        return -1;
    }
    Py_DECREF(nothing);
    if (!run->function) {
        run_fail(run, FAILURE_NO_ENTRY, NULL, run->entry_point);
        return -1;
    }
    Py_INCREF(run->function);
    run->collects = PyGC_IsEnabled();
    run_collect(); /* what the program left behind is its own, and so is the work of looking through it */
    run->request->has_threads = (uint64_t)run_has_threads();
    run->mark(MARK_LOADED);
    return 0;
}

/* Decodes the input that is in the inbox, and settles before the first. Returns 0, or -1 when that failed and has been
 * told. */
static int run_receive(struct run *run, int is_first)
{
    run->arguments = codec_decode(run->inbox, (size_t)run->request->given_bytes);
    int is_list = run->arguments && PyList_Check(run->arguments);
    if (!run->arguments || (is_list ? calls_take(&run->calls, run->arguments) : !PyTuple_Check(run->arguments))) {
        codec_malformed();
        run_raise(run);
        return -1;
    }
    if (is_first)
        run_settle(run);
    if (run->collects)
        PyGC_Enable();
    run->mark(MARK_READY);
    return 0;
}

/* Makes an object and calls its methods. Returns 0, or -1 when that failed and has been told. */
static int run_calls(struct run *run)
{
    enum codec_end end = calls_make(&run->calls, run->function, &run->result);
    run->collects = PyGC_IsEnabled();
    PyGC_Disable();
    if (run_encoded(run, end, run->calls.results.out.refusal))
        return -1;
    run->mark(MARK_RETURNED);
    return 0;
}

/* Calls the function. Returns 0, or -1 when that failed and has been told. */
static int run_call(struct run *run)
{
    if (run->calls.names)
        return run_calls(run);
    run->result = PyObject_Call(run->function, run->arguments, NULL);
    run->collects = PyGC_IsEnabled();
    PyGC_Disable();
    if (!run->result) {
        run_raise(run);
        return -1;
    }
    run->mark(MARK_RETURNED);
    return 0;
}

/* Only a series and a rehearsal come so far; there nothing is counted. */
static void run_forget(struct run *run)
{
    Py_CLEAR(run->result);
    Py_CLEAR(run->arguments);
    calls_forget(&run->calls);
}

/* A function, with one input after the other. In earnest it ends by being killed. */
RUN_REHEARSED static void run_function(struct run *run)
{
    if (run_load(run))
        return;
    for (int is_first = 1; !run_receive(run, is_first) && !run_call(run) && !run_publish(run) && !run->is_rehearsal; is_first = 0)
        run_forget(run);
}

static int run_flush(PyObject *stream)
{
    if (!stream || stream == Py_None)
        return 0;
    PyObject *closed = PyObject_GetAttrString(stream, "closed");
    int is_closed = closed ? PyObject_IsTrue(closed) : 0;
    Py_XDECREF(closed);
    PyErr_Clear(); /* the program may have put anything in the stream's place */
    PyObject *flushed = is_closed > 0 ? Py_NewRef(Py_None) : PyObject_CallMethod(stream, "flush", NULL);
    Py_XDECREF(flushed);
    return flushed ? 0 : -1;
}

/* Whether the error that is set is an exit with None or 0, which is then cleared. */
static int run_left_in_peace(void)
{
    PyObject *kind, *error, *traceback;
    if (!PyErr_ExceptionMatches(PyExc_SystemExit))
        return 0;
    PyErr_Fetch(&kind, &error, &traceback);
    PyErr_NormalizeException(&kind, &error, &traceback);
    PyObject *code = error ? PyObject_GetAttrString(error, "code") : NULL;
    int in_peace = code && (code == Py_None || (PyLong_Check(code) && PyObject_IsTrue(code) == 0));
    PyErr_Clear();
    if (!in_peace)
        PyErr_Restore(kind, error, traceback);
    return in_peace;
}

/* What an interpreter does when a program has come to its end (CPython's Py_FinalizeEx): it waits for threads that are not
 * daemons, calls exit functions, flushes standard output, and lets the module's variables go, which flushes files that are
 * still open. Returns 0, or -1 with an error set. */
static int run_end_program(struct run *run)
{
    if (!run->is_rehearsal) {
        PyObject *ended = PyObject_CallNoArgs(run_tools.end_threads);
        PyObject *called = ended ? PyObject_CallNoArgs(run_tools.call_exit_functions) : NULL;
        if (!called)
            return -1;
    }
    if (run_flush(PySys_GetObject("stdout")))
        return -1;
    PyDict_Clear(run->namespace);
    return run_flush(PySys_GetObject("__stdout__"));
}

/* A whole program has nothing to load: all of it is the call. */
static void run_load_program(struct run *run)
{
    run->mark(MARK_STARTED);
    run->mark(MARK_LOADED);
}

static void run_settle_program(struct run *run)
{
    run_settle(run);
    PyGC_Enable();
    run->mark(MARK_READY);
}

/* What it wrote is the result. */
static void run_call_program(struct run *run)
{
    PyObject *nothing = PyEval_EvalCode(run->code, run->namespace, run->namespace);
    if ((!nothing && !run_left_in_peace()) || run_end_program(run)) {
        run_raise(run);
        return;
    }
    PyGC_Disable();
    run->mark(MARK_RETURNED);
}

RUN_REHEARSED static void run_program(struct run *run)
{
    run_load_program(run);
    run_settle_program(run);
    run_call_program(run);
}

/* Takes the program out of the inbox, and brings the interpreter to the state in which all programs find it. Returns 0, or
 * -1 with an error set. */
RUN_REHEARSED static int run_begin(struct run *run)
{
    if (run_take_program(run))
        return -1;
    run_freeze();
    run_collect();
    if (run->request->settles)
        settle();
    PyGC_Enable();
    return 0;
}

/* A whole run, from a program in the inbox. Returns 0, or -1 with an error set when not even that could be taken. */
static int run_all(struct run *run)
{
    if (run_begin(run))
        return -1;
    if (run->request->operation == OPERATION_PROGRAM)
        run_program(run);
    else
        run_function(run);
    return 0;
}

#endif
