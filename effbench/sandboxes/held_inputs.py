"""Which inputs a lane's relay holds, so that each goes there once, however many programs it is given to."""

from collections import OrderedDict
from collections.abc import Callable, Sequence

__all__ = ["MOST_HELD_BYTES", "HeldInputs"]

MOST_HELD_BYTES = 64 << 20


class HeldInputs:
    """The harness's account of what one relay holds; the least recently used inputs give way.

    Args:
        most_bytes: What the relay holds at most, unless a single request has more.
    """

    def __init__(self, most_bytes: int = MOST_HELD_BYTES) -> None:
        self._most_bytes = most_bytes
        self._held: OrderedDict[tuple[Callable[[bytes], bytes], bytes], tuple[int, int]] = OrderedDict()
        self._bytes = self._last = 0

    def request(
        self, inputs: Sequence[bytes], encode: Callable[[bytes], bytes]
    ) -> tuple[dict[str, list[int]], list[bytes]]:
        """What a request says of its inputs, and those that have to go with it; it must be sent then.

        Returns:
            Fields of the header: ``inputs``, the number of each, and ``drop``, the numbers that the relay shall forget
            before. Then the bytes of each number that is new, once, in the order in which the numbers first appear.

        Raises:
            ValueError: ``encode`` does not take one of them; nothing is noted then.
        """
        keys = [(encode, given) for given in inputs]
        new = {key: encode(key[1]) for key in keys if key not in self._held}
        for key, payload in new.items():
            self._last += 1
            self._held[key] = (self._last, len(payload))
            self._bytes += len(payload)
        for key in keys:
            self._held.move_to_end(key)
        numbers = [self._held[key][0] for key in keys]
        dropped = []
        while self._bytes > self._most_bytes and len(self._held) > len(set(keys)):
            _, (number, size) = self._held.popitem(last=False)
            self._bytes -= size
            dropped.append(number)
        return {"inputs": numbers, "drop": dropped}, list(new.values())
