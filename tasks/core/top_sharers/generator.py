def generate_input(rng, size, level, test_index):
    if level == 0:
        return (edge_case(rng, size, test_index),)
    candidates = rng.sample(range(1, 10**6), size // 2)
    if test_index == 0:  # votes by chance, some of them taken back; all begin in one slot of a hash table
        candidates = [number << 13 for number in range(1, size // 50 + 3)]
        return (vote(rng, candidates, size, 0.2),)
    if test_index == 1:  # everybody has one vote, then a second one
        return (candidates + rng.sample(candidates, size - len(candidates)),)
    if test_index == 2:  # one vote for everybody, then up and down
        few = candidates[: size // 20]
        return (candidates + vote(rng, few, size - len(candidates), 0.5),)
    ballots = candidates[: size // 4]  # all in, all out, round by round, and one strong candidate
    rounds = ballots + [-ballot for ballot in reversed(ballots)]
    return ((rounds[: size // 2] + [candidates[-1]] * (size // 9) + rounds)[:size],)


def vote(rng, candidates, size, share_taken_back):
    ballots = []
    standing = []
    for _ in range(size):
        if standing and rng.random() < share_taken_back:
            place = rng.randrange(len(standing))
            standing[place], standing[-1] = standing[-1], standing[place]
            ballots.append(-standing.pop())
        else:
            standing.append(rng.choice(candidates))
            ballots.append(standing[-1])
    return ballots


def edge_case(rng, size, test_index):
    one = rng.randrange(1, 10**6)
    cases = (
        [],
        [one],
        [one, -one] * (size // 2),
        [one] * size + [-one] * size,
        [10**6, 1, one, 1, -1, 10**6, -1, -(10**6), -(10**6)],
        vote(rng, [1, 2, 3], size, 0.3),
        vote(rng, [1, 2, 3], 2 * size, 0.5),
        vote(rng, list(range(1, 7)), 3 * size, 0.45),
    )
    return cases[test_index % len(cases)]
