/* Encodes plain Python values in C; see codec.h. */
#ifndef EFFBENCH_ENCODE_H
#define EFFBENCH_ENCODE_H

enum codec_end { CODEC_DONE, CODEC_REFUSED, CODEC_FULL, CODEC_FAILED };

struct codec_out {
    unsigned char *at, *end;
    PyObject *refusal; /* why the value is not plain; NULL while it is */
    int is_full;
};

/* All functions of the encoder return 0, or -1: full, refused, or with a Python error set. */
static inline int codec_room(struct codec_out *out, uint64_t size)
{
    if ((size_t)(out->end - out->at) >= size)
        return 0;
    out->is_full = 1;
    return -1;
}

static inline int codec_put(struct codec_out *out, const void *data, size_t size)
{
    if (codec_room(out, size))
        return -1;
    memcpy(out->at, data, size);
    out->at += size;
    return 0;
}

static inline int codec_head(struct codec_out *out, char tag, Py_ssize_t count)
{
    uint32_t length = (uint32_t)count;
    if ((Py_ssize_t)length != count) {
        out->is_full = 1;
        return -1;
    }
    return codec_room(out, 1 + sizeof length) || codec_put(out, &tag, 1) ? -1 : codec_put(out, &length, sizeof length);
}

/* One NaN stands for all. */
static inline double codec_one_nan(double number)
{
    static const uint64_t quiet = 0x7FF8000000000000u;
    if (number != number)
        memcpy(&number, &quiet, sizeof number);
    return number;
}

static int codec_put_double(struct codec_out *out, double number)
{
    number = codec_one_nan(number);
    return codec_put(out, &number, sizeof number);
}

static int codec_put_long(struct codec_out *out, PyObject *value)
{
    int overflow;
    long long number = PyLong_AsLongLongAndOverflow(value, &overflow);
    if (!overflow)
        return codec_put(out, "i", 1) ? -1 : codec_put(out, &number, sizeof number);
    PyObject *text = PyNumber_ToBase(value, 16); /* of an exact int: C alone */
    Py_ssize_t size;
    const char *digits = text ? PyUnicode_AsUTF8AndSize(text, &size) : NULL;
    if (!digits)
        return -1;
    int is_negative = *digits == '-', skipped = 2 + is_negative; /* the 0x */
    int failed = codec_head(out, 'I', size - 2) || (is_negative && codec_put(out, "-", 1)) ||
                 codec_put(out, digits + skipped, (size_t)(size - skipped));
    Py_DECREF(text);
    return failed ? -1 : 0;
}

/* Writes the head of a text, and returns where its code points go; NULL where there is no room. */
static unsigned char *codec_text_head(struct codec_out *out, Py_ssize_t length, int width)
{
    unsigned char head[2] = {'s', (unsigned char)width};
    uint32_t count = (uint32_t)length;
    if ((Py_ssize_t)count != length || codec_room(out, sizeof head + sizeof count + (uint64_t)width * (uint64_t)length)) {
        out->is_full = 1;
        return NULL;
    }
    memcpy(out->at, head, sizeof head);
    memcpy(out->at + sizeof head, &count, sizeof count);
    unsigned char *start = out->at + sizeof head + sizeof count;
    out->at = start + (size_t)width * (size_t)length;
    return start;
}

static int codec_put_text(struct codec_out *out, PyObject *text)
{
    Py_ssize_t length = PyUnicode_GetLength(text), size;
    const char *data = PyUnicode_AsUTF8AndSize(text, &size);
    if (data && size == length) { /* nearly all text is ASCII, which the interpreter keeps as it goes out */
        unsigned char *start = codec_text_head(out, length, 1);
        return start ? memcpy(start, data, (size_t)size), 0 : -1;
    }
    PyErr_Clear(); /* of surrogates */
    Py_UCS4 largest = 0;
    for (Py_ssize_t i = 0; i < length; i++)
        largest |= PyUnicode_ReadChar(text, i);
    int width = largest < 0x100 ? 1 : largest < 0x10000 ? 2 : 4;
    unsigned char *start = codec_text_head(out, length, width);
    for (Py_ssize_t i = 0; start && i < length; i++) {
        Py_UCS4 point = PyUnicode_ReadChar(text, i);
        memcpy(start + width * i, &point, (size_t)width); /* little-endian: the low bytes come first */
    }
    return start ? 0 : -1;
}

static int codec_put_bytes(struct codec_out *out, PyObject *value)
{
    char *data;
    Py_ssize_t size;
    if (PyBytes_AsStringAndSize(value, &data, &size) || codec_head(out, 'b', size))
        return -1;
    return codec_put(out, data, (size_t)size);
}

/* The width of the smallest signed number that holds all items, which are exact ints within 64 bits; else 0. */
static int codec_int_width(PyObject *items, Py_ssize_t length)
{
    long long least = 0, most = 0;
    for (Py_ssize_t i = 0; i < length; i++) {
        PyObject *item = PyList_GetItem(items, i);
        int overflow;
        if (Py_TYPE(item) != &PyLong_Type)
            return 0;
        long long number = PyLong_AsLongLongAndOverflow(item, &overflow);
        if (overflow)
            return 0;
        least = number < least ? number : least;
        most = number > most ? number : most;
    }
    if (least >= INT8_MIN && most <= INT8_MAX)
        return 1;
    if (least >= INT16_MIN && most <= INT16_MAX)
        return 2;
    return least >= INT32_MIN && most <= INT32_MAX ? 4 : 8;
}

