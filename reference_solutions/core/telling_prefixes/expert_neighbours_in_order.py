"""In alphabetical order, no name shares more with a name than one of its two neighbours."""


def telling_prefixes(names: list[str]) -> list[int]:
    lengths: dict[str, int] = {}
    previous = ""
    before = 0
    for name in sorted(names):
        shared = 0
        for old, new in zip(previous, name):
            if old != new:
                break
            shared += 1
        lengths[previous] = (before if before > shared else shared) + 1
        previous = name
        before = shared
    lengths[previous] = before + 1
    return [length if length <= len(name) else 0 for name in names for length in [lengths[name]]]
