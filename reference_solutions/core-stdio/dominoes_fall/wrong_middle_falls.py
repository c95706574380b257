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
