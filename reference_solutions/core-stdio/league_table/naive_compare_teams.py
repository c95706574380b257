"""Sorts by a function that compares two teams."""

from functools import cmp_to_key


def compare(one: dict, other: dict) -> int:
    if one["points"] != other["points"]:
        return -1 if one["points"] > other["points"] else 1
    if one["minutes"] != other["minutes"]:
        return -1 if one["minutes"] < other["minutes"] else 1
    return -1 if one["name"] < other["name"] else 1


def main() -> None:
    teams = []
    for _ in range(int(input())):
        name, points, minutes = input().split()
        teams.append({"name": name, "points": int(points), "minutes": int(minutes)})
    teams.sort(key=cmp_to_key(compare))
    place = 0
    for index, team in enumerate(teams):
        before = teams[index - 1]
        if index == 0 or (team["points"], team["minutes"]) != (before["points"], before["minutes"]):
            place = index + 1
        print(place, team["name"])


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
