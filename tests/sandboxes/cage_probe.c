/* cage_probe: lets a Python program lock itself into the candidate's cage, to see what is left of the world. */
#define _GNU_SOURCE
#define Py_LIMITED_API 0x030B0000
#include <Python.h>

#include "cage.h"

static PyObject *enter(PyObject *self, PyObject *arguments)
{
    static struct cage_filter filter;
    const char *path;
    int landlock;
    (void)self;
    if (!PyArg_ParseTuple(arguments, "sp", &path, &landlock))
        return NULL;
    if (cage_load_filter(&filter, path))
        return PyErr_SetFromErrnoWithFilename(PyExc_OSError, path);
    return cage_enter(&filter, CAGE_SAME_USER, landlock) ? PyErr_SetFromErrno(PyExc_OSError) : Py_NewRef(Py_None);
}

static PyMethodDef methods[] = {
    {"enter", enter, METH_VARARGS, "enter(filter, landlock): the driver's own way, without another user."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module = {
    PyModuleDef_HEAD_INIT, "cage_probe", NULL, -1, methods, NULL, NULL, NULL, NULL,
};

PyMODINIT_FUNC PyInit_cage_probe(void)
{
    return PyModule_Create(&module);
}
