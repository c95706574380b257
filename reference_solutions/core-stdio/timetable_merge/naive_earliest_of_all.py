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

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
