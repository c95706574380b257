def mould_on_the_plate(plate: list[str], days: int) -> list[str]:
    width = len(plate[0])
    mould = [sign == "#" for sign in "".join(plate)]
    n = len(mould)
    for _ in range(days):
        counts = [
            sum(mould[p] for p in (place - width, place + width, place - 1, place + 1) if 0 <= p < n)
            for place in range(n)
        ]
        mould = [count == 2 if cell else count in (1, 3) for cell, count in zip(mould, counts)]
    text = "".join(".#"[cell] for cell in mould)
    return [text[start : start + width] for start in range(0, n, width)]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
