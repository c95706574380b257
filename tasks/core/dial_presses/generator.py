def generate_input(rng, size, level, test_index):
    if level == 0:
        return (edge_case(rng, size, test_index),)
    dials = []
    for number in range(12):
        prime = prime_below(rng.randrange(size * 9 // 10, size))
        root = primitive_root(rng, prime)
        if test_index == 0:
            wanted = rng.randrange(2, prime)
        elif test_index == 1:  # late: nearly all numbers are shown before
            wanted = pow(root, prime - 2 - rng.randrange(prime // 20), prime)
        elif test_index == 2:  # every other dial shows half of the numbers only, and never the wanted one
            wanted = pow(root, (prime - 1) // 4 * 2 - 1, prime)
            root = root if number % 2 else pow(root, 2, prime)
        else:
            wanted = pow(root, rng.randrange(prime // 2, prime - 1), prime)
        dials.append((prime, root, wanted))
    return (dials,)


def prime_below(number):
    while any(number % divisor == 0 for divisor in range(2, int(number**0.5) + 1)):
        number -= 1
    return number


def primitive_root(rng, prime):
    factors = [divisor for divisor in range(2, int(prime**0.5) + 1) if (prime - 1) % divisor == 0]
    factors += [(prime - 1) // divisor for divisor in factors] + [1]
    while True:
        root = rng.randrange(2, prime)
        if all(pow(root, power, prime) != 1 for power in factors):
            return root


def edge_case(rng, size, test_index):
    prime = prime_below(rng.randrange(20, size))
    root = primitive_root(rng, prime)
    shown = rng.randrange(2, prime)
    cases = (
        [],
        [(2, 1, 1), (3, 2, 2), (3, 2, 1), (3, 1, 2), (3, 1, 1)],
        [(prime, 1, shown), (prime, shown, shown), (prime, shown, 1), (prime, prime - 1, prime - 1)],
        [(5, 2, wanted) for wanted in range(1, 5)] + [(7, 3, wanted) for wanted in range(1, 7)],
        [(prime, root, pow(root, power, prime)) for power in range(prime - 12, prime)],
        [(prime, pow(root, 2, prime), pow(root, power, prime)) for power in range(12)],
        [(17, 3, wanted) for wanted in range(2, 14)],
        [(prime, rng.randrange(1, prime), rng.randrange(1, prime)) for _ in range(12)],
    )
    return cases[test_index % len(cases)]
