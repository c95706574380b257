/* Encodes a call's result and sends it, without running a line of Python.
 *
 * What happens after a call is not part of its count, so nothing of the candidate's may run there, and there must be
 * little to save by doing it another way: no method is looked up, no other thread gets the interpreter, no trace or
 * profile function is called. The encoding is that of effbench.sandboxes.agent.values, but for floats.
 */
#ifndef EFFBENCH_ANSWER_H
#define EFFBENCH_ANSWER_H

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { ANSWER_MAX_DEPTH = 200, ANSWER_HEADER_BYTES = 64, ANSWER_FIRST_BYTES = 1 << 16, ANSWER_BITS = 1 };

/* The C library's heap is left alone: what it has to tidy up for a larger block depends on what the candidate freed. */
static char answer_first[ANSWER_FIRST_BYTES];

struct answer {
    char *data;
    size_t size, room;
    char refusal[300]; /* why the value is not plain; empty while it is */
};

/* All functions return 0, or -1: with a Python error set, or with a refusal. */
static int answer_grow(struct answer *answer, size_t size)
{
    size_t room = 2 * (answer->size + size + ANSWER_FIRST_BYTES);
    int first = answer->data == answer_first;
    char *grown = first ? mmap(NULL, room, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
                        : mremap(answer->data, answer->room, room, MREMAP_MAYMOVE);
    if (grown == MAP_FAILED) {
        PyErr_NoMemory();
        return -1;
    }
    if (first)
        memcpy(grown, answer_first, answer->size);
    answer->data = grown, answer->room = room;
    return 0;
}

static inline int answer_add(struct answer *answer, const char *data, size_t size)
{
    if (answer->size + size > answer->room && answer_grow(answer, size))
        return -1;
    char *end = answer->data + answer->size;
    answer->size += size;
    if (size > 64)
        memcpy(end, data, size);
    else
        while (size--) /* most pieces are a few characters: a call would cost more than they do */
            *end++ = *data++;
    return 0;
}

#define ANSWER_LITERAL(answer, text) answer_add(answer, text, sizeof text - 1)

static int answer_byte(struct answer *answer, Py_UCS4 byte)
{
    static const char digits[] = "0123456789abcdef";
    char pair[2] = {digits[byte >> 4 & 15], digits[byte & 15]};
    return answer_add(answer, pair, 2);
}

/* Two surrogates that JSON would take for one character. */
static int answer_has_pair(PyObject *text, Py_ssize_t length)
{
    for (Py_ssize_t i = 1; i < length; i++)
        if (PyUnicode_ReadChar(text, i) >> 10 == 0xDC00 >> 10 && PyUnicode_ReadChar(text, i - 1) >> 10 == 0xD800 >> 10)
            return 1;
    return 0;
}

static int answer_surrogates(struct answer *answer, PyObject *text, Py_ssize_t length)
{
    if (ANSWER_LITERAL(answer, "{\"u\":\""))
        return -1;
    for (Py_ssize_t i = 0; i < length; i++) {
        Py_UCS4 point = PyUnicode_ReadChar(text, i);
        int more = (point > 0x7F) + (point > 0x7FF) + (point > 0xFFFF); /* bytes after the first, as in UTF-8 */
        static const Py_UCS4 first[] = {0, 0xC0, 0xE0, 0xF0};
        int failed = answer_byte(answer, first[more] | point >> 6 * more);
        while (more-- && !failed)
            failed = answer_byte(answer, 0x80 | (point >> 6 * more & 0x3F));
        if (failed)
            return -1;
    }
    return ANSWER_LITERAL(answer, "\"}");
}

/* Escapes of JSON for what is not written as it is. */
static int answer_escape(struct answer *answer, Py_UCS4 point)
{
    static const char shorts[][2] = {{'"', '"'}, {'\\', '\\'}, {'\n', 'n'}, {'\r', 'r'}, {'\t', 't'}, {'\f', 'f'}, {'\b', 'b'}};
    char piece[16];
    for (size_t s = 0; s < sizeof shorts / sizeof *shorts; s++)
        if (point == (Py_UCS4)shorts[s][0]) {
            piece[0] = '\\', piece[1] = shorts[s][1];
            return answer_add(answer, piece, 2);
        }
    int size = point < 0x10000 ? snprintf(piece, sizeof piece, "\\u%04x", (unsigned)point)
                               : snprintf(piece, sizeof piece, "\\u%04x\\u%04x", 0xD800 + (unsigned)((point - 0x10000) >> 10),
                                          0xDC00 + (unsigned)((point - 0x10000) & 0x3FF));
    return answer_add(answer, piece, (size_t)size);
}

static inline int answer_is_plain(Py_UCS4 point)
{
    return point >= ' ' && point <= '~' && point != '"' && point != '\\';
}

static PyObject *answer_isascii; /* str.isascii: no UTF-8 must be made of other text, which would stay with it */

/* Called once. */
static int answer_prepare(void)
{
    answer_isascii = PyObject_GetAttrString((PyObject *)&PyUnicode_Type, "isascii");
    return answer_isascii ? 0 : -1;
}

/* Nearly all text is ASCII, which the interpreter keeps as UTF-8: pieces between escapes are copied whole. */
static int answer_ascii(struct answer *answer, const char *data, size_t size)
{
    size_t begin = 0;
    if (ANSWER_LITERAL(answer, "\""))
        return -1;
    for (size_t i = 0; i < size; i++)
        if (!answer_is_plain((unsigned char)data[i])) {
            if (answer_add(answer, data + begin, i - begin) || answer_escape(answer, (unsigned char)data[i]))
                return -1;
            begin = i + 1;
        }
    return answer_add(answer, data + begin, size - begin) ? -1 : ANSWER_LITERAL(answer, "\"");
}

static int answer_text(struct answer *answer, PyObject *text)
{
    PyObject *is_ascii = PyObject_CallFunctionObjArgs(answer_isascii, text, NULL);
    if (!is_ascii)
        return -1;
    Py_DECREF(is_ascii);
    if (is_ascii == Py_True) {
        Py_ssize_t size;
        const char *data = PyUnicode_AsUTF8AndSize(text, &size);
        return data ? answer_ascii(answer, data, (size_t)size) : -1;
    }
    Py_ssize_t length = PyUnicode_GetLength(text);
    if (answer_has_pair(text, length))
        return answer_surrogates(answer, text, length);
    int failed = ANSWER_LITERAL(answer, "\"");
    for (Py_ssize_t i = 0; i < length && !failed; i++) {
        Py_UCS4 point = PyUnicode_ReadChar(text, i);
        char piece = (char)point;
        failed = answer_is_plain(point) ? answer_add(answer, &piece, 1) : answer_escape(answer, point);
    }
    return failed ? -1 : ANSWER_LITERAL(answer, "\"");
}

/* An object's own text, as C made it: the hexadecimal digits of a large int. */
static int answer_digits(struct answer *answer, PyObject *text)
{
    Py_ssize_t size;
    const char *data = text ? PyUnicode_AsUTF8AndSize(text, &size) : NULL;
    int failed = !data || answer_add(answer, data, (size_t)size);
    Py_XDECREF(text);
    return failed ? -1 : 0;
}

static int answer_integer(struct answer *answer, unsigned long long size, int is_negative)
{
    char digits[24], *end = digits + sizeof digits, *begin = end;
    do
        *--begin = (char)('0' + size % 10);
    while (size /= 10);
    if (is_negative)
        *--begin = '-';
    return answer_add(answer, begin, (size_t)(end - begin));
}

/* Most floats go as their bits, behind a byte that is nowhere else: the shortest digits of one take thousands of
 * instructions to find, which an emulator would go through. The harness spells them out. */
static int answer_float(struct answer *answer, PyObject *value)
{
    double number = PyFloat_AsDouble(value);
    if (number != number)
        return ANSWER_LITERAL(answer, "NaN");
    if (number - number != 0)
        return number > 0 ? ANSWER_LITERAL(answer, "Infinity") : ANSWER_LITERAL(answer, "-Infinity");
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    double size = number < 0 ? -number : number;
    if (size < 1e15 && size == (double)(unsigned long long)size)
        return answer_integer(answer, (unsigned long long)size, bits >> 63) ? -1 : ANSWER_LITERAL(answer, ".0");
    char piece[17] = {ANSWER_BITS};
    for (int i = 1; i <= 16; i++, bits <<= 4)
        piece[i] = "0123456789abcdef"[bits >> 60];
    return answer_add(answer, piece, sizeof piece);
}

static int answer_int(struct answer *answer, PyObject *value)
{
    int overflow;
    long long number = PyLong_AsLongLongAndOverflow(value, &overflow);
    if (overflow || number == (-9223372036854775807LL - 1)) {
        if (ANSWER_LITERAL(answer, "{\"i\":\"") || answer_digits(answer, PyNumber_ToBase(value, 16)))
            return -1;
        return ANSWER_LITERAL(answer, "\"}");
    }
    return answer_integer(answer, number < 0 ? 0 - (unsigned long long)number : (unsigned long long)number, number < 0);
}

static int answer_bytes(struct answer *answer, PyObject *value)
{
    char *data;
    Py_ssize_t size;
    if (PyBytes_AsStringAndSize(value, &data, &size) || ANSWER_LITERAL(answer, "{\"b\":\""))
        return -1;
    for (Py_ssize_t i = 0; i < size; i++)
        if (answer_byte(answer, (unsigned char)data[i]))
            return -1;
    return ANSWER_LITERAL(answer, "\"}");
}

static int answer_complex(struct answer *answer, PyObject *value)
{
    PyObject *real = PyFloat_FromDouble(PyComplex_RealAsDouble(value));
    PyObject *imaginary = PyFloat_FromDouble(PyComplex_ImagAsDouble(value));
    int failed = !real || !imaginary || ANSWER_LITERAL(answer, "{\"c\":[") || answer_float(answer, real) ||
                 ANSWER_LITERAL(answer, ",") || answer_float(answer, imaginary) || ANSWER_LITERAL(answer, "]}");
    Py_XDECREF(real), Py_XDECREF(imaginary);
    return failed ? -1 : 0;
}

static int answer_value(struct answer *answer, PyObject *value, int depth);

/* Items by index, looked up anew each time: nothing here runs Python, but a list stays a list that could change. */
static int answer_sequence(struct answer *answer, PyObject *items, int depth, int is_list)
{
    if (ANSWER_LITERAL(answer, "["))
        return -1;
    for (Py_ssize_t i = 0; i < (is_list ? PyList_Size(items) : PyTuple_Size(items)); i++) {
        PyObject *item = is_list ? PyList_GetItem(items, i) : PyTuple_GetItem(items, i);
        if (!item || (i && ANSWER_LITERAL(answer, ",")) || answer_value(answer, item, depth + 1))
            return -1;
    }
    return ANSWER_LITERAL(answer, "]");
}

static int answer_set(struct answer *answer, PyObject *items, int depth)
{
    PyObject *item, *iterator = PyObject_GetIter(items);
    int failed = !iterator || ANSWER_LITERAL(answer, "["), first = 1;
    while (!failed && (item = PyIter_Next(iterator))) {
        failed = (!first && ANSWER_LITERAL(answer, ",")) || answer_value(answer, item, depth + 1);
        first = 0;
        Py_DECREF(item);
    }
    Py_XDECREF(iterator);
    return failed || PyErr_Occurred() ? -1 : ANSWER_LITERAL(answer, "]");
}

static int answer_dict(struct answer *answer, PyObject *items, int depth)
{
    PyObject *key, *value;
    Py_ssize_t place = 0;
    if (ANSWER_LITERAL(answer, "["))
        return -1;
    for (int first = 1; PyDict_Next(items, &place, &key, &value); first = 0)
        if ((!first && ANSWER_LITERAL(answer, ",")) || ANSWER_LITERAL(answer, "[") || answer_value(answer, key, depth + 1) ||
            ANSWER_LITERAL(answer, ",") || answer_value(answer, value, depth + 1) || ANSWER_LITERAL(answer, "]"))
            return -1;
    return ANSWER_LITERAL(answer, "]");
}

static int answer_refuse(struct answer *answer, PyObject *value)
{
    PyObject *name = PyType_GetName(Py_TYPE(value));
    PyObject *ascii = name ? PyUnicode_AsEncodedString(name, "ascii", "backslashreplace") : NULL;
    if (ascii)
        snprintf(answer->refusal, sizeof answer->refusal, "a value of type %.200s", PyBytes_AsString(ascii));
    Py_XDECREF(name), Py_XDECREF(ascii);
    return -1;
}

static int answer_value(struct answer *answer, PyObject *value, int depth)
{
    PyTypeObject *kind = Py_TYPE(value);
    if (value == Py_None)
        return ANSWER_LITERAL(answer, "null");
    if (kind == &PyBool_Type)
        return value == Py_True ? ANSWER_LITERAL(answer, "true") : ANSWER_LITERAL(answer, "false");
    if (kind == &PyLong_Type)
        return answer_int(answer, value);
    if (kind == &PyFloat_Type)
        return answer_float(answer, value);
    if (kind == &PyUnicode_Type)
        return answer_text(answer, value);
    if (depth >= ANSWER_MAX_DEPTH) {
        snprintf(answer->refusal, sizeof answer->refusal, "nested deeper than %d levels", ANSWER_MAX_DEPTH);
        return -1;
    }
    if (kind == &PyList_Type)
        return answer_sequence(answer, value, depth, 1);
    if (kind == &PyBytes_Type)
        return answer_bytes(answer, value);
    if (kind == &PyComplex_Type)
        return answer_complex(answer, value);
    int failed;
    if (kind == &PyTuple_Type)
        failed = ANSWER_LITERAL(answer, "{\"t\":") || answer_sequence(answer, value, depth, 0);
    else if (kind == &PySet_Type)
        failed = ANSWER_LITERAL(answer, "{\"s\":") || answer_set(answer, value, depth);
    else if (kind == &PyFrozenSet_Type)
        failed = ANSWER_LITERAL(answer, "{\"z\":") || answer_set(answer, value, depth);
    else if (kind == &PyDict_Type)
        failed = ANSWER_LITERAL(answer, "{\"d\":") || answer_dict(answer, value, depth);
    else
        return answer_refuse(answer, value);
    return failed ? -1 : ANSWER_LITERAL(answer, "}");
}

/* Writes all of it. The interpreter is not given to other threads meanwhile: they could change nothing any more, but
 * what they do would be done in nobody's time. */
static int answer_write(int fd, const char *data, size_t size)
{
    while (size) {
        ssize_t written = write(fd, data, size);
        if (written < 0 && errno != EINTR) {
            PyErr_SetFromErrno(PyExc_OSError);
            return -1;
        }
        data += written < 0 ? 0 : written, size -= written < 0 ? 0 : (size_t)written;
    }
    return 0;
}

/* Sends the frame of a result (effbench.sandboxes.agent.wire). Returns None, or the reason why it is not plain. */
static PyObject *answer_send(int fd, PyObject *value)
{
    /* The header goes right before the value. */
    struct answer answer = {.data = answer_first, .size = ANSWER_HEADER_BYTES, .room = sizeof answer_first};
    char header[ANSWER_HEADER_BYTES];
    PyObject *result = NULL;
    if (!answer_value(&answer, value, 0)) {
        size_t length = (size_t)snprintf(header + 4, sizeof header - 4, "{\"status\":\"ok\",\"blobs\":[%zu]}",
                                         answer.size - ANSWER_HEADER_BYTES);
        for (int i = 0; i < 4; i++)
            header[i] = (char)(length >> (24 - 8 * i) & 0xFF);
        char *begin = answer.data + ANSWER_HEADER_BYTES - length - 4;
        memcpy(begin, header, length + 4);
        if (!answer_write(fd, begin, (size_t)(answer.data + answer.size - begin)))
            result = Py_NewRef(Py_None);
    } else if (*answer.refusal && !PyErr_Occurred()) {
        result = PyUnicode_FromString(answer.refusal);
    }
    if (answer.data != answer_first)
        munmap(answer.data, answer.room);
    return result;
}

#endif
