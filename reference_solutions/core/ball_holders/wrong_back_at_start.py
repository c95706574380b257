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
