/* Values as bytes: the same format as effbench/sandboxes/wasm/values.py, which describes it. */
#ifndef EFFBENCH_VALUES_H
#define EFFBENCH_VALUES_H

#include <Python.h>

/* Decodes a whole buffer. Returns a new reference; NULL with an error set where the bytes are not a value. */
PyObject *values_decode(const char *data, size_t size);

/* Encodes a value, running no line of Python. Returns 0 and a block that stays valid until the next call; 1 and why
 * the value is not plain; -1 with an error set. */
int values_encode(PyObject *value, const char **data, size_t *size);

#endif
