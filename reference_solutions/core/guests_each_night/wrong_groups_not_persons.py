def guests_each_night(stays: list[tuple[int, int, int]], nights: int) -> list[int]:
    return [sum(arrival <= night < departure for arrival, departure, _ in stays) for night in range(nights)]
