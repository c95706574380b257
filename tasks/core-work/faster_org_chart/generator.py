def generate_input(rng, size, level, test_index):
    n_people = (0, 1, 2, 3, 5, 7, 9, 12)[test_index] if level == 0 else size
    # Wide; as deep as it gets; and something between.
    most_levels = 5 if level == 0 else (6, 40, 12)[test_index]
    names = [f"{'ABCDEFGH'[place * 5 % 8]}{place * 311 % max(n_people, 1):03d}" for place in range(n_people)]
    staff, levels = [], []
    for place, name in enumerate(names):
        boss, on_level = None, 1
        if place and rng.random() < (0.97 if level else 0.8):
            chosen = place - 1 - int(place * rng.random() ** (1, 2.5, 1.5)[test_index % 3])
            if levels[chosen] < most_levels:
                boss, on_level = names[chosen], levels[chosen] + 1
            else:
                boss, on_level = names[0], 2
        levels.append(on_level)
        staff.append((name, boss, rng.randrange(20, 200)))
    if test_index != 1:
        rng.shuffle(staff)
    return (staff,)
