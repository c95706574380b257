import sys

for line in sys.stdin:
    text, given, wanted = line.split()
    first, second = int(wanted), int(given)
    if any("0123456789abcdef".index(digit) >= first for digit in text):
        first, second = second, first
    number = int(text, first)
    result = "" if number else "0"
    while number:
        result = "0123456789abcdef"[number % second] + result
        number //= second
    print(result)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
