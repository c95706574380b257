def longest(line):
    best, first = 0, 0
    for start in range(len(line)):
        depth = 0
        for end in range(start, len(line)):
            depth += 1 if line[end] in "([{" else -1
            if depth < 0:
                break
            if depth == 0 and end - start + 1 > best:
                best, first = end - start + 1, start + 1
    return best, first


for _ in range(int(input())):
    print(*longest(input()))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
