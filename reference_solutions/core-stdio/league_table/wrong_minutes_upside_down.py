teams = []
for _ in range(int(input())):
    name, points, minutes = input().split()
    teams.append((-int(points), -int(minutes), name))
teams.sort()
place = 0
for index, team in enumerate(teams):
    if index == 0 or team[:2] != teams[index - 1][:2]:
        place = index + 1
    print(place, team[2])

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
