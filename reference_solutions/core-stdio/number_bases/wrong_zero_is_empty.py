import sys

for line in sys.stdin:
    text, given, wanted = line.split()
    number = int(text, int(given))
    result = ""
    while number:
        result = "0123456789abcdef"[number % int(wanted)] + result
        number //= int(wanted)
    print(result)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
