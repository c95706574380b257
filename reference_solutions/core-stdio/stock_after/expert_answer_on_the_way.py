"""Goes through the log once and answers each question when its moment comes."""

import sys


def main() -> None:
    words = sys.stdin.read().split()
    end = 3 * int(words[0]) + 2
    wanted = words[end::2]
    moments = list(map(int, words[end + 1 :: 2]))
    # After each entry the one before is done with: stocks change one item at a time.
    asked: dict[int, list[int]] = {}
    for place, moment in enumerate(moments):
        if moment in asked:
            asked[moment].append(place)
        else:
            asked[moment] = [place]
    stock: dict[str, int] = {}
    in_stock = stock.get
    answers = [0] * len(wanted)
    log = zip(words[2:end:3], words[3:end:3], map(int, words[4:end:3]))
    for moment, (kind, item, amount) in enumerate(log, 1):
        if kind == "in":
            stock[item] = in_stock(item, 0) + amount
        else:
            left = in_stock(item, 0) - amount
            if left >= 0:
                stock[item] = left
        if moment in asked:
            for place in asked[moment]:
                answers[place] = in_stock(wanted[place], 0)
    print("\n".join(map(str, answers)))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
