import sys

for line in sys.stdin:
    number = line.strip()
    while len(number) > 1:
        number = str(sum(map(int, number)))
    print(number)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
