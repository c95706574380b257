VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
STEPS = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"))
STEPS += ((9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def number_of(numeral):
    values = [VALUES[letter] for letter in numeral]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0]))


def is_usual(numeral):
    number, text = number_of(numeral), ""
    for value, letters in STEPS:
        text += letters * (number // value)
        number %= value
    return text == numeral


def contract(text):
    lines = text.split("\n")
    assert lines.pop() == "", "the last line ends with a line feed"
    assert len(lines) <= 1200, "there are at most 1,200 lines"
    for line in lines:
        one, other = line.split("+")
        assert one and other and is_usual(one) and is_usual(other), "both are numerals in the usual form"
        assert number_of(one) + number_of(other) <= 3999, "the sum is at most 3,999"
