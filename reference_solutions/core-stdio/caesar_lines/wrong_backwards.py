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

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
