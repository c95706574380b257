"""Looks again and again for the earliest departure that stands in front of one of the timetables."""


def main() -> None:
    timetables = []
    for _ in range(int(input())):
        timetables.append([input() for _ in range(int(input()))])
    places = [0] * len(timetables)
    while True:
        best = -1
        for i in range(len(timetables)):
            if places[i] < len(timetables[i]):
                if best < 0 or timetables[i][places[i]] < timetables[best][places[best]]:
                    best = i
        if best < 0:
            break
        print(timetables[best][places[best]])
        places[best] += 1


main()
