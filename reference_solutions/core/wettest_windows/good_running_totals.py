"""Takes off the day that leaves the window and adds the one that enters it."""


def wettest_windows(gauges: list[list[int]], width: int) -> list[int]:
    days = len(gauges[0])
    if days < width:
        return []
    totals = [sum(readings[:width]) for readings in gauges]
    answer = [max(totals)]
    for day in range(width, days):
        for number, readings in enumerate(gauges):
            totals[number] += readings[day] - readings[day - width]
        answer.append(max(totals))
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
