"""Compares each word of a round with all that are left, letter by letter."""


def main() -> None:
    words = [input() for _ in range(int(input()))]
    current, left = words[:1], words[1:]
    counts = []
    while current:
        counts.append(len(current))
        following = []
        for word in current:
            for other in left:
                if other not in following and sum(a != b for a, b in zip(word, other)) == 1:
                    following.append(other)
        left = [word for word in left if word not in following]
        current = following
    print(*counts)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
