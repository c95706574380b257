/* What the harness calls: an interpreter that is started once, at build time, and in every run goes on from there.
 *
 * A run is prepare, load, ready, call, result, in this order, each once; the harness reads its counter between them.
 * Every function leaves what came of it in `report`, and returns report.ending. After a trap nothing may be called.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "host.h"
#include "settle.h"
#include "values.h"

extern const struct _frozen library[]; /* made by freeze_library.py */

#define EXPORT(name) __attribute__((export_name(#name), used))

enum { DETAIL_BYTES = 600 };

static char detail[DETAIL_BYTES];
static char *request; /* what the harness writes before a call */
static size_t request_room;
static PyObject *code, *namespace, *entry_point, *arguments, *value;
static PyObject *freeze; /* gc.freeze, whatever a program puts in its place */
static int is_whole_program;

/* --- what came of it --- */

static int end_with(enum ending ending, const char *data, size_t size)
{
    report.ending = ending, report.data = data, report.size = size;
    return ending;
}

/* Appends text of an exact str, cut where the room ends. Nothing of an exception's own is called. */
static size_t add_text(size_t used, PyObject *text)
{
    Py_ssize_t size;
    const char *utf8 = PyUnicode_CheckExact(text) ? PyUnicode_AsUTF8AndSize(text, &size) : NULL;
    if (!utf8) {
        PyErr_Clear();
        return used;
    }
    size_t part = (size_t)size < sizeof detail - used ? (size_t)size : sizeof detail - used;
    memcpy(detail + used, utf8, part);
    return used + part;
}

/* Reports the error that is set: its type's name, a zero byte, and its text where that is its only argument. */
static int end_with_error(enum ending ending)
{
    PyObject *type, *error, *trace;
    PyErr_Fetch(&type, &error, &trace);
    PyErr_NormalizeException(&type, &error, &trace);
    size_t size = (size_t)snprintf(detail, 100, "%s", type ? ((PyTypeObject *)type)->tp_name : "") + 1;
    size = size > 100 ? 100 : size;
    detail[size - 1] = 0;
    PyObject *texts = error && PyExceptionInstance_Check(error) ? ((PyBaseExceptionObject *)error)->args : NULL;
    if (texts && PyTuple_CheckExact(texts) && PyTuple_GET_SIZE(texts) > 0)
        size = add_text(size, PyTuple_GET_ITEM(texts, 0));
    return end_with(ending, detail, size);
}

/* --- a run --- */

EXPORT(report) struct report *get_report(void)
{
    return &report;
}

/* Makes room for a request and returns its address. It lies at the end of memory, out of the heap's way. */
EXPORT(room) char *make_request_room(size_t size)
{
    if (size > request_room) {
        size_t pages = (size + 0xFFFF) & ~(size_t)0xFFFF;
        char *more = sbrk((intptr_t)pages);
        if (more == (char *)-1)
            return NULL;
        request = more, request_room = pages;
    }
    return request;
}

/* Takes an entry point, a zero byte and a module's source; no entry point for a whole program. Compiles it. */
EXPORT(prepare) int prepare(size_t size)
{
    size_t name_size = strnlen(request, size);
    is_whole_program = name_size == 0;
    entry_point = PyUnicode_FromStringAndSize(request, (Py_ssize_t)name_size);
    const char *source = request + name_size + 1;
    char *text = name_size < size ? strndup(source, size - name_size - 1) : NULL;
    PyCompilerFlags flags = {.cf_flags = PyCF_SOURCE_IS_UTF8, .cf_feature_version = PY_MINOR_VERSION};
    if (text && strlen(text) == size - name_size - 1)
        code = Py_CompileStringExFlags(text, "main.py", Py_file_input, &flags, -1);
    else
        PyErr_SetString(PyExc_ValueError, "source code cannot contain null bytes");
    free(text);
    return code && entry_point ? end_with(RETURNED, "", 0) : end_with_error(NOT_A_PROGRAM);
}

static int make_namespace(const char *name)
{
    PyObject *module = is_whole_program ? PyImport_AddModule(name) : NULL;
    namespace = is_whole_program ? Py_XNewRef(module ? PyModule_GetDict(module) : NULL) : PyDict_New();
    PyObject *text = PyUnicode_FromString(name);
    int failed = !namespace || !text || PyDict_SetItemString(namespace, "__name__", text) ||
                 PyDict_SetItemString(namespace, "__builtins__", PyEval_GetBuiltins());
    Py_XDECREF(text);
    return failed;
}

/* Runs the module's top level, and what its garbage still does; a whole program's is the call. */
EXPORT(load) int load(void)
{
    if (make_namespace(is_whole_program ? "__main__" : "candidate"))
        return end_with_error(RAISED);
    if (is_whole_program)
        return end_with(RETURNED, "", 0);
    PyObject *done = PyEval_EvalCode(code, namespace, namespace);
    if (!done)
        return end_with_error(RAISED);
    Py_DECREF(done);
    PyObject *function = PyDict_GetItemWithError(namespace, entry_point);
    if (!function) {
        PyErr_Format(PyExc_NameError, "name '%U' is not defined", entry_point);
        return end_with_error(NOT_A_PROGRAM);
    }
    Py_SETREF(entry_point, Py_NewRef(function));
    PyGC_Collect();
    return end_with(RETURNED, "", 0);
}

