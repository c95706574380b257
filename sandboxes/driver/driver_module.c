/* effbench_driver: runs candidates, and gives the relay what Python does not offer.
 *
 * The limited API lets one binary serve every Python from 3.11 on.
 */
#define _GNU_SOURCE
#define Py_LIMITED_API 0x030B0000
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <dlfcn.h>
#include <stdio.h>

#include "cage.h"
#include "guard.h"
#include "region.h"
#include "settle.h"

#include "run.h"
#include "supervise.h"

enum { ENCODE_FIRST_BYTES = 1 << 16 };

/* The module lies in every child, too: once a supervisor serves, it has nothing to offer. */
static int is_closed;

static int is_open(void)
{
    if (is_closed)
        PyErr_SetString(PyExc_RuntimeError, "effbench_driver is not for programs");
    return !is_closed;
}

static PyObject *encode(PyObject *self, PyObject *value)
{
    (void)self;
    for (size_t room = ENCODE_FIRST_BYTES; is_open(); room *= 2) {
        unsigned char *data = PyMem_Malloc(room);
        if (!data)
            return PyErr_NoMemory();
        struct codec_out out = {.at = data, .end = data + room};
        enum codec_end end = codec_encode(&out, value);
        PyObject *encoded = end == CODEC_DONE ? PyBytes_FromStringAndSize((char *)data, out.at - data) : NULL;
        PyMem_Free(data);
        if (end == CODEC_REFUSED)
            PyErr_SetObject(PyExc_ValueError, out.refusal);
        if (end != CODEC_FULL)
            return encoded;
    }
    return NULL;
}

static PyObject *decode(PyObject *self, PyObject *data)
{
    char *bytes;
    Py_ssize_t size;
    (void)self;
    return is_open() && !PyBytes_AsStringAndSize(data, &bytes, &size) ? codec_decode(bytes, (size_t)size) : NULL;
}

static PyObject *hide(PyObject *self, PyObject *nothing)
{
    (void)self, (void)nothing;
    if (!is_open())
        return NULL;
    return cage_supervise() ? PyErr_SetFromErrno(PyExc_OSError) : Py_NewRef(Py_None);
}

static PyObject *landlock_version(PyObject *self, PyObject *nothing)
{
    (void)self, (void)nothing;
    return is_open() ? PyLong_FromLong(syscall(CAGE_LANDLOCK_CREATE, NULL, 0, 1)) : NULL;
}

/* Maps a library for good: a child may map none, and finds it there. What it defines is not run. */
static PyObject *keep_library(PyObject *self, PyObject *arguments)
{
    const char *path;
    (void)self;
    if (!is_open() || !PyArg_ParseTuple(arguments, "s", &path))
        return NULL;
    return PyBool_FromLong(dlopen(path, RTLD_NOW) != NULL);
}

