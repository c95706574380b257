"""Takes words as numbers, one byte a letter: a mask blots a place out; gathers the words by what is left."""

import sys
from collections import defaultdict


def main() -> None:
    words = sys.stdin.buffer.read().split()[1:]
    codes = list(map(int.from_bytes, words))
    gathered = []
    for place in range(len(words[0])):
        mask = 255 << 8 * place
        group: defaultdict[int, list[int]] = defaultdict(list)
        for code in codes:
            group[code | mask].append(code)
        gathered.append((mask, group.pop))
    current, left = codes[:1], set(codes[1:])
    counts = []
    while current:
        counts.append(len(current))
        following: set[int] = set()
        for mask, take in gathered:
            for code in current:
                following.update(take(code | mask, ()))  # nobody needs this gathering again
        following &= left
        left -= following
        current = following
    print(*counts)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
