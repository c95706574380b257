def home_from_the_swing(wishes: list[int], farewell: int) -> list[int]:
    home = [0] * len(wishes)
    line = [child for child, wish in enumerate(wishes) if wish]
    minute = 0
    turn = 0
    while line:
        minute += len(line)
        turn += 1
        for child in line:
            if wishes[child] == turn:
                minute += farewell
                home[child] = minute
        line = [child for child in line if wishes[child] > turn]
    return home
