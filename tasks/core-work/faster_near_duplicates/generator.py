WORDS = "sea tea old cold gold road load river garden winter summer letter night light house mouse stone".split()


def generate_input(rng, size, level, test_index):
    if level == 0:
        size = (0, 1, 5, size, size, size, size, size)[test_index]
        alphabet, length = "aB -"[: 2 + test_index % 3], 3
        titles = ["".join(rng.choice(alphabet) for _ in range(rng.randrange(length + 1))) for _ in range(size)]
        if test_index > 4:  # several spaces in a row, and what is dropped between them
            titles += ["a  b", f"a -{rng.choice('- ')} c", "A B.", "a   bb"]
            rng.shuffle(titles)
        return (titles,)
    titles = []
    for _ in range(size):
        if titles and rng.random() < 0.3:
            title = list(rng.choice(titles))
            place = rng.randrange(len(title))
            kind = rng.randrange(4)
            if kind == 0:
                title[place] = rng.choice("abcde")
            elif kind == 1 and len(title) < 60:
                title.insert(place, rng.choice("abcde!"))
            elif kind == 2 and len(title) > 1:
                del title[place]
            titles.append("".join(title).upper() if kind == 3 else "".join(title))
        elif test_index == 0:
            titles.append(" ".join(rng.choice(WORDS) for _ in range(rng.randrange(2, 9))).title()[:60])
        elif test_index == 1:  # all of one length, with one beginning
            titles.append(f"Minutes of our annual meeting {rng.randrange(10**5):05d}")
        else:  # many share their last half
            titles.append(f"{rng.randrange(10**6):06d}, volume")
    return (titles,)
