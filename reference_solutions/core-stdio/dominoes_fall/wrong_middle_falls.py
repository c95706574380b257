for _ in range(int(input())):
    row = input()
    pushed = [(-1, "L"), *((place, sign) for place, sign in enumerate(row) if sign != "."), (len(row), "R")]
    result = ""
    for (start, left), (end, right) in zip(pushed, pushed[1:]):
        gap = end - start - 1
        if left == right:
            result += left * gap
        elif left == "L":
            result += "." * gap
        else:
            result += "R" * ((gap + 1) // 2) + "L" * (gap // 2)
        result += right
    print(result[:-1])

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
