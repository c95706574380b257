"""Keeps the positions of open brackets over a barrier: the top, once a bracket is closed, is where the stretch begins."""

import sys


def main() -> None:
    partner = {")": "(", "]": "[", "}": "{", "(": "", "[": "", "{": ""}
    for text in sys.stdin.read().split()[1:]:
        line = ")" + text  # the first barrier: a closing bracket that nothing can close
        places = [0]
        push = places.append
        best = first = 0
        for place, sign in enumerate(text, 1):
            if line[places[-1]] == partner[sign]:
                del places[-1]
                length = place - places[-1]
                if length > best:
                    best = length
                    first = place - length + 1
            else:  # an open bracket, or a closing one that is a barrier from now on
                push(place)
        print(best, first)


main()
