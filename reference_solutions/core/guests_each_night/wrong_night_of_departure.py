def guests_each_night(stays: list[tuple[int, int, int]], nights: int) -> list[int]:
    guests = [0] * nights
    for arrival, departure, persons in stays:
        for night in range(arrival, min(departure + 1, nights)):
            guests[night] += persons
    return guests
