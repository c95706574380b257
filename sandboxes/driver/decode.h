/* Decodes plain Python values in C; see codec.h. */
#ifndef EFFBENCH_DECODE_H
#define EFFBENCH_DECODE_H

/* Exported by every CPython, but not part of the limited API. */
extern PyObject *PyUnicode_FromKindAndData(int, const void *, Py_ssize_t);

struct codec_in {
    const unsigned char *at, *end;
};

/* The decoder's functions return a new object, or NULL with an error set. What a harness sends is well-formed; what is
 * not is an error all the same, and nothing is read beyond its end. */
static PyObject *codec_malformed(void)
{
    if (!PyErr_Occurred())
        PyErr_SetString(PyExc_ValueError, "not an encoded value");
    return NULL;
}

static inline const unsigned char *codec_take(struct codec_in *in, size_t size)
{
    const unsigned char *start = in->at;
    if ((size_t)(in->end - in->at) < size)
        return NULL;
    in->at += size;
    return start;
}

/* A number of items of which each takes at least `least` bytes; -1 when there cannot be so many. */
static Py_ssize_t codec_take_count(struct codec_in *in, size_t least)
{
    uint32_t count;
    const unsigned char *start = codec_take(in, sizeof count);
    if (!start)
        return -1;
    memcpy(&count, start, sizeof count);
    return (uint64_t)count * least > (size_t)(in->end - in->at) ? -1 : (Py_ssize_t)count;
}

static PyObject *codec_take_digits(struct codec_in *in)
{
    Py_ssize_t size = codec_take_count(in, 1);
    PyObject *text = size < 0 ? NULL : PyUnicode_FromStringAndSize((const char *)codec_take(in, (size_t)size), size);
    const char *digits = text ? PyUnicode_AsUTF8AndSize(text, NULL) : NULL;
    PyObject *value = digits ? PyLong_FromString(digits, NULL, 16) : NULL;
    Py_XDECREF(text);
    return value ? value : codec_malformed();
}

static PyObject *codec_take_text(struct codec_in *in)
{
    const unsigned char *width = codec_take(in, 1);
    if (!width || (*width != 1 && *width != 2 && *width != 4))
        return codec_malformed();
    Py_ssize_t length = codec_take_count(in, *width);
    const unsigned char *points = length < 0 ? NULL : codec_take(in, *width * (size_t)length);
    if (!points)
        return codec_malformed();
    /* The interpreter reads the code points as numbers, which must lie where such numbers may. */
    if ((uintptr_t)points % *width) {
        void *aligned = PyMem_Malloc(*width * (size_t)length);
        if (!aligned)
            return PyErr_NoMemory();
        memcpy(aligned, points, *width * (size_t)length);
        PyObject *text = PyUnicode_FromKindAndData(*width, aligned, length);
        PyMem_Free(aligned);
        return text;
    }
    return PyUnicode_FromKindAndData(*width, points, length);
}

static PyObject *codec_take_bytes(struct codec_in *in)
{
    Py_ssize_t size = codec_take_count(in, 1);
    return size < 0 ? codec_malformed() : PyBytes_FromStringAndSize((const char *)codec_take(in, (size_t)size), size);
}

static long long codec_int_at(const unsigned char *at, int width)
{
    long long number = width == 1 ? (signed char)*at : 0;
    int16_t small;
    int32_t middle;
    if (width == 2)
        memcpy(&small, at, sizeof small), number = small;
    else if (width == 4)
        memcpy(&middle, at, sizeof middle), number = middle;
    else if (width == 8)
        memcpy(&number, at, sizeof number);
    return number;
}

static PyObject *codec_take_ints(struct codec_in *in)
{
    const unsigned char *width = codec_take(in, 1);
    if (!width || (*width != 1 && *width != 2 && *width != 4 && *width != 8))
        return codec_malformed();
    Py_ssize_t length = codec_take_count(in, *width);
    PyObject *items = length < 0 ? codec_malformed() : PyList_New(length);
    for (Py_ssize_t i = 0; items && i < length; i++) {
        PyObject *item = PyLong_FromLongLong(codec_int_at(codec_take(in, *width), *width));
        if (!item)
            Py_CLEAR(items);
        else
            PyList_SetItem(items, i, item);
    }
    return items;
}

static PyObject *codec_take_double(struct codec_in *in)
{
    double number;
    const unsigned char *start = codec_take(in, sizeof number);
    if (!start)
        return codec_malformed();
    memcpy(&number, start, sizeof number);
    return PyFloat_FromDouble(number);
}

