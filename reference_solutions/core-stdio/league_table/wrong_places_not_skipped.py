teams = []
for _ in range(int(input())):
    name, points, minutes = input().split()
    teams.append((-int(points), int(minutes), name))
place, before = 0, None
for points, minutes, name in sorted(teams):
    if (points, minutes) != before:
        place, before = place + 1, (points, minutes)
    print(place, name)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
