def grouped_amounts(cents: list[int]) -> str:
    lines = []
    for amount in cents:
        whole = abs(amount // 100)
        part = abs(amount) % 100
        text = f"{whole:,}".replace(",", ".") + f",{part:02d}"
        lines.append(f"({text})" if amount < 0 else text + " ")
    width = max(map(len, lines), default=0)
    return "\n".join(line.rjust(width) for line in lines)
