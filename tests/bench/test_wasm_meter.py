"""A guest that counts by itself counts what the engine's fuel counts."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

wasmtime = pytest.importorskip("wasmtime", reason="wasmtime is not installed")

from bench.wasm_meter import COUNT, metered  # noqa: E402  # only where wasmtime is there
from effbench.sandboxes.wasm.engine import make_engine  # noqa: E402  # only where wasmtime is there

FUEL, INBOX = 10**9, 65536
TEXT = (Path(__file__).parents[1] / "sandboxes/wasm/tiny_guest.wat").read_text()
ENGINE = make_engine()
PLAIN = wasmtime.Module(ENGINE, wasmtime.wat2wasm(TEXT))
METERED = wasmtime.Module(ENGINE, metered(wasmtime.wat2wasm(TEXT)))


def counts(module: Any, commands: list[bytes]) -> list[int]:
    store = wasmtime.Store(ENGINE)
    exports = wasmtime.Instance(store, module, []).exports(store)
    found = []
    for command in commands:
        exports["memory"].write(store, command, INBOX)
        store.set_fuel(FUEL)
        before = exports[COUNT].value(store) if module is METERED else FUEL
        exports["call"](store)
        found.append(exports[COUNT].value(store) - before if module is METERED else before - store.get_fuel())
    return found


@settings(max_examples=30)
@given(st.lists(st.tuples(st.sampled_from("ngi-fm"), st.integers(1, 1 << 16)), max_size=5))
def test_the_counter_in_the_module_is_the_engines_fuel(commands: list[tuple[str, int]]) -> None:
    given = [letter.encode() + number.to_bytes(4, "little") for letter, number in commands]
    assert counts(METERED, given) == counts(PLAIN, given)


IMPORTING = '(module (import "a" "b" (func)))'
FILLING = """(module (memory 1) (global i32 (i32.const 0))
    (func (export "f") i32.const 0 i32.const 0 i32.const 0 memory.fill))"""


@pytest.mark.parametrize(("text", "why"), [(IMPORTING, "imports something"), (FILLING, "none that a guest has")])
def test_what_it_cannot_count_is_refused(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        metered(wasmtime.wat2wasm(text))
