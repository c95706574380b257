"""Grows palindromes from every centre; each one offers a last piece."""


def main() -> None:
    text = input()
    n = len(text)
    fewest = list(range(n + 1))
    for centre in range(n):
        for start, end in ((centre, centre), (centre, centre + 1)):
            while start >= 0 and end < n and text[start] == text[end]:
                if fewest[start] + 1 < fewest[end + 1]:
                    fewest[end + 1] = fewest[start] + 1
                start -= 1
                end += 1
    print(*fewest[1:])


main()
