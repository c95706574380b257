def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    if test_index == 0:  # all letters, some frames spoilt
        return film(rng, size, "abcdefghijklmnopqrstuvwxyz?"), film(rng, size, "abcdefghijklmnopqrstuvwxyz?")
    if test_index == 1:  # two scenes only
        return film(rng, size, "ab"), film(rng, size, "ab")
    if test_index == 2:  # nearly the same film, cut here and there
        second = film(rng, size + size // 10, "abcdefgh?")
        first = "".join(sign for sign in second if rng.random() < 0.9)
        return first[:size], second[:size]
    scenes = [rng.choice("pqrs") * rng.randrange(1, 20) for _ in range(size)]  # long scenes
    return "".join(scenes)[:size], ("?" + "".join(reversed(scenes[: size // 7])))[:size]


def film(rng, length, signs):
    return "".join(rng.choices(signs, k=length))


def edge_case(rng, size, test_index):
    cases = (
        ("", film(rng, size, "ab?")),
        (film(rng, size, "ab?"), ""),
        (rng.choice("abc"), rng.choice("abc") + "?"),
        ("?" * size, film(rng, 2 * size, "xyz")),
        (film(rng, 2 * size, "abc"), film(rng, size, "abc")),
        (film(rng, size, "ab"), film(rng, 3 * size, "abcd")),
        (film(rng, 2 * size, "abcdefg?"), film(rng, 2 * size, "abcdefg?")),
        (film(rng, size, "klm"), film(rng, size, "nop")),
    )
    return cases[test_index % len(cases)]
