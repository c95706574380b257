TALLEST = 10**6


def generate_input(rng, size, level, test_index):
    if level == 0:
        return (edge_case(rng, size, test_index),)
    heights = [rng.randrange(1, TALLEST + 1) for _ in range(size)]
    if test_index == 1:  # many equally tall
        heights = [height % 300 + 1 for height in heights]
    elif test_index == 2:  # nearly in order, each a bit out of place
        heights = [place * 60 + height // 50 + 1 for place, height in enumerate(heights)]
    elif test_index == 3:  # two rows that fall, shuffled into one another
        heights.sort(reverse=True)
        heights = [height for place in range(size // 2) for height in (heights[place], heights[place + size // 2])]
    return (heights,)


def edge_case(rng, size, test_index):
    few = [rng.randrange(1, 5) for _ in range(size)]
    cases = (
        [],
        [rng.randrange(1, TALLEST + 1)],
        [rng.randrange(1, TALLEST + 1)] * size,
        sorted(few),
        sorted(few, reverse=True),
        [TALLEST, 1],
        few,
        [rng.randrange(1, TALLEST + 1) for _ in range(size)],
    )
    return cases[test_index % len(cases)]
