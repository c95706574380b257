def frames_in_step(first: str, second: str) -> int:
    at = ties = 0
    for scene in first:
        for place in range(at, len(second)):
            if scene == second[place] or "?" in (scene, second[place]):
                at = place + 1
                ties += 1
                break
    return ties

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
