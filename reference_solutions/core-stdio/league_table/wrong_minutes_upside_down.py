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
