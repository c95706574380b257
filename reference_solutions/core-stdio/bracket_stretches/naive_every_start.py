"""Reads on from every start until something cannot be closed."""

PARTNERS = {")": "(", "]": "[", "}": "{"}


def main() -> None:
    for _ in range(int(input())):
        line = input()
        best = (0, 0)
        for start in range(len(line)):
            open_brackets = []
            for end in range(start, len(line)):
                sign = line[end]
                if sign not in PARTNERS:
                    open_brackets.append(sign)
                elif not open_brackets or open_brackets.pop() != PARTNERS[sign]:
                    break
                if not open_brackets and end - start + 1 > best[0]:
                    best = (end - start + 1, start + 1)
        print(*best)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
