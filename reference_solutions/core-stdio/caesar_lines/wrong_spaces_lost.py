import sys

for line in sys.stdin:
    number, *words = line.split()
    result = ""
    for sign in " ".join(words):
        if sign.isalpha():
            start = ord("a" if sign.islower() else "A")
            sign = chr((ord(sign) - start + int(number)) % 26 + start)
        result += sign
    print(result)
