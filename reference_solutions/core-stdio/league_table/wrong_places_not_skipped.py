teams = []
for _ in range(int(input())):
    name, points, minutes = input().split()
    teams.append((-int(points), int(minutes), name))
place, before = 0, None
for points, minutes, name in sorted(teams):
    if (points, minutes) != before:
        place, before = place + 1, (points, minutes)
    print(place, name)
