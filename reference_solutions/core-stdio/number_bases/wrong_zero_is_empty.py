import sys

for line in sys.stdin:
    text, given, wanted = line.split()
    number = int(text, int(given))
    result = ""
    while number:
        result = "0123456789abcdef"[number % int(wanted)] + result
        number //= int(wanted)
    print(result)
