def ball_holders(passes_to: list[int]) -> list[int]:
    answer = []
    for start in range(len(passes_to)):
        count = 1
        player = passes_to[start]
        while player != start and count < len(passes_to):
            count += 1
            player = passes_to[player]
        answer.append(count)
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
