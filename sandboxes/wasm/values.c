/* Values as bytes. Exact builtin types alone: no method of a value's own is called. */
#define PY_SSIZE_T_CLEAN
#include "values.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_DEPTH = 200, FIRST_ROOM = 1 << 16 };

/* --- decoding --- */

struct reader {
    const char *next, *end;
    int depth;
};

static PyObject *decode(struct reader *reader);

static PyObject *malformed(void)
{
    PyErr_SetString(PyExc_ValueError, "these bytes are not a value");
    return NULL;
}

/* Gives the address of the next bytes and steps over them; NULL where there are not so many. */
static const char *take(struct reader *reader, size_t size)
{
    const char *at = reader->next;
    if ((size_t)(reader->end - at) < size)
        return NULL;
    reader->next += size;
    return at;
}

static int take_size(struct reader *reader, uint32_t *size)
{
    const char *at = take(reader, sizeof *size);
    if (at)
        memcpy(size, at, sizeof *size);
    return at != NULL;
}

static PyObject *decode_float(struct reader *reader)
{
    double value;
    const char *at = take(reader, sizeof value);
    return at ? (memcpy(&value, at, sizeof value), PyFloat_FromDouble(value)) : malformed();
}

static PyObject *decode_complex(struct reader *reader)
{
    double parts[2];
    const char *at = take(reader, sizeof parts);
    return at ? (memcpy(parts, at, sizeof parts), PyComplex_FromDoubles(parts[0], parts[1])) : malformed();
}

static PyObject *decode_block(struct reader *reader, char kind)
{
    uint32_t size;
    const char *at = take_size(reader, &size) ? take(reader, size) : NULL;
    if (!at)
        return malformed();
    if (kind == 'i')
        return _PyLong_FromByteArray((const unsigned char *)at, size, 1, 1);
    return kind == 's' ? PyUnicode_DecodeUTF8(at, size, "surrogatepass") : PyBytes_FromStringAndSize(at, size);
}

static PyObject *decode_sequence(struct reader *reader, char kind, uint32_t size)
{
    PyObject *made = kind == 'l' ? PyList_New(size) : PyTuple_New(size);
    for (uint32_t i = 0; made && i < size; i++) {
        PyObject *item = decode(reader);
        if (!item)
            Py_CLEAR(made);
        else if (kind == 'l')
            PyList_SET_ITEM(made, i, item);
        else
            PyTuple_SET_ITEM(made, i, item);
    }
    return made;
}

static PyObject *decode_set(struct reader *reader, char kind, uint32_t size)
{
    PyObject *made = kind == 'e' ? PySet_New(NULL) : PyFrozenSet_New(NULL);
    while (made && size--) {
        PyObject *item = decode(reader);
        if (!item || PySet_Add(made, item))
            Py_CLEAR(made);
        Py_XDECREF(item);
    }
    return made;
}

static PyObject *decode_dict(struct reader *reader, uint32_t size)
{
    PyObject *made = PyDict_New();
    while (made && size--) {
        PyObject *key = decode(reader), *value = key ? decode(reader) : NULL;
        if (!value || PyDict_SetItem(made, key, value))
            Py_CLEAR(made);
        Py_XDECREF(key), Py_XDECREF(value);
    }
    return made;
}

static PyObject *decode_container(struct reader *reader, char kind)
{
    uint32_t size;
    /* each item takes a byte: a size that lies makes no room */
    if (!take_size(reader, &size) || size > (size_t)(reader->end - reader->next) || reader->depth >= MAX_DEPTH)
        return malformed();
    reader->depth++;
    PyObject *made = kind == 'd'                  ? decode_dict(reader, size)
                     : kind == 'e' || kind == 'z' ? decode_set(reader, kind, size)
                                                  : decode_sequence(reader, kind, size);
    reader->depth--;
    return made;
}

static PyObject *decode(struct reader *reader)
{
    const char *kind = take(reader, 1);
    switch (kind ? *kind : 0) {
    case 'N':
        Py_RETURN_NONE;
    case 'T':
        Py_RETURN_TRUE;
    case 'F':
        Py_RETURN_FALSE;
    case 'f':
        return decode_float(reader);
    case 'c':
        return decode_complex(reader);
    case 'i':
    case 's':
    case 'b':
        return decode_block(reader, *kind);
    case 'l':
    case 't':
    case 'e':
    case 'z':
    case 'd':
        return decode_container(reader, *kind);
    default:
        return malformed();
    }
}

PyObject *values_decode(const char *data, size_t size)
{
    struct reader reader = {data, data + size, 0};
    PyObject *value = decode(&reader);
    if (value && reader.next != reader.end) {
        Py_DECREF(value);
        return malformed();
    }
    return value;
}

/* --- encoding --- */

static struct writer {
    char *data;
    size_t size, room;
    int depth;
    char refusal[200]; /* why the value is not plain; empty while it is */
} writer;

static int encode(PyObject *value);

