def frames_in_step(first: str, second: str) -> int:
    row = [0] * (len(second) + 1)
    for scene in first:
        following = [0]
        for j, other in enumerate(second):
            if scene in (other, "?"):
                following.append(row[j] + 1)
            else:
                following.append(max(row[j + 1], following[-1]))
        row = following
    return row[-1]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
