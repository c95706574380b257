/* What the harness calls: an interpreter that is started once, at build time, and in every run goes on from there.
 *
 * The steps of a run are the driver's (run.h). The harness calls them in their order and reads its counter between them:
 * begin, load, and then ready, call and result, for one input after the other. Each returns what failed, or 0; the rest is
 * in `report`. After a failure or a trap only `get_report` may be called.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <string.h>
#include <unistd.h>

#include "host.h"
#include "settle.h"

static void settle(void)
{
    settle_heap(SETTLE_ROUND);
}

#include "../driver/guard.h"
#include "../driver/run.h"

/* Made by freeze_library.py. */
extern const struct _frozen library[];
extern const unsigned char library_bytes[];
extern const size_t library_size;

/* The linker puts this in the place of what imports a frozen module with (-Wl,--wrap). */
extern PyObject *__real_PyMarshal_ReadObjectFromString(const char *, Py_ssize_t);

PyObject *__wrap_PyMarshal_ReadObjectFromString(const char *data, Py_ssize_t size)
{
    const char *first = (const char *)library_bytes;
    guard_passes_marshal = data >= first && data < first + library_size;
    PyObject *object = __real_PyMarshal_ReadObjectFromString(data, size);
    guard_passes_marshal = 0;
    return object;
}

#define EXPORT(name) __attribute__((export_name(#name), used))

enum { PAGE_BYTES = 1 << 16, FAILURE_BYTES = 1 << 12 };

static unsigned char failure_outbox[FAILURE_BYTES]; /* for what is told before a result has room of its own */
static unsigned char *exchange;                     /* what the harness writes before a step, and a result */
static size_t exchange_bytes;
static PyObject *prepare_function;
static int inputs; /* how many were taken */

static void note_mark(enum mark mark)
{
    report.mark = mark;
}

static struct request request;
static struct run run;

static void forget_run(void)
{
    memset(&request, 0, sizeof request);
    memset(&run, 0, sizeof run);
    memset(&report, 0, sizeof report);
    run.mark = note_mark, run.request = &request;
    run.outbox = failure_outbox, run.outbox_end = failure_outbox + sizeof failure_outbox;
    inputs = 0, guard_is_up = 0;
}

static int tell(void)
{
    report.failure = (uint32_t)request.failure;
    report.made = run.outbox, report.made_bytes = (uint32_t)request.made_bytes;
    return (int)request.failure;
}

/* Takes memory from its end, out of the heap's way. */
static void *take_memory(size_t size)
{
    void *start = sbrk((intptr_t)((size + PAGE_BYTES - 1) & ~(size_t)(PAGE_BYTES - 1)));
    return start == (void *)-1 ? NULL : start;
}

/* --- a run --- */

EXPORT(report) struct report *get_report(void)
{
    return &report;
}

/* Returns the address where so many bytes may be written for the next step; NULL where there is no room. */
EXPORT(room) unsigned char *make_room(size_t size)
{
    if (size > exchange_bytes) {
        unsigned char *more = take_memory(size);
        if (!more)
            return NULL;
        exchange = more, exchange_bytes = size;
    }
    return exchange;
}

/* Takes an encoded program: its marshalled code, its entry point, and names that are None in its scope. To prepare one,
 * nothing is taken. */
EXPORT(begin) int begin(uint32_t operation, size_t size)
{
    request.operation = operation, request.settles = 1, request.given_bytes = size;
    run.inbox = exchange;
    if (operation == OPERATION_PREPARE) {
        run.function = Py_NewRef(prepare_function);
        return tell();
    }
    if (run_begin(&run))
        run_raise(&run);
    return tell();
}

/* Runs the module's top level; a whole program's is the call. */
EXPORT(load) int load(void)
{
    guard_is_up = request.operation != OPERATION_PREPARE;
    if (request.operation == OPERATION_PROGRAM)
        run_load_program(&run);
    else if (request.operation == OPERATION_CALL)
        run_load(&run);
    return tell();
}

/* Takes an encoded tuple of arguments; of a whole program, its standard input and how much it may write. */
EXPORT(ready) int ready(size_t size, size_t output_bytes)
{
    run_forget(&run);
    request.given_bytes = size, request.made_bytes = 0;
    run.inbox = exchange;
    if (request.operation != OPERATION_PROGRAM) {
        run_receive(&run, inputs++ == 0);
        return tell();
    }
    char *output = take_memory(output_bytes);
    if (!output) {
        PyErr_NoMemory();
        run_raise(&run);
        return tell();
    }
    host_open_streams((const char *)exchange, size, output, output_bytes);
    run_settle_program(&run);
    return tell();
}

