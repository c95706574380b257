def contract(text):
    first, *rest = text.removesuffix("\n").split("\n")
    assert text.endswith("\n"), "the last line ends with a line feed"
    assert 0 <= int(first) <= 1150 and int(first) == len(rest), "there are 0 to 1,150 teams, as the first line says"
    teams = [line.split(" ") for line in rest]
    assert all(len(team) == 3 for team in teams), "a line holds three things"
    assert len({name for name, _, _ in teams}) == len(teams), "names are unlike"
    assert all(1 <= len(name) <= 10 and name.isascii() and name.islower() for name, _, _ in teams), "names are letters"
    assert all(0 <= int(number) <= 10**6 for team in teams for number in team[1:]), "numbers are in their bounds"
