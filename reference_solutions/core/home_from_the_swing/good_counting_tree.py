"""Takes the children in the order in which they leave; a Fenwick tree counts those in front who have left."""


def home_from_the_swing(wishes: list[int], farewell: int) -> list[int]:
    n = len(wishes)
    home = [0] * n
    tree = [0] * (n + 1)
    turns = 0  # of all who have left
    minutes_of_farewell = 0
    leaving = 0
    order = sorted(range(n), key=lambda child: wishes[child])
    for rank, child in enumerate(order):
        wish = wishes[child]
        if wish:
            minutes_of_farewell += farewell
            leaving = leaving + 1 if rank and wishes[order[rank - 1]] == wish else 0
            gone_in_front = 0
            at = child
            while at:
                gone_in_front += tree[at]
                at &= at - 1
            # Equal ones before this one in the order stand in front of it and have left in this very round.
            before = turns - leaving * wish
            all_rounds = (wish - 1) * (n - rank + leaving)
            home[child] = before + all_rounds + child + 1 - (gone_in_front - leaving) + minutes_of_farewell
        turns += wish
        at = child + 1
        while at <= n:
            tree[at] += 1
            at += at & -at
    return home

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