static PyObject *codec_take_doubles(struct codec_in *in)
{
    Py_ssize_t length = codec_take_count(in, sizeof(double));
    PyObject *items = length < 0 ? codec_malformed() : PyList_New(length);
    for (Py_ssize_t i = 0; items && i < length; i++) {
        PyObject *item = codec_take_double(in);
        if (!item)
            Py_CLEAR(items);
        else
            PyList_SetItem(items, i, item);
    }
    return items;
}

static PyObject *codec_take_complex(struct codec_in *in)
{
    double parts[2];
    const unsigned char *start = codec_take(in, sizeof parts);
    if (!start)
        return codec_malformed();
    memcpy(parts, start, sizeof parts);
    return PyComplex_FromDoubles(parts[0], parts[1]);
}

static PyObject *codec_take_value(struct codec_in *in, int depth);

static PyObject *codec_take_sequence(struct codec_in *in, int depth, int is_list)
{
    Py_ssize_t length = codec_take_count(in, 1);
    PyObject *items = length < 0 ? codec_malformed() : is_list ? PyList_New(length) : PyTuple_New(length);
    for (Py_ssize_t i = 0; items && i < length; i++) {
        PyObject *item = codec_take_value(in, depth + 1);
        if (!item)
            Py_CLEAR(items);
        else if (is_list)
            PyList_SetItem(items, i, item);
        else
            PyTuple_SetItem(items, i, item);
    }
    return items;
}

static PyObject *codec_take_set(struct codec_in *in, int depth, int is_frozen)
{
    Py_ssize_t length = codec_take_count(in, 1);
    PyObject *items = length < 0 ? codec_malformed() : is_frozen ? PyFrozenSet_New(NULL) : PySet_New(NULL);
    for (Py_ssize_t i = 0; items && i < length; i++) {
        PyObject *item = codec_take_value(in, depth + 1);
        if (!item || PySet_Add(items, item)) /* may fill a new frozenset, too */
            Py_CLEAR(items);
        Py_XDECREF(item);
    }
    if (items && PySet_Size(items) != length) {
        Py_DECREF(items);
        return codec_malformed();
    }
    return items;
}

static PyObject *codec_take_dict(struct codec_in *in, int depth)
{
    Py_ssize_t length = codec_take_count(in, 2);
    PyObject *items = length < 0 ? codec_malformed() : PyDict_New();
    for (Py_ssize_t i = 0; items && i < length; i++) {
        PyObject *key = codec_take_value(in, depth + 1);
        PyObject *value = key ? codec_take_value(in, depth + 1) : NULL;
        if (!value || PyDict_SetItem(items, key, value))
            Py_CLEAR(items);
        Py_XDECREF(key);
        Py_XDECREF(value);
    }
    if (items && PyDict_Size(items) != length) {
        Py_DECREF(items);
        return codec_malformed();
    }
    return items;
}

static PyObject *codec_take_container(struct codec_in *in, int depth, unsigned char tag)
{
    if (depth >= CODEC_MAX_DEPTH)
        return codec_malformed();
    switch (tag) {
    case '[':
    case '(':
        return codec_take_sequence(in, depth, tag == '[');
    case '{':
    case '<':
        return codec_take_set(in, depth, tag == '<');
    case 'd':
        return codec_take_dict(in, depth);
    case 'q':
        return codec_take_ints(in);
    case 'e':
        return codec_take_doubles(in);
    default:
        return codec_malformed();
    }
}

static PyObject *codec_take_value(struct codec_in *in, int depth)
{
    const unsigned char *tag = codec_take(in, 1), *number;
    if (!tag)
        return codec_malformed();
    switch (*tag) {
    case 'i':
        number = codec_take(in, 8);
        return number ? PyLong_FromLongLong(codec_int_at(number, 8)) : codec_malformed();
    case 's':
        return codec_take_text(in);
    case 'f':
        return codec_take_double(in);
    case 'N':
        return Py_NewRef(Py_None);
    case 'T':
        return Py_NewRef(Py_True);
    case 'F':
        return Py_NewRef(Py_False);
    case 'b':
        return codec_take_bytes(in);
    case 'c':
        return codec_take_complex(in);
    case 'I':
        return codec_take_digits(in);
    default:
        return codec_take_container(in, depth, *tag);
    }
}

/* Decodes one value that takes up all of the bytes. */
static PyObject *codec_decode(const void *data, size_t size)
{
    struct codec_in in = {.at = data, .end = (const unsigned char *)data + size};
    PyObject *value = codec_take_value(&in, 0);
    if (value && in.at != in.end) {
        Py_DECREF(value);
        return codec_malformed();
    }
    return value;
}

#endif
