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
