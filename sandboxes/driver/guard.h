/* Refuses what a program may ask the interpreter for and honest programs do not: ways to bytecode of one's own, to other
 * people's objects, and to hooks in the interpreter's loop. A second layer, not a wall: see docs/security.md. */
#ifndef EFFBENCH_GUARD_H
#define EFFBENCH_GUARD_H

#include <string.h>

/* Exported by every CPython, but not part of the limited API before 3.13. */
extern int PySys_AddAuditHook(int (*)(const char *, PyObject *, void *), void *);

static int guard_is_up;        /* from when a candidate's first line runs */
static int guard_passes_marshal; /* once, before the interpreter unmarshals a module of its own */

static int guard_refuse(const char *event)
{
    PyErr_Format(PyExc_RuntimeError, "%s is not allowed here", event);
    return -1;
}

static int guard_is_text(PyObject *source)
{
    return source == Py_None || PyUnicode_Check(source) || PyBytes_Check(source) || PyByteArray_Check(source) ||
           PyMemoryView_Check(source);
}

static int guard_hook(const char *event, PyObject *arguments, void *unused)
{
    static const char *const refused[] = {
        "code.__new__", "marshal.loads", "marshal.load", "sys.settrace", "sys.setprofile",
        "sys.monitoring.register_callback", "gc.get_objects", "gc.get_referrers", "gc.get_referents",
        "cpython.PyInterpreterState_New", "sys.remote_exec", NULL,
    };
    (void)unused;
    if (!guard_is_up)
        return 0;
    if (guard_passes_marshal && !strcmp(event, "marshal.loads")) {
        guard_passes_marshal = 0; /* this hook is the first: whatever a program has hooked in comes after it */
        return 0;
    }
    for (const char *const *name = refused; *name; name++)
        if (!strcmp(event, *name))
            return guard_refuse(event);
    /* A syntax tree can hold what no source can. */
    if (!strcmp(event, "compile") && PyTuple_Size(arguments) > 0 && !guard_is_text(PyTuple_GetItem(arguments, 0)))
        return guard_refuse("compiling a syntax tree");
    return 0;
}

/* Called once, by a supervisor; each child puts the guard up when its program begins. */
static int guard_install(void)
{
    return PySys_AddAuditHook(guard_hook, NULL);
}

#endif
