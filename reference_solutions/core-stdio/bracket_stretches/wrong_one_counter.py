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