static int refuse(const char *what, PyObject *value)
{
    snprintf(writer.refusal, sizeof writer.refusal, "%s%.100s", what, value ? Py_TYPE(value)->tp_name : "");
    return 1;
}

static char *make_room(size_t size)
{
    if (writer.room - writer.size < size) {
        size_t room = 2 * (writer.size + size + FIRST_ROOM);
        char *grown = room > writer.size ? realloc(writer.data, room) : NULL;
        if (!grown) {
            PyErr_NoMemory();
            return NULL;
        }
        writer.data = grown, writer.room = room;
    }
    writer.size += size;
    return writer.data + writer.size - size;
}

static int put(char kind, const void *data, size_t size)
{
    char *to = make_room(1 + size);
    if (!to)
        return -1;
    *to = kind;
    memcpy(to + 1, data, size);
    return 0;
}

static int put_size(char kind, Py_ssize_t size)
{
    uint32_t narrow = (uint32_t)size;
    return put(kind, &narrow, sizeof narrow);
}

static int put_block(char kind, const char *data, Py_ssize_t size)
{
    char *to = put_size(kind, size) ? NULL : make_room((size_t)size);
    if (!to)
        return -1;
    memcpy(to, data, (size_t)size);
    return 0;
}

static int encode_int(PyObject *value)
{
    size_t size = _PyLong_NumBits(value) / 8 + 1;
    unsigned char *to = put_size('i', (Py_ssize_t)size) ? NULL : (unsigned char *)make_room(size);
    return to ? _PyLong_AsByteArray((PyLongObject *)value, to, size, 1, 1) : -1;
}

static int encode_str(PyObject *value)
{
    if (PyUnicode_READY(value))
        return -1;
    if (PyUnicode_IS_ASCII(value))
        return put_block('s', PyUnicode_DATA(value), PyUnicode_GET_LENGTH(value));
    PyObject *bytes = PyUnicode_AsEncodedString(value, "utf-8", "surrogatepass");
    int failed = bytes ? put_block('s', PyBytes_AS_STRING(bytes), PyBytes_GET_SIZE(bytes)) : -1;
    Py_XDECREF(bytes);
    return failed;
}

static int encode_set(PyObject *value)
{
    Py_ssize_t at = 0;
    PyObject *item;
    Py_hash_t hash;
    int failed = put_size(PySet_CheckExact(value) ? 'e' : 'z', PySet_GET_SIZE(value));
    while (!failed && _PySet_NextEntry(value, &at, &item, &hash))
        failed = encode(item);
    return failed;
}

static int encode_dict(PyObject *value)
{
    Py_ssize_t at = 0;
    PyObject *key, *item;
    int failed = put_size('d', PyDict_GET_SIZE(value));
    while (!failed && PyDict_Next(value, &at, &key, &item))
        if (!(failed = encode(key)))
            failed = encode(item);
    return failed;
}

static int encode_sequence(PyObject *value, char kind)
{
    Py_ssize_t size = Py_SIZE(value);
    PyObject **items = kind == 'l' ? ((PyListObject *)value)->ob_item : ((PyTupleObject *)value)->ob_item;
    int failed = put_size(kind, size);
    for (Py_ssize_t i = 0; !failed && i < size; i++)
        failed = encode(items[i]);
    return failed;
}

static int encode_container(PyObject *value)
{
    if (writer.depth >= MAX_DEPTH)
        return refuse("a value nested too deep", NULL);
    writer.depth++;
    int failed = PyList_CheckExact(value)    ? encode_sequence(value, 'l')
                 : PyTuple_CheckExact(value) ? encode_sequence(value, 't')
                 : PyDict_CheckExact(value)  ? encode_dict(value)
                                             : encode_set(value);
    writer.depth--;
    return failed;
}

static int encode(PyObject *value)
{
    if (value == Py_None || PyBool_Check(value))
        return put(value == Py_None ? 'N' : value == Py_True ? 'T' : 'F', "", 0);
    if (PyLong_CheckExact(value))
        return encode_int(value);
    if (PyUnicode_CheckExact(value))
        return encode_str(value);
    if (PyFloat_CheckExact(value))
        return put('f', &PyFloat_AS_DOUBLE(value), sizeof(double));
    if (PyComplex_CheckExact(value))
        return put('c', &((PyComplexObject *)value)->cval, sizeof(Py_complex));
    if (PyBytes_CheckExact(value))
        return put_block('b', PyBytes_AS_STRING(value), PyBytes_GET_SIZE(value));
    if (PyList_CheckExact(value) || PyTuple_CheckExact(value) || PyDict_CheckExact(value) || PyAnySet_CheckExact(value))
        return encode_container(value);
    return refuse("a value of type ", value);
}

int values_encode(PyObject *value, const char **data, size_t *size)
{
    writer.size = 0, writer.depth = 0, writer.refusal[0] = 0;
    int failed = encode(value);
    *data = failed > 0 ? writer.refusal : writer.data;
    *size = failed > 0 ? strlen(writer.refusal) : writer.size;
    return failed;
}