/* Hides from collections all that is there, and makes the heap the same, whatever was loaded. */
static int freeze_and_settle(void)
{
    PyObject *done = PyObject_CallNoArgs(freeze);
    Py_XDECREF(done);
    settle(SETTLE_ROUND);
    return done == NULL;
}

/* Takes the encoded tuple of arguments; of a whole program, its standard input and room for its standard output. The
 * input is there from here on, and this is not charged: so nothing of the program runs here, no finalizer either. */
EXPORT(ready) int ready(size_t size, size_t output_room)
{
    int was_collecting = PyGC_Disable();
    if (is_whole_program) {
        char *output = malloc(output_room);
        if (!output) {
            PyErr_NoMemory();
            return end_with_error(RAISED);
        }
        host_open_streams(request, size, output, output_room);
    } else {
        arguments = values_decode(request, size);
        if (!arguments || !PyTuple_CheckExact(arguments))
            return end_with_error(REFUSED);
    }
    if (freeze_and_settle())
        return end_with_error(RAISED);
    if (was_collecting)
        PyGC_Enable();
    return end_with(RETURNED, "", 0);
}

/* Writes out what the program has left in its streams. */
static int flush(void)
{
    PyObject *stream = PySys_GetObject("stdout");
    PyObject *done = stream && stream != Py_None ? PyObject_CallMethod(stream, "flush", NULL) : Py_NewRef(Py_None);
    Py_XDECREF(done);
    return done != NULL;
}

EXPORT(call) int call(void)
{
    value = is_whole_program ? PyEval_EvalCode(code, namespace, namespace) : PyObject_Call(entry_point, arguments, NULL);
    PyGC_Disable();
    if (!value && !PyErr_ExceptionMatches(PyExc_SystemExit))
        return end_with_error(RAISED);
    if (is_whole_program && !flush())
        return end_with_error(RAISED);
    return value ? end_with(RETURNED, "", 0) : end_with_error(RAISED);
}

/* Encodes what the call returned. */
EXPORT(result) int result(void)
{
    const char *data;
    size_t size;
    int failed = values_encode(value, &data, &size);
    return failed < 0 ? end_with_error(RAISED) : end_with(failed ? REFUSED : RETURNED, data, size);
}

/* --- at build time --- */

static void fail(PyStatus status)
{
    PyErr_Print();
    fprintf(stderr, "%s\n", status.err_msg ? status.err_msg : "no Python");
    abort();
}

static void start_interpreter(void)
{
    PyPreConfig before;
    PyConfig config;
    PyPreConfig_InitIsolatedConfig(&before);
    before.utf8_mode = 1;
    before.allocator = PYMEM_ALLOCATOR_DEFAULT;
    PyStatus status = Py_PreInitialize(&before);
    if (PyStatus_Exception(status))
        fail(status);
    settle_prepare();
    PyConfig_InitIsolatedConfig(&config);
    config.use_hash_seed = 1, config.hash_seed = 0;
    config.site_import = 0, config.write_bytecode = 0, config.install_signal_handlers = 0;
    config.use_frozen_modules = 1, config.module_search_paths_set = 1, config.pathconfig_warnings = 0;
    PyConfig_SetString(&config, &config.program_name, L"python");
    status = Py_InitializeFromConfig(&config);
    PyConfig_Clear(&config);
    if (PyStatus_Exception(status))
        fail(status);
}

/* Walks a run's whole way with a program that uses much of what programs use: what was used once is quick. */
static void warm_up(void)
{
    static const char program[] = {
#embed "inside/warmup.py" prefix('f', 0, )
    };
    static const char no_arguments[] = {'t', 0, 0, 0, 0};
    memcpy(make_request_room(sizeof program), program, sizeof program);
    if (prepare(sizeof program) || load())
        goto failed;
    memcpy(request, no_arguments, sizeof no_arguments);
    if (!(arguments = values_decode(request, sizeof no_arguments)) || call() || result())
        goto failed;
    PyObject **used[] = {&code, &namespace, &entry_point, &arguments, &value};
    for (size_t i = 0; i < sizeof used / sizeof *used; i++)
        Py_CLEAR(*used[i]);
    PyGC_Enable();
    return;
failed:
    fprintf(stderr, "the warm-up failed: %s: %.*s\n", report.data, (int)report.size, report.data);
    abort();
}

EXPORT(wizer.initialize) void initialize(void)
{
    PyImport_FrozenModules = library;
    start_interpreter();
    PyObject *shims = PyImport_ImportModule("_effbench_shims");
    if (!shims) {
        end_with_error(RAISED);
        abort();
    }
    Py_DECREF(shims);
    warm_up();
    PyGC_Collect();
    PyObject *gc = PyImport_ImportModule("gc");
    freeze = gc ? PyObject_GetAttrString(gc, "freeze") : NULL;
    if (!freeze)
        abort();
    Py_DECREF(gc);
    Py_XDECREF(PyObject_CallNoArgs(freeze));
    settle(SETTLE_PAGE);
    memset(&report, 0, sizeof report);
}
