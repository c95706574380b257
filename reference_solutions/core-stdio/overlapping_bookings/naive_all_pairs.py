"""Holds every booking against every other."""


def main() -> None:
    bookings = []
    for _ in range(int(input())):
        start, end = map(int, input().split())
        bookings.append((start, end))
    for start, end in bookings:
        count = -1  # it overlaps itself
        for other_start, other_end in bookings:
            if other_start < end and start < other_end:
                count += 1
        print(count)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
