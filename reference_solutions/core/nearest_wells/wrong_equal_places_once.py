def nearest_wells(wells: list[int], houses: list[int], k: int) -> list[int]:
    places = set(wells)
    return [sum(sorted(abs(well - house) for well in places)[:k]) for house in houses]
