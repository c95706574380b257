"""A dictionary hands out the next hook by itself, so that one map does all look-ups."""

from collections import defaultdict
from itertools import chain, count


def cloakroom_hooks(guests: list[int]) -> list[int]:
    free_hooks = chain.from_iterable((number, -number) for number in count(1))
    hook_of: defaultdict[int, int] = defaultdict(free_hooks.__next__)
    return list(map(hook_of.__getitem__, guests))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
