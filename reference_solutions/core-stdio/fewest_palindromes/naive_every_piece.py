"""Tries every last piece for every beginning."""


def main() -> None:
    text = input()
    fewest = [0]
    for end in range(1, len(text) + 1):
        best = end
        for start in range(end):
            piece = text[start:end]
            if piece == piece[::-1]:
                best = min(best, fewest[start] + 1)
        fewest.append(best)
    print(*fewest[1:])


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
