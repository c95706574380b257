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
