"""Goes from the simple things to the composed ones; a set of things is an integer, with the simple ones lowest."""


def parts_in_all(needs: list[list[int]]) -> list[int]:
    needed_by = [0] * len(needs)
    for parts in needs:
        for part in parts:
            needed_by[part] += 1
    order = [thing for thing, count in enumerate(needed_by) if not count]
    for thing in order:  # grows while it is read: a thing comes after all that need it
        for part in needs[thing]:
            needed_by[part] = left = needed_by[part] - 1
            if not left:
                order.append(part)
    order.reverse()
    bits = [0] * len(needs)
    answer = [0] * len(needs)
    own = 1
    for thing in order:
        found = 0
        for part in needs[thing]:
            found |= bits[part]
        answer[thing] = found.bit_count()
        bits[thing] = found | own
        own <<= 1
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
