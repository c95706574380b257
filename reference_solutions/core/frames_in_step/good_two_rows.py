"""Keeps the last row of the table only, and a row of matches for each scene."""


def frames_in_step(first: str, second: str) -> int:
    matches = {scene: [sign in (scene, "?") for sign in second] for scene in set(first)}
    matches["?"] = [True] * len(second)
    row = [0] * len(second)
    for scene in first:
        before = left = 0
        following = []
        for above, fits in zip(row, matches[scene]):
            if fits:
                left = before + 1
            elif above > left:
                left = above
            following.append(left)
            before = above
        row = following
    return row[-1] if row else 0

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
