"""The program that draws many inputs in one run of a lane and checks the contract on each.

One process for a thousand inputs: a process for each would cost more than the inputs themselves. The generator and the
contract keep their own namespaces and their own file names, so that a fault can be told with its line.
"""

from typing import Final

from effbench.records.task import Program

__all__ = ["ENTRY_POINT", "probe_program"]

ENTRY_POINT: Final = "effbench_probe"

_DRIVER = """
def effbench_probe(draws):
    from hashlib import sha256

    generate = effbench_load("generator.py", GENERATOR, GENERATE)
    contract = effbench_load("contract.py", CONTRACT, "contract") if CONTRACT else None
    found = []
    for draw in draws:
        role = "generator"
        try:
            arguments = generate(*draw)
            odd = effbench_odd(arguments)
            if odd:
                raise TypeError(f"it makes a value of type {odd}, which is not plain")
            digest = sha256(repr(arguments).encode("utf-8", "surrogatepass")).hexdigest()
            role = "contract"
            if contract is not None and contract(*effbench_promised(arguments)) is False:
                raise AssertionError("it returned False")
        except BaseException as error:
            found.append((role, effbench_line(error, role + ".py"), effbench_words(error)))
        else:
            found.append(("", 0, digest))
    return found


def effbench_promised(arguments):
    # Of a class: the constructor's arguments and the calls, without the errors that its results may be.
    return arguments[:2] if type(arguments) is list else arguments


def effbench_load(file, source, name):
    scope = {"__name__": "task"}
    exec(compile(source, file, "exec"), scope)
    return scope[name]


def effbench_odd(value):
    kind = type(value)
    if kind in (int, float, str, bytes, bool, complex, type(None)):
        return ""
    if kind in (list, tuple, set, frozenset):
        return next(filter(None, map(effbench_odd, value)), "")
    if kind is dict:
        return effbench_odd(list(value)) or effbench_odd(list(value.values()))
    return kind.__name__


def effbench_line(error, file):
    line, step = 0, error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == file:
            line = step.tb_lineno
        step = step.tb_next
    return line


def effbench_words(error):
    return f"{type(error).__name__}: {str(error)[:200]}".removesuffix(": ")
"""


def probe_program(generator: Program, contract: Program | None) -> Program:
    """Makes the driver for one task.

    Returns:
        A program that takes a list of (seed, size, level, test index) and returns for each a tuple: an empty text, 0
        and the digest of the input; or ``"generator"`` or ``"contract"``, the line there, and what was raised.
    """
    constants = (
        f"GENERATOR = {generator.source!r}",
        f"GENERATE = {generator.entry_point!r}",
        f"CONTRACT = {('' if contract is None else contract.source)!r}",
    )
    return Program(source="\n".join(constants) + "\n" + _DRIVER, entry_point=ENTRY_POINT)
