def frames_in_step(first: str, second: str) -> int:
    at = ties = 0
    for scene in first:
        for place in range(at, len(second)):
            if scene == second[place] or "?" in (scene, second[place]):
                at = place + 1
                ties += 1
                break
    return ties