static void *map_page(int fd)
{
    void *page = mmap(NULL, REGION_PAGE_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    return page == MAP_FAILED ? NULL : page;
}

static PyObject *supervise(PyObject *self, PyObject *arguments)
{
    const char *filter_path;
    int gate_fd;
    (void)self;
    if (!is_open() || !PyArg_ParseTuple(arguments, "siiiii", &filter_path, &supervisor.command_fd, &supervisor.region_fd,
                                        &supervisor.stdin_fd, &supervisor.stdout_fd, &gate_fd))
        return NULL;
    supervisor.is_emulated = gate_fd < 0;
    supervisor.request = map_page(supervisor.region_fd);
    if (!supervisor.is_emulated) {
        supervisor.gate = map_page(gate_fd);
        close(gate_fd);
    }
    if (!supervisor.request || (!supervisor.is_emulated && !supervisor.gate) || cage_load_filter(&supervisor.filter, filter_path))
        return PyErr_SetFromErrnoWithFilename(PyExc_OSError, filter_path);
    if (supervisor.is_emulated)
        syscall(CAGE_REQUEST_SUPERVISE);
    else if (cage_supervise())
        return PyErr_SetFromErrno(PyExc_OSError);
    if (guard_install())
        return NULL;
    Py_RETURN_NONE;
}

/* Does not return: the frames of who called it are left. */
static PyObject *serve(PyObject *self, PyObject *arguments)
{
    int ready_fd;
    (void)self;
    if (!is_open() || !PyArg_ParseTuple(arguments, "i", &ready_fd))
        return NULL;
    is_closed = 1;
    supervise_leave_frames();
    run_freeze();
    run_collect();
    run_freeze();
    settle_trim();
    syscall(CAGE_REQUEST_COLLAPSE);
    if (write(ready_fd, "+", 1) == 1 && !close(ready_fd) && !supervise_serve())
        _exit(0);
    perror("effbench_driver");
    _exit(1);
}

static void pass_mark(enum mark mark)
{
    (void)mark;
}

static PyObject *rehearse(PyObject *self, PyObject *arguments)
{
    static unsigned char outbox[1 << 20];
    const char *program, *input;
    Py_ssize_t program_size, input_size;
    int is_program;
    (void)self;
    if (!is_open() || !PyArg_ParseTuple(arguments, "y#y#p", &program, &program_size, &input, &input_size, &is_program))
        return NULL;
    struct request request = {.operation = is_program ? OPERATION_PROGRAM : OPERATION_CALL, .settles = 0};
    struct run run = {.mark = pass_mark, .request = &request, .outbox = outbox, .outbox_end = outbox + sizeof outbox, .is_rehearsal = 1};
    run.inbox = (const unsigned char *)program, request.given_bytes = (uint64_t)program_size;
    if (run_begin(&run))
        return NULL;
    run.inbox = (const unsigned char *)input, request.given_bytes = (uint64_t)input_size;
    if (is_program)
        run_program(&run);
    else
        run_function(&run);
    if (request.failure) /* a rehearsal does not fail; what went wrong is told */
        return codec_decode(outbox, request.made_bytes);
    Py_RETURN_NONE;
}

/* The relay's end of the gate. */
static struct gate *gate_of(PyObject *page, Py_buffer *view)
{
    if (PyObject_GetBuffer(page, view, PyBUF_WRITABLE))
        return NULL;
    if (view->len >= (Py_ssize_t)sizeof(struct gate))
        return view->buf;
    PyBuffer_Release(view);
    PyErr_SetString(PyExc_ValueError, "not a gate");
    return NULL;
}

static PyObject *wait_for_turn(PyObject *self, PyObject *arguments)
{
    PyObject *page;
    unsigned int seen, wait_ms;
    Py_buffer view;
    (void)self;
    if (!is_open() || !PyArg_ParseTuple(arguments, "OII", &page, &seen, &wait_ms))
        return NULL;
    struct gate *gate = gate_of(page, &view);
    if (!gate)
        return NULL;
    struct timespec time = {.tv_sec = wait_ms / 1000, .tv_nsec = (long)(wait_ms % 1000) * 1000000};
    gate_wait(&gate->turn, seen, &time);
    uint32_t turn = __atomic_load_n(&gate->turn, __ATOMIC_SEQ_CST);
    PyBuffer_Release(&view);
    return PyLong_FromUnsignedLong(turn);
}

static PyObject *grant(PyObject *self, PyObject *page)
{
    Py_buffer view;
    struct gate *gate;
    (void)self;
    if (!is_open() || !(gate = gate_of(page, &view)))
        return NULL;
    __atomic_store_n(&gate->granted, gate->marks, __ATOMIC_SEQ_CST);
    gate_wake(&gate->granted);
    PyBuffer_Release(&view);
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"encode", encode, METH_O, "encode(value) -> bytes; ValueError says why it is not plain."},
    {"decode", decode, METH_O, "decode(bytes) -> value; ValueError where they are not one."},
    {"hide", hide, METH_NOARGS, "hide(): adopts orphans, hides memory, dies with the parent."},
    {"landlock_version", landlock_version, METH_NOARGS, "landlock_version() -> int; negative where there is none."},
    {"keep_library", keep_library, METH_VARARGS, "keep_library(path) -> whether a native module was mapped, for good."},
    {"rehearse", rehearse, METH_VARARGS, "rehearse(program, input, is_program): a run in this process; None, or what went wrong."},
    {"supervise", supervise, METH_VARARGS, "supervise(filter, command_fd, region_fd, stdin_fd, stdout_fd, gate_fd or -1)."},
    {"serve", serve, METH_VARARGS, "serve(ready_fd): writes a byte there, then forks a child for each byte of the command pipe."},
    {"wait", wait_for_turn, METH_VARARGS, "wait(gate, seen, milliseconds) -> the turn that it is at."},
    {"grant", grant, METH_O, "grant(gate): the child may pass all marks that it has made."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module = {
    PyModuleDef_HEAD_INIT, "effbench_driver", "Runs candidates.", -1, methods, NULL, NULL, NULL, NULL,
};

PyMODINIT_FUNC PyInit_effbench_driver(void)
{
    settle_prepare();
    return run_prepare() ? NULL : PyModule_Create(&module);
}
