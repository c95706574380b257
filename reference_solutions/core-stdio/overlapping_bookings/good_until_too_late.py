"""Sorts by beginning, and stops at the first booking that begins too late to overlap."""


def main() -> None:
    n = int(input())
    bookings = []
    for place in range(n):
        start, end = map(int, input().split())
        bookings.append((start, end, place))
    bookings.sort()
    counts = [0] * n
    for i, (_, end, place) in enumerate(bookings):
        for j in range(i + 1, n):
            if bookings[j][0] >= end:
                break
            counts[place] += 1
            counts[bookings[j][2]] += 1
    for count in counts:
        print(count)


main()
