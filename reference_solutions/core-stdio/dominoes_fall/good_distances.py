"""Measures for each domino how far away the pushes from both sides begin; the nearer one wins."""


def fallen(row: str) -> str:
    n = len(row)
    never = 2 * n
    from_left = [never] * n
    distance = never
    for place, sign in enumerate(row):
        distance = 0 if sign == "R" else never if sign == "L" else distance + 1
        from_left[place] = distance
    result = [""] * n
    distance = never
    for place in range(n - 1, -1, -1):
        sign = row[place]
        distance = 0 if sign == "L" else never if sign == "R" else distance + 1
        left = from_left[place]
        if min(left, distance) >= never or left == distance:
            result[place] = "."
        else:
            result[place] = "R" if left < distance else "L"
    return "".join(result)


def main() -> None:
    for _ in range(int(input())):
        print(fallen(input()))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
