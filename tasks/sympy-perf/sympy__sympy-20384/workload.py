"""The widths of long lines with combining characters, and pictures that are put side by side."""

from sympy.printing.pretty.stringpict import stringPict

LETTERS = "abcxyz αβγ+-/()"
COMBINING = "\u0302\u0307\u0308\u20d7"


def setup(random):
    return ["".join(random.choice(LETTERS + COMBINING) for _ in range(random.randint(900, 1100))) for _ in range(25)]


def window(lines):
    pictures = [stringPict(line) for line in lines]
    widths = [picture.width() for picture in pictures for _ in range(10)]
    whole, baseline = stringPict.stack(*pictures[:10])
    return widths, whole, baseline


def value(results):
    widths, whole, baseline = results
    return "\n".join([str(widths), whole if isinstance(whole, str) else "\n".join(whole), str(baseline)])
