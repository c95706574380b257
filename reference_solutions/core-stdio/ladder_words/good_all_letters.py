"""Tries every letter in every place and looks the result up."""

from string import ascii_lowercase


def main() -> None:
    words = [input() for _ in range(int(input()))]
    current, left = words[:1], set(words[1:])
    counts = []
    while current:
        counts.append(len(current))
        following = []
        for word in current:
            for place in range(len(word)):
                for letter in ascii_lowercase:
                    other = word[:place] + letter + word[place + 1 :]
                    if other in left:
                        left.remove(other)
                        following.append(other)
        current = following
    print(*counts)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
