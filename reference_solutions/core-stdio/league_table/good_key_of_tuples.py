"""Sorts by a key of points turned round, minutes and name."""


def main() -> None:
    teams = []
    for _ in range(int(input())):
        name, points, minutes = input().split()
        teams.append((-int(points), int(minutes), name))
    teams.sort(key=lambda team: (team[0], team[1], team[2]))
    place = 0
    before = None
    for index, (points, minutes, name) in enumerate(teams, 1):
        if (points, minutes) != before:
            place = index
            before = (points, minutes)
        print(place, name)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
