def generate_input(rng, size, level, test_index):
    return ([rng.randrange(size) for _ in range(size)],)
