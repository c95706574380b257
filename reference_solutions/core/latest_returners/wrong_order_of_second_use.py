def latest_returners(badges: list[int]) -> list[int]:
    seen = set()
    returned: list[int] = []
    for badge in badges:
        if badge in seen and badge not in returned:
            returned.append(badge)
        seen.add(badge)
    return returned[::-1]
