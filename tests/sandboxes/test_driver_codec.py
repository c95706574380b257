"""The driver's C in a process that sanitizers look after: values there and back, whole runs, and hostile bytes."""

import math
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effbench.sandboxes import values
from tests.conftest import missing
from tests.sandboxes.encoded_values import ENCODED_VALUES
from tests.sandboxes.sanitized_driver import SanitizedDriver, build, sanitizers
from tests.sandboxes.test_values import plain_values, same

pytestmark = pytest.mark.local

MOST_REHEARSED_BYTES = 1 << 20
Told = tuple[str | None, str | None] | None


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SanitizedDriver]:
    if not sanitizers():
        missing("local", "gcc has no address sanitizer here")
    folder = tmp_path_factory.mktemp("sanitized")
    build(folder)
    with SanitizedDriver.running(folder) as driver:
        yield driver


def nested(depth: int) -> list[Any]:
    value: list[Any] = []
    for _ in range(depth - 1):
        value = [value]
    return value


@pytest.mark.parametrize(("value", "encoded"), ENCODED_VALUES, ids=range(len(ENCODED_VALUES)))
def test_values_are_encoded_byte_for_byte_as_described(driver: SanitizedDriver, value: object, encoded: bytes) -> None:
    assert driver.ask("encode", values.encode(value)) == encoded
    assert driver.ask("decode", encoded) == encoded


@given(value=plain_values)
@settings(max_examples=400)
def test_the_driver_reads_and_writes_what_the_harness_writes_and_reads(driver: SanitizedDriver, value: object) -> None:
    encoded = values.encode(value)
    assert same(values.decode(driver.ask("encode", values.encode(value))), value)
    assert same(values.decode(driver.ask("decode", encoded)), value)


@pytest.mark.parametrize(
    "value",
    [
        "x" * 3_000_000, "\u20ac" * 1_000_000, "\U0001f600" * 500_000, bytes(5_000_000), list(range(500_000)),
        [0.5] * 300_000, [1 << 70] * 20_000, {number: str(number) for number in range(100_000)}, ["\u20ac"] * 100_000,
        nested(values.MAX_DEPTH), (None,) * 300_000,
    ],
    ids=["narrow", "wide", "widest", "bytes", "ints", "floats", "large ints", "dict", "texts", "deep", "tuple"],
)  # fmt: skip
def test_values_of_every_size_arrive_whole(driver: SanitizedDriver, value: object) -> None:
    encoded = values.encode(value)
    assert driver.ask("encode", values.encode(value)) == encoded
    assert driver.ask("decode", encoded) == encoded


@pytest.mark.parametrize(
    ("expression", "reason"),
    [
        ("object()", "a value of type object"),
        ("[1, (range(3),)]", "a value of type range"),
        ("{1: type('\\u00c4', (int,), {})(3)}", "a value of type \u00c4"),
        ("type('x' * 5000, (), {})()", "a value of type " + "x" * 200),
        ("type('\\u20ac' * 300, (), {})()", "a value of type " + "\u20ac" * 200),
        ("frozenset({type('T', (tuple,), {})()})", "a value of type T"),
        ("(lambda items: items.append(items) or items)([])", "nested deeper than 200 levels"),
        ("bytearray(3)", "a value of type bytearray"),
        ("float('nan').__class__", "a value of type type"),
        ("__import__('collections').Counter()", "a value of type Counter"),
        ("type('Sly', (str,), {'__class__': str})('x')", "a value of type Sly"),
    ],
)
def test_what_is_not_plain_is_refused_by_name(driver: SanitizedDriver, expression: str, reason: str) -> None:
    with pytest.raises(ValueError) as refused:
        driver.ask("encode_expression", expression)
    assert str(refused.value) == reason


def test_nesting_ends_where_the_harness_ends_it(driver: SanitizedDriver) -> None:
    with pytest.raises(ValueError, match="nested deeper than 200 levels"):
        driver.ask(
            "encode_expression", f"__import__('functools').reduce(lambda x, _: [x], range({values.MAX_DEPTH}), [])"
        )
    deepest = values.encode(nested(values.MAX_DEPTH))
    with pytest.raises(ValueError, match="not an encoded value"):
        driver.ask("decode", b"[\1\0\0\0" + deepest)


def decode(driver: SanitizedDriver, data: bytes) -> bytes | None:
    """The value encoded again, or None for no value."""
    try:
        found = driver.ask("decode", data)
    except (ValueError, TypeError, RuntimeError):
        return None
    assert isinstance(found, bytes)
    return found


COUNTS = st.sampled_from([0, 1, 2, 255, 1 << 16, (1 << 31) - 1, 1 << 31, (1 << 32) - 1])


