"""Formats in the English way, as wide as the widest amount, and exchanges the signs of the whole column at once.

A float holds amounts of this size to a tenth of a cent, so rounding to two digits gives the cents back.
"""

EXCHANGE = str.maketrans(",.-", ".,(")


def grouped_amounts(cents: list[int]) -> str:
    if not cents:
        return ""
    width = max([len(f"{edge / 100:,.2f}") for edge in (min(cents), max(cents))])
    layout = f"{width},.2f"
    lines = [f"{amount / 100:{layout}})" if amount < 0 else f"{amount / 100:{layout}} " for amount in cents]
    return "\n".join(lines).translate(EXCHANGE)
