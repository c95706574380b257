/* Drives an object: makes it, and calls its methods one by one.
 *
 * This loop is C because Python's would be a frame above the candidate's: a method could read from it which calls are to
 * come, or take it over. Each result is encoded as soon as it is returned, so that nothing which a later call changes
 * reaches it. All of it belongs to the counted call, and costs every program the same.
 */
#ifndef EFFBENCH_CALLS_H
#define EFFBENCH_CALLS_H

#include "codec.h"

enum { CALLS_FIRST_BYTES = 1 << 12 };

/* Encoded values one behind the other, in memory that grows. */
struct calls_values {
    unsigned char *start;
    struct codec_out out;
    uint32_t count;
};

/* What an input that is a list stands for. */
struct calls {
    PyObject *constructor, *names, *arguments; /* tuple; method names and tuples of arguments, a list each */
    PyObject *errors;                          /* tuple of the names of errors that are results */
    struct calls_values results, raised;       /* of each call; index and error of those that raised */
};

/* The errors that may be results. Looked up here, where no program can put anything in their place. */
static PyObject *calls_error(PyObject *name)
{
    const struct { const char *name; PyObject *type; } known[] = {
        {"IndexError", PyExc_IndexError},     {"KeyError", PyExc_KeyError},
        {"LookupError", PyExc_LookupError},   {"OverflowError", PyExc_OverflowError},
        {"RuntimeError", PyExc_RuntimeError}, {"StopIteration", PyExc_StopIteration},
        {"TypeError", PyExc_TypeError},       {"ValueError", PyExc_ValueError},
        {"PermissionError", PyExc_PermissionError}, {"ZeroDivisionError", PyExc_ZeroDivisionError},
    };
    for (size_t i = 0; PyUnicode_Check(name) && i < sizeof known / sizeof *known; i++)
        if (!PyUnicode_CompareWithASCIIString(name, known[i].name))
            return known[i].type;
    return NULL;
}

static void calls_forget(struct calls *calls)
{
    PyObject **held[] = {&calls->constructor, &calls->names, &calls->arguments, &calls->errors};
    for (size_t i = 0; i < sizeof held / sizeof *held; i++)
        Py_CLEAR(*held[i]);
}

/* Splits a call, (name, argument, …), into the two lists. Methods are found by the one text that a name's uses share. */
static int calls_take_one(struct calls *calls, Py_ssize_t place, PyObject *call)
{
    PyObject *name = PyTuple_Check(call) && PyTuple_Size(call) ? PyTuple_GetItem(call, 0) : NULL;
    if (!name || !PyUnicode_Check(name))
        return -1;
    Py_INCREF(name);
    PyUnicode_InternInPlace(&name);
    PyObject *arguments = PyTuple_GetSlice(call, 1, PyTuple_Size(call));
    return PyList_SetItem(calls->names, place, name) || !arguments || PyList_SetItem(calls->arguments, place, arguments) ? -1 : 0;
}

/* Takes an input apart: [the constructor's arguments, a list of calls, names of errors]. Returns 0, or -1. */
static int calls_take(struct calls *calls, PyObject *input)
{
    calls_forget(calls);
    PyObject *constructor = PyList_Size(input) == 3 ? PyList_GetItem(input, 0) : NULL;
    PyObject *each = constructor ? PyList_GetItem(input, 1) : NULL, *errors = constructor ? PyList_GetItem(input, 2) : NULL;
    if (!constructor || !PyTuple_Check(constructor) || !PyList_Check(each) || !PyTuple_Check(errors))
        return -1;
    for (Py_ssize_t i = 0; i < PyTuple_Size(errors); i++)
        if (!calls_error(PyTuple_GetItem(errors, i)))
            return -1;
    Py_ssize_t n = PyList_Size(each);
    calls->constructor = Py_NewRef(constructor), calls->errors = Py_NewRef(errors);
    calls->names = PyList_New(n), calls->arguments = PyList_New(n);
    for (Py_ssize_t i = 0; i < n; i++)
        if (!calls->names || !calls->arguments || calls_take_one(calls, i, PyList_GetItem(each, i)))
            return -1;
    return 0;
}

static int calls_begin_values(struct calls_values *values)
{
    if (!values->start) {
        values->start = PyMem_Malloc(CALLS_FIRST_BYTES);
        values->out.end = values->start + (values->start ? CALLS_FIRST_BYTES : 0);
    }
    values->out.at = values->start, values->count = 0;
    return values->start ? 0 : -1;
}

static enum codec_end calls_put(struct calls_values *values, PyObject *value)
{
    for (;;) {
        size_t used = (size_t)(values->out.at - values->start), room = (size_t)(values->out.end - values->start);
        enum codec_end end = codec_encode(&values->out, value);
        if (end == CODEC_DONE)
            values->count++;
        if (end != CODEC_FULL)
            return end;
        unsigned char *larger = PyMem_Realloc(values->start, 2 * room);
        if (!larger) {
            PyErr_NoMemory();
            return CODEC_FAILED;
        }
        values->start = larger;
        values->out = (struct codec_out){.at = larger + used, .end = larger + 2 * room};
    }
}

/* Notes that call `place` raised the error that is set, if that error may be a result. */
static enum codec_end calls_put_error(struct calls *calls, Py_ssize_t place)
{
    for (Py_ssize_t i = 0; i < PyTuple_Size(calls->errors); i++) {
        PyObject *name = PyTuple_GetItem(calls->errors, i);
        if (!PyErr_ExceptionMatches(calls_error(name)))
            continue;
        PyErr_Clear();
        PyObject *pair = Py_BuildValue("(nO)", place, name);
        enum codec_end end = pair ? calls_put(&calls->raised, pair) : CODEC_FAILED;
        Py_XDECREF(pair);
        return end == CODEC_DONE ? calls_put(&calls->results, Py_None) : end;
    }
    return CODEC_FAILED;
}

/* Makes an object, which is left in `made`, and calls its methods. Whatever is not DONE ends the run. */
static enum codec_end calls_make(struct calls *calls, PyObject *function, PyObject **made)
{
    if (calls_begin_values(&calls->results) || calls_begin_values(&calls->raised)) {
        PyErr_NoMemory();
        return CODEC_FAILED;
    }
    PyObject *object = *made = PyObject_Call(function, calls->constructor, NULL);
    enum codec_end end = object ? CODEC_DONE : CODEC_FAILED;
    for (Py_ssize_t i = 0; end == CODEC_DONE && i < PyList_Size(calls->names); i++) {
        PyObject *method = PyObject_GetAttr(object, PyList_GetItem(calls->names, i));
        PyObject *value = method ? PyObject_Call(method, PyList_GetItem(calls->arguments, i), NULL) : NULL;
        Py_XDECREF(method);
        end = value ? calls_put(&calls->results, value) : calls_put_error(calls, i);
        Py_XDECREF(value);
    }
    return end;
}

static int calls_publish_values(struct codec_out *out, const struct calls_values *values)
{
    return codec_head(out, '(', (Py_ssize_t)values->count) || codec_put(out, values->start, (size_t)(values->out.at - values->start));
}

/* Writes the tuple of results (None for what raised) and the tuple of (index, error), as a tuple. Returns 0, or -1 when
 * there is no room. */
static int calls_publish(const struct calls *calls, struct codec_out *out)
{
    return codec_head(out, '(', 2) || calls_publish_values(out, &calls->results) || calls_publish_values(out, &calls->raised) ? -1 : 0;
}

#endif
