for _ in range(int(input())):
    row = list(input())
    for place in range(1, len(row)):
        if row[place] == "." and row[place - 1] == "R":
            row[place] = "R"
    for place in range(len(row) - 2, -1, -1):
        if row[place] == "." and row[place + 1] == "L":
            row[place] = "L"
    print("".join(row))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
