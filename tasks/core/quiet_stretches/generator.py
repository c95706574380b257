def generate_input(rng, size, level, test_index):
    if level == 0:
        return edge_case(rng, size, test_index)
    length = size * 8
    if test_index == 0:  # everything loud but a few stretches
        noises = [noise(rng, length, 40, 120) for _ in range(size)]
        noises = [(start, stop) for start, stop in noises if start // 500 % 5]
        while len(noises) < size:
            noises.append(noise(rng, length // 4, 40, 120))
        least = 20
    elif test_index == 1:  # crowded at the beginning, sparser later
        noises = []
        while len(noises) < size:
            start = int((length - 120) * rng.random() ** 3)
            noises.append((start, start + rng.randrange(60, 121)))
        least = 5
    elif test_index == 2:  # in blocks that are quiet at both ends
        starts = [200 * rng.randrange(length // 200) + rng.randrange(70) for _ in range(size)]
        noises = [(start, start + rng.randrange(80, 121)) for start in starts]
        least = 12
    else:  # half of the recording, with many gaps
        noises = [noise(rng, length, 1, 24) for _ in range(size)]
        least = 1
    return noises, length, least


def noise(rng, length, shortest, longest):
    stop = rng.randrange(longest, length + 1)
    return stop - rng.randrange(shortest, longest + 1), stop


def edge_case(rng, size, test_index):
    noises = [noise(rng, 40, 1, 6) for _ in range(size)]
    cases = (
        ([], rng.randrange(1, 100001), 1),
        ([], 99, 100),
        ([(0, 50), (50, 100)], 100, 1),
        ([(0, 1), (3, 4), (5, 7)], 8, 1),
        ([(2, 9), (4, 6), (11, 12), (9, 10)], 17, 2),
        ([(3, 5)] * size, 8, 3),
        (noises, 40, 2),
        (noises, 45, 4),
    )
    return cases[test_index % len(cases)]