EXPORT(call) int call(void)
{
    if (request.operation == OPERATION_PROGRAM)
        run_call_program(&run);
    else
        run_call(&run);
    return tell();
}

/* Encodes what the call returned, in no more than so many bytes. */
EXPORT(result) int result(size_t most_bytes)
{
    unsigned char *outbox = make_room(most_bytes);
    if (!outbox) {
        PyErr_NoMemory();
        run_raise(&run);
        return tell();
    }
    run.outbox = outbox, run.outbox_end = outbox + most_bytes;
    run_publish(&run);
    return tell();
}

/* --- at build time --- */

static void fail(const char *what)
{
    if (PyErr_Occurred())
        PyErr_Print();
    fprintf(stderr, "%s\n", what);
    abort();
}

static void check(PyStatus status)
{
    if (PyStatus_Exception(status))
        fail(status.err_msg ? status.err_msg : "no Python");
}

static void start_interpreter(void)
{
    PyPreConfig before;
    PyConfig config;
    PyPreConfig_InitIsolatedConfig(&before);
    before.utf8_mode = 1;
    before.allocator = PYMEM_ALLOCATOR_DEFAULT;
    check(Py_PreInitialize(&before));
    settle_prepare();
    PyConfig_InitIsolatedConfig(&config);
    config.use_hash_seed = 1, config.hash_seed = 0;
    config.site_import = 0, config.write_bytecode = 0, config.install_signal_handlers = 0;
    config.use_frozen_modules = 1, config.module_search_paths_set = 1, config.pathconfig_warnings = 0;
    PyConfig_SetString(&config, &config.program_name, L"python");
    PyStatus status = Py_InitializeFromConfig(&config);
    PyConfig_Clear(&config);
    check(status);
}

/* Takes a function of one of the agent's own modules, which programs do not find among the loaded ones. */
static PyObject *take_function(const char *module_name, const char *name)
{
    PyObject *function = run_attribute(module_name, name);
    if (!function || PyDict_DelItemString(PyImport_GetModuleDict(), module_name))
        fail(module_name);
    return function;
}

/* Encodes the program that prepare_function makes of a source. Returns its size. */
static size_t write_program(const char *source, size_t size)
{
    PyObject *prepared = PyObject_CallFunction(prepare_function, "y#", source, (Py_ssize_t)size);
    PyObject *program = prepared ? Py_BuildValue("(OsN)", PyTuple_GetItem(prepared, 0), "f", PyTuple_New(0)) : NULL;
    size_t room = 4 * size + PAGE_BYTES;
    struct codec_out out = {.at = make_room(room), .end = exchange + room};
    if (!program || codec_encode(&out, program) != CODEC_DONE)
        fail("the warm-up cannot be prepared");
    Py_DECREF(program);
    Py_DECREF(prepared);
    return (size_t)(out.at - exchange);
}

/* Walks a run's whole way with a program that uses much of what programs use: what was used once is quick. */
static void warm_up(void)
{
    static const char source[] = {
#embed "inside/warmup.py"
    };
    static const char no_arguments[] = {'(', 0, 0, 0, 0};
    request.operation = OPERATION_CALL, request.given_bytes = write_program(source, sizeof source);
    run.inbox = exchange;
    if (run_begin(&run))
        fail("the warm-up cannot begin");
    run.inbox = (const unsigned char *)no_arguments;
    if (!load()) {
        request.given_bytes = sizeof no_arguments;
        if (!run_receive(&run, 1) && !call())
            result(PAGE_BYTES);
    }
    if (request.failure)
        fail((const char *)run.outbox);
    run_forget(&run);
    PyObject **used[] = {&run.code, &run.namespace, &run.entry_point, &run.function};
    for (size_t i = 0; i < sizeof used / sizeof *used; i++)
        Py_CLEAR(*used[i]);
    PyDict_DelItemString(PyImport_GetModuleDict(), "candidate");
    forget_run();
    PyGC_Enable();
}

static void open_streams(PyObject *function)
{
    PyObject *done = PyObject_CallNoArgs(function);
    if (!done)
        fail("the standard streams cannot be opened");
    Py_DECREF(done);
}

EXPORT(wizer.initialize) void initialize(void)
{
    PyImport_FrozenModules = library;
    start_interpreter();
    forget_run();
    if (run_prepare() || guard_install())
        fail("the driver does not start");
    Py_DECREF(take_function("_effbench_shims", "__name__"));
    prepare_function = take_function("preparing", "prepare");
    PyObject *streams = take_function("streams", "open_streams");
    open_streams(streams);
    warm_up();
    open_streams(streams); /* the program may have moved in them */
    Py_DECREF(streams);
    PyGC_Collect();
    run_freeze();
    settle_heap(SETTLE_PAGE);
}
