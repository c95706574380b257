"""Searches downwards from each thing."""


def parts_in_all(needs: list[list[int]]) -> list[int]:
    answer = []
    for thing in range(len(needs)):
        found = {thing}
        waiting = [thing]
        while waiting:
            for part in needs[waiting.pop()]:
                if part not in found:
                    found.add(part)
                    waiting.append(part)
        answer.append(len(found) - 1)
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
