"""Takes all points out of the text at once, and formats all balances at once."""

import sys


def main() -> None:
    words = sys.stdin.read().replace(".", "").split()
    balances = dict.fromkeys(words[::2], 0)
    history = []
    for name, cents in zip(words[::2], map(int, words[1::2])):
        balances[name] = cents = balances[name] + cents
        history.append(cents / 100)
    print("%.2f\n" * len(history) % tuple(history))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
