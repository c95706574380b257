"""Gathers the words by what is left when one place is blotted out; each gathering is used up once."""

from collections import defaultdict


def main() -> None:
    words = [input() for _ in range(int(input()))]
    by_pattern = defaultdict(list)
    for word in words:
        for place in range(len(word)):
            by_pattern[word[:place] + "*" + word[place + 1 :]].append(word)
    current, seen = words[:1], {words[0]}
    counts = []
    while current:
        counts.append(len(current))
        following = []
        for word in current:
            for place in range(len(word)):
                for other in by_pattern.pop(word[:place] + "*" + word[place + 1 :], ()):
                    if other not in seen:
                        seen.add(other)
                        following.append(other)
        current = following
    print(*counts)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