static int codec_put_ints(struct codec_out *out, PyObject *items, Py_ssize_t length, int width)
{
    unsigned char head[2] = {'q', (unsigned char)width};
    uint32_t count = (uint32_t)length;
    if (codec_put(out, head, sizeof head) || codec_put(out, &count, sizeof count) || codec_room(out, (uint64_t)width * (uint64_t)length))
        return -1;
    for (Py_ssize_t i = 0; i < length; i++, out->at += width) {
        int overflow;
        long long number = PyLong_AsLongLongAndOverflow(PyList_GetItem(items, i), &overflow);
        memcpy(out->at, &number, (size_t)width);
    }
    return 0;
}

static int codec_are_floats(PyObject *items, Py_ssize_t length)
{
    for (Py_ssize_t i = 0; i < length; i++)
        if (Py_TYPE(PyList_GetItem(items, i)) != &PyFloat_Type)
            return 0;
    return length > 0;
}

static int codec_put_value(struct codec_out *out, PyObject *value, int depth);

static int codec_put_list(struct codec_out *out, PyObject *items, int depth)
{
    Py_ssize_t length = PyList_Size(items);
    if (length > (Py_ssize_t)(out->end - out->at)) {
        out->is_full = 1;
        return -1;
    }
    int width = length ? codec_int_width(items, length) : 0;
    if (width)
        return codec_put_ints(out, items, length, width);
    int are_floats = codec_are_floats(items, length);
    if (codec_head(out, are_floats ? 'e' : '[', length))
        return -1;
    for (Py_ssize_t i = 0; i < length; i++) {
        PyObject *item = PyList_GetItem(items, i);
        if (are_floats ? codec_put_double(out, PyFloat_AsDouble(item)) : codec_put_value(out, item, depth + 1))
            return -1;
    }
    return 0;
}

static int codec_put_tuple(struct codec_out *out, PyObject *items, int depth)
{
    Py_ssize_t length = PyTuple_Size(items);
    if (codec_head(out, '(', length))
        return -1;
    for (Py_ssize_t i = 0; i < length; i++)
        if (codec_put_value(out, PyTuple_GetItem(items, i), depth + 1))
            return -1;
    return 0;
}

static int codec_put_set(struct codec_out *out, PyObject *items, int depth, char tag)
{
    PyObject *item, *iterator = PyObject_GetIter(items);
    int failed = !iterator || codec_head(out, tag, PySet_Size(items));
    while (!failed && (item = PyIter_Next(iterator))) {
        failed = codec_put_value(out, item, depth + 1);
        Py_DECREF(item); /* the set holds it */
    }
    Py_XDECREF(iterator);
    return failed || PyErr_Occurred() ? -1 : 0;
}

static int codec_put_dict(struct codec_out *out, PyObject *items, int depth)
{
    PyObject *key, *value;
    Py_ssize_t place = 0;
    if (codec_head(out, 'd', PyDict_Size(items)))
        return -1;
    while (PyDict_Next(items, &place, &key, &value))
        if (codec_put_value(out, key, depth + 1) || codec_put_value(out, value, depth + 1))
            return -1;
    return 0;
}

static int codec_refuse(struct codec_out *out, PyObject *value)
{
    PyObject *name = PyType_GetName(Py_TYPE(value));
    out->refusal = name ? PyUnicode_FromFormat("a value of type %.200U", name) : NULL;
    return -1;
}

static int codec_put_container(struct codec_out *out, PyObject *value, int depth)
{
    PyTypeObject *kind = Py_TYPE(value);
    if (depth >= CODEC_MAX_DEPTH) {
        out->refusal = PyUnicode_FromFormat("nested deeper than %d levels", CODEC_MAX_DEPTH);
        return -1;
    }
    if (kind == &PyList_Type)
        return codec_put_list(out, value, depth);
    if (kind == &PyTuple_Type)
        return codec_put_tuple(out, value, depth);
    if (kind == &PySet_Type)
        return codec_put_set(out, value, depth, '{');
    if (kind == &PyFrozenSet_Type)
        return codec_put_set(out, value, depth, '<');
    return kind == &PyDict_Type ? codec_put_dict(out, value, depth) : codec_refuse(out, value);
}

static int codec_put_value(struct codec_out *out, PyObject *value, int depth)
{
    PyTypeObject *kind = Py_TYPE(value);
    if (kind == &PyLong_Type)
        return codec_put_long(out, value);
    if (kind == &PyUnicode_Type)
        return codec_put_text(out, value);
    if (kind == &PyFloat_Type)
        return codec_put(out, "f", 1) ? -1 : codec_put_double(out, PyFloat_AsDouble(value));
    if (value == Py_None)
        return codec_put(out, "N", 1);
    if (kind == &PyBool_Type)
        return codec_put(out, value == Py_True ? "T" : "F", 1);
    if (kind == &PyBytes_Type)
        return codec_put_bytes(out, value);
    if (kind == &PyComplex_Type) {
        double real = PyComplex_RealAsDouble(value), imaginary = PyComplex_ImagAsDouble(value);
        return codec_put(out, "c", 1) || codec_put_double(out, real) ? -1 : codec_put_double(out, imaginary);
    }
    return codec_put_container(out, value, depth);
}

/* Writes the value's encoding and moves `out->at` behind it. Releases nothing of it. */
static enum codec_end codec_encode(struct codec_out *out, PyObject *value)
{
    if (!codec_put_value(out, value, 0))
        return CODEC_DONE;
    return out->refusal ? CODEC_REFUSED : out->is_full ? CODEC_FULL : CODEC_FAILED;
}

#endif