@st.composite
def hostile(draw: st.DrawFn) -> bytes:
    """An encoding with some of its bytes changed, left out, doubled, or made a count."""
    data = bytearray(values.encode(draw(plain_values)))
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(data)))
        match draw(st.integers(0, 5)):
            case 0:
                data[place : place + 1] = draw(st.binary(min_size=1, max_size=2))
            case 1:
                del data[place : place + draw(st.integers(1, 9))]
            case 2:
                data[place:place] = data[: draw(st.integers(0, len(data)))]
            case 3:
                data[place : place + 4] = draw(COUNTS).to_bytes(4, "little")
            case 4:
                data[place : place + 1] = bytes([draw(st.sampled_from(b"NTFifIscbqe[({<d"))])
            case _:
                data[place : place + 1] = bytes([draw(st.sampled_from([0, 1, 2, 3, 4, 8, 255]))])
    return bytes(data)


@given(data=hostile() | st.binary(max_size=60))
@settings(max_examples=1000)
def test_hostile_bytes_are_an_error_or_what_the_harness_takes_them_for(driver: SanitizedDriver, data: bytes) -> None:
    found = decode(driver, data)
    try:
        expected = values.decode(data)
    except ValueError:
        return  # the driver, which reads only what the harness wrote, may be less strict
    assert found is not None
    assert same(values.decode(found), expected)


@given(data=hostile() | st.binary(max_size=60))
@settings(max_examples=200)
def test_hostile_inputs_are_errors(driver: SanitizedDriver, data: bytes) -> None:
    told = driver.ask("rehearse", "def f(*_):\n    return 1\n", "f", (), data, False)
    assert told is None or told[0] in ("ValueError", "TypeError", "UnicodeDecodeError", "SystemError", "OverflowError")


@pytest.mark.parametrize("program", [None, 7, (), (b"N", "f"), (b"N", b"f", ()), ("N", "f", ()), (b"N", "f", [])])
def test_what_is_no_program_is_an_error(driver: SanitizedDriver, program: object) -> None:
    with pytest.raises((TypeError, RuntimeError)):
        driver.ask("rehearse_anything", values.encode(program), values.encode(()), False)


def rehearse(driver: SanitizedDriver, source: str, *arguments: object, disabled: tuple[str, ...] = ()) -> Told:
    told: Told = driver.ask("rehearse", source, "f", disabled, values.encode(arguments), False)
    return told


def test_a_sound_run_has_nothing_to_tell(driver: SanitizedDriver) -> None:
    for _ in range(3):
        assert rehearse(driver, "def f(x, y):\n    return [x, y, {x: y}]\n", 1, "two") is None


def test_the_program_runs_as_written_in_a_module_of_its_own(driver: SanitizedDriver) -> None:
    source = """
import sys
def f(x):
    assert __name__ == "candidate" and sys.modules[__name__].f is f and print is None and len("ab") == 2
    assert sys._getframe().f_back is None or sys._getframe().f_back.f_globals["__name__"] != "candidate"
    return x
"""
    assert rehearse(driver, source, [1], disabled=("print",)) is None


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("def g(): pass", (None, "f")),
        ("f = 1 // 0", ("ZeroDivisionError", "integer division or modulo by zero")),
        ("import no_such_module", ("ModuleNotFoundError", "No module named 'no_such_module'")),
        ("f = 7", ("TypeError", "'int' object is not callable")),
        ("def f(x): pass", ("TypeError", "f() missing 1 required positional argument: 'x'")),
        ("def f(): return object()", (None, "a value of type object")),
        ("def f(): return [f]", (None, "a value of type function")),
        (f"def f(): return 'x' * {MOST_REHEARSED_BYTES}", (None, None)),
        (f"def f(): return [0] * {2 * MOST_REHEARSED_BYTES}", (None, None)),
        ("def f(): return '\\u20ac' * 400_000", None),
        ("import sys\nsys.exit(3)", ("SystemExit", "3")),
        ("def f(): raise KeyboardInterrupt", ("KeyboardInterrupt", None)),
        ("def f(): yield 1", (None, "a value of type generator")),
    ],
)
def test_every_failure_is_told(driver: SanitizedDriver, source: str, told: Told) -> None:
    assert rehearse(driver, source) == told
    assert rehearse(driver, "def f():\n    return 1\n") is None


