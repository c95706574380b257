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

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
