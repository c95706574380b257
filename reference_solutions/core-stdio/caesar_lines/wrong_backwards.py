import sys

for line in sys.stdin:
    number, text = line.rstrip("\n").split(" ", 1)
    result = ""
    for sign in text:
        if sign.isalpha():
            start = ord("a" if sign.islower() else "A")
            sign = chr((ord(sign) - start - int(number)) % 26 + start)
        result += sign
    print(result)
