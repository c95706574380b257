"""The whole plate is one number, with a clean column between rows; `odd` and `odd_or_two` tell of the neighbours."""


def mould_on_the_plate(plate: list[str], days: int) -> list[str]:
    text = ".".join(plate)
    stride = len(plate[0]) + 1
    mould = int(text.translate({35: "1", 46: "0"}), 2)
    inside = int("0".join("1" * len(row) for row in plate), 2)
    for _ in range(days):
        above, below, left, right = mould >> stride, mould << stride, mould << 1, mould >> 1
        odd = above ^ below ^ left ^ right
        odd_or_two = (above | below | left | right) ^ (above & below & left & right)
        mould = (odd ^ mould & odd_or_two) & inside
    text = f"{mould:0{len(text)}b}".translate({49: "#", 48: "."})
    return [text[start : start + stride - 1] for start in range(0, len(text), stride)]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
