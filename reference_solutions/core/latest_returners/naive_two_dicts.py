def latest_returners(badges: list[int]) -> list[int]:
    times_seen = {}
    last_place = {}
    for place, badge in enumerate(badges):
        if badge in times_seen:
            times_seen[badge] += 1
        else:
            times_seen[badge] = 1
        last_place[badge] = place
    returned = [badge for badge in times_seen if times_seen[badge] >= 2]
    returned.sort(key=lambda badge: last_place[badge], reverse=True)
    return returned

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