@pytest.mark.parametrize(
    ("raised", "told"),
    [
        ("ValueError('no')", ("ValueError", "no")),
        ("ValueError", ("ValueError", None)),
        ("ValueError('')", ("ValueError", "")),
        ("ValueError(3)", ("ValueError", "3")),
        ("ValueError(2.5, 'x')", ("ValueError", "2.5")),
        ("ValueError(None)", ("ValueError", "None")),
        ("ValueError(10 ** 5000)", ("ValueError", None)),
        ("ValueError('\\ud800\\u20ac')", ("ValueError", "\ud800\u20ac")),
        ("ValueError('x' * 5000)", ("ValueError", "x" * 300)),
        ("ValueError([1])", ("ValueError", None)),
        ("ValueError(Sly('x'))", ("ValueError", None)),
        ("KeyError('k')", ("KeyError", "'k'")),
        ("KeyError((1,))", ("KeyError", None)),
        ("OSError(2, 'none')", ("FileNotFoundError", "[Errno 2] none")),
        ("OSError(2, Sly('none'))", ("FileNotFoundError", "2")),
        ("Odd('text')", ("Odd", "text")),
        ("Odd", ("Odd", None)),
        ("Own('text')", ("Own", "text")),
        ("Meta('text')", ("Meta", "text")),
        ("ExceptionGroup('many', [ValueError('no')])", ("ExceptionGroup", "many")),
        ("UnicodeDecodeError('ascii', b'x', 0, 1, 'why')", ("UnicodeDecodeError", "ascii")),
        ("type('\\u00c4', (Exception,), {})(1)", ("\u00c4", "1")),
        ("MemoryError", ("MemoryError", None)),
        ("ValueError('outer') from KeyError('inner')", ("ValueError", "outer")),
        ("Lost", ("TypeError", "calling <class 'candidate.Lost'> should have returned an instance of BaseException,"
                  " not <class 'int'>")),
    ],
)  # fmt: skip
def test_an_errors_text_is_made_of_plain_arguments_and_runs_nothing(
    driver: SanitizedDriver, raised: str, told: Told
) -> None:
    source = f"""
class Sly(str):
    def __str__(self): raise SystemError
    __repr__ = __format__ = __str__
class Odd(Exception):
    def __str__(self): raise SystemError
    __repr__ = __format__ = __str__
    args = property(__str__)
    def __getattribute__(self, name): raise SystemError(name)
class Own(Exception):
    __class__ = property(lambda self: 1 // 0)
    def __getattr__(self, name): raise SystemError(name)
class Kind(type):
    @property
    def __name__(cls): raise SystemError
class Meta(Exception, metaclass=Kind):
    pass
class Lost(Exception):
    def __new__(cls, *args): return 5
def f():
    raise {raised}
"""
    assert rehearse(driver, source) == told


def run_program(driver: SanitizedDriver, source: str) -> Told:
    told: Told = driver.ask("rehearse", source, "", (), b"", True)
    return told


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("print('x')", None),
        ("import sys\nassert __name__ == '__main__' and sys.modules['__main__'].__dict__ is globals()", None),
        ("raise SystemExit", None),
        ("raise SystemExit(0)", None),
        ("raise SystemExit(False)", None),
        ("raise SystemExit(None)", None),
        ("raise SystemExit(1)", ("SystemExit", "1")),
        ("raise SystemExit('no')", ("SystemExit", "no")),
        ("raise SystemExit(0.0)", ("SystemExit", "0.0")),
        ("1 // 0", ("ZeroDivisionError", "integer division or modulo by zero")),
        ("class Sly(int):\n    def __bool__(self): return 1 // 0\nraise SystemExit(Sly(0))", ("SystemExit", None)),
        ("class Leaving(SystemExit):\n    code = property(lambda self: 1 // 0)\nraise Leaving", ("Leaving", None)),
        ("import sys\nsys.stdout = None", None),
        ("import sys\nsys.stdout = 7", ("AttributeError", "'int' object has no attribute 'flush'")),
        ("class Late:\n    def __del__(self): raise ValueError\nlate = Late()", None),
    ],
)
def test_a_whole_program_ends_as_an_interpreter_would_have_it(driver: SanitizedDriver, source: str, told: Told) -> None:
    restore = "import sys\nsys.stdout = sys.__stdout__"
    try:
        assert run_program(driver, source) == told
    finally:
        assert run_program(driver, restore) is None


@pytest.mark.parametrize("size", [0, 1, 87])
def test_what_is_no_gate_is_refused(driver: SanitizedDriver, size: int) -> None:
    with pytest.raises(ValueError, match="not a gate"):
        driver.ask("gate", bytes(size), 0, 1)


def test_a_gate_is_waited_for_no_longer_than_was_asked(driver: SanitizedDriver) -> None:
    assert driver.ask("gate", bytes(4096), 0, 1) == 0
    assert driver.ask("gate", b"\7" + bytes(4095), 0, 60_000) == 7


def test_one_nan_stands_for_all(driver: SanitizedDriver) -> None:
    expression = "__import__('struct').unpack('<2d', bytes.fromhex('0100000000 00f0ff 0200000000 00f87f'))"
    encoded = driver.ask("encode_expression", expression)
    assert encoded == values.encode((math.nan, math.nan))
