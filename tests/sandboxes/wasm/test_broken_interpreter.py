"""A program that has broken the interpreter reads and writes all of its memory; the counter does not lie there."""

from tests.sandboxes.wasm.running import Run, returned

WORK = """
def work():
    total = 0
    for i in range(30_000):
        total += i * i % 7
    return total
"""
# An item's __index__ lets the array that it is assigned to go, and another array's head takes that place: the one byte
# that is then written makes it as long as the memory, from address 0 on (https://github.com/python/cpython/issues/91153).
TAKING = """
def all_memory():
    heads = []
    class Index:
        def __index__(self):
            freed.clear()
            heads.append(bytearray())
            freed.extend(bytes(100))
            return 0x7F
    freed = bytearray(24)
    freed[11] = Index()
    return heads[0]
"""
HONEST = f"{WORK}\ndef f(): return work()"


def test_all_memory_is_at_hand_and_the_count_is_not(run: Run) -> None:
    reads = f"{TAKING}\ndef f():\n    memory = all_memory()\n    return len(memory), memory.find(b'candidate') > 0"
    assert returned(run(reads)) == (0x7F000000, True)
    # Every number near the present count, in whatever unit, is set to 0 wherever it lies.
    forges = f"""{TAKING}{WORK}
import struct
def f():
    memory, result = all_memory(), work()
    for unit in (1, 1000):
        for near in range(18_000_000 // unit, 18_000_200 // unit):
            at = memory.find(struct.pack("<q", near), 1 << 16, 1 << 20)
            if at > 0:
                memory[at:at + 8] = bytes(8)
    return result
"""
    honest, forged = run(HONEST), run(forges)
    assert honest.call_count is not None
    assert forged.call_count is None or forged.call_count >= honest.call_count


def test_a_result_written_where_the_harness_looks_is_no_more_than_a_result(run: Run) -> None:
    source = f"""{TAKING}{WORK}
def f():
    memory = all_memory()
    for at in range(1 << 16):
        memory[(1 << 25) + at] = 0xFF
    return work()
"""
    honest, spoilt = run(HONEST), run(source)
    assert spoilt.call_count is None or spoilt.call_count > (honest.call_count or 0)
    assert returned(run(HONEST)) == returned(honest)
