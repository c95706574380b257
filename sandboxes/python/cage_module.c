/* effbench_cage: what the agent needs of the kernel and Python does not offer.
 *
 * The limited API lets one binary serve every Python from 3.11 on.
 */
#define _GNU_SOURCE
#define Py_LIMITED_API 0x030B0000
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "answer.h"
#include "cage.h"
#include "settle.h"

static struct cage_filter filter;
static const char *const layers[] = {"", "uid", "no_new_privs", "pdeathsig", "landlock", "seccomp"};

static PyObject *load(PyObject *self, PyObject *arguments)
{
    const char *path;
    (void)self;
    if (!PyArg_ParseTuple(arguments, "s", &path))
        return NULL;
    if (cage_load_filter(&filter, path))
        return PyErr_SetFromErrnoWithFilename(PyExc_OSError, path);
    Py_RETURN_NONE;
}

static PyObject *enter(PyObject *self, PyObject *arguments)
{
    unsigned int uid;
    int landlock, emulated;
    (void)self;
    if (!PyArg_ParseTuple(arguments, "Ipp", &uid, &landlock, &emulated))
        return NULL;
    if (emulated) {
        syscall(CAGE_REQUEST_ENTER, (long)uid, (long)landlock); /* the plugin ends the process when a layer fails */
        Py_RETURN_NONE;
    }
    int failed = cage_enter(&filter, uid, landlock);
    if (failed)
        return PyErr_SetFromErrnoWithFilename(PyExc_OSError, layers[failed]);
    Py_RETURN_NONE;
}

static PyObject *supervise(PyObject *self, PyObject *arguments)
{
    int emulated;
    (void)self;
    if (!PyArg_ParseTuple(arguments, "p", &emulated))
        return NULL;
    if (emulated)
        syscall(CAGE_REQUEST_SUPERVISE);
    else if (cage_supervise())
        return PyErr_SetFromErrno(PyExc_OSError);
    Py_RETURN_NONE;
}

static PyObject *landlock_version(PyObject *self, PyObject *nothing)
{
    (void)self, (void)nothing;
    return PyLong_FromLong(syscall(CAGE_LANDLOCK_CREATE, NULL, 0, 1));
}

static PyObject *settle_heap(PyObject *self, PyObject *nothing)
{
    (void)self, (void)nothing;
    settle();
    syscall(CAGE_REQUEST_SETTLED); /* an emulator takes note; a kernel knows no such call */
    Py_RETURN_NONE;
}

static PyObject *trim_heap(PyObject *self, PyObject *nothing)
{
    (void)self, (void)nothing;
    settle_trim();
    syscall(CAGE_REQUEST_COLLAPSE);
    Py_RETURN_NONE;
}

static PyObject *send_result(PyObject *self, PyObject *arguments)
{
    int fd;
    PyObject *value;
    (void)self;
    return PyArg_ParseTuple(arguments, "iO", &fd, &value) ? answer_send(fd, value) : NULL;
}

static PyMethodDef methods[] = {
    {"load", load, METH_VARARGS, "load(path): reads the seccomp filter, once per supervisor."},
    {"enter", enter, METH_VARARGS, "enter(uid, landlock, emulated): locks this process in for good."},
    {"supervise", supervise, METH_VARARGS, "supervise(emulated): adopts orphans, hides memory, dies with the parent."},
    {"landlock_version", landlock_version, METH_NOARGS, "landlock_version() -> int; negative where there is none."},
    {"settle", settle_heap, METH_NOARGS, "settle(): brings the heap to one state, whatever came before."},
    {"trim", trim_heap, METH_NOARGS, "trim(): leaves little room in the open arena, once the supervisor is warm."},
    {"send", send_result, METH_VARARGS, "send(fd, value) -> None, or why the value is not plain and was not sent."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module = {
    PyModuleDef_HEAD_INIT, "effbench_cage", "The candidate's cage.", -1, methods, NULL, NULL, NULL, NULL,
};

PyMODINIT_FUNC PyInit_effbench_cage(void)
{
    settle_prepare();
    return answer_prepare() ? NULL : PyModule_Create(&module);
}
