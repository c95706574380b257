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
