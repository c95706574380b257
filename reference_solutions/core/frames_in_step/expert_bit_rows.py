"""A row of the table rises by 0 or 1 from place to place; the bits of one number tell where it does not."""


def frames_in_step(first: str, second: str) -> int:
    everywhere = (1 << len(second)) - 1
    spoilt = sum(1 << place for place, scene in enumerate(second) if scene == "?")
    places = dict.fromkeys(first, spoilt)
    for place, scene in enumerate(second):
        if scene in places:
            places[scene] |= 1 << place
    places["?"] = everywhere
    flat = everywhere
    for scene in first:
        tied = flat & places[scene]
        flat = (flat + tied | flat - tied) & everywhere
    return len(second) - flat.bit_count()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
