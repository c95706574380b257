"""Fills the grid of each message, column by column and cell by cell, and reads it row by row."""


def columns_unscrambled(messages: list[str], key: str) -> list[str]:
    order = sorted(range(len(key)), key=lambda column: (key[column], column))
    plain = []
    for message in messages:
        height = (len(message) + len(key) - 1) // len(key)
        grid = [[""] * len(key) for _ in range(height)]
        at = 0
        for column in order:
            for row in range(height):
                if row * len(key) + column < len(message):
                    grid[row][column] = message[at]
                    at += 1
        text = ""
        for row in grid:
            for sign in row:
                text += sign
        plain.append(text)
    return plain

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
