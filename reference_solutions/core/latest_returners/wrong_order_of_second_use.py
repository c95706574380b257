def latest_returners(badges: list[int]) -> list[int]:
    seen = set()
    returned: list[int] = []
    for badge in badges:
        if badge in seen and badge not in returned:
            returned.append(badge)
        seen.add(badge)
    return returned[::-1]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
