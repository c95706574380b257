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
