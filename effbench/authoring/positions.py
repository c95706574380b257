"""Where in a text something stands: lines, counted from 1."""

import ast
import re

__all__ = ["line_of_function", "line_of_key", "line_of_table"]


def line_of_function(source: str, name: str) -> int:
    """The line where a function or class begins at the top level, or 1."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name == name:
            return node.lineno
    return 1


def line_of_table(text: str, table: str, index: int) -> int:
    """The line of a TOML text where the ``[[table]]`` of that index, from 0, begins; 1 where there are fewer."""
    header = re.compile(rf"\s*\[\[\s*{re.escape(table)}\s*\]\]")
    places = [number for number, line in enumerate(text.splitlines(), 1) if header.match(line)]
    return places[index] if index < len(places) else 1


def line_of_key(text: str, key: str) -> int:
    """The line of a TOML text where a key is set, or where its table begins; 1 where neither is there."""
    first, name = 1, key
    inside = re.fullmatch(r"(\w+)\[(\d+)\]\.(\w+)", key)
    if inside:
        first, name = line_of_table(text, inside[1], int(inside[2])), inside[3]
    setting = re.compile(rf"\s*{re.escape(name)}\s*=")
    for number, line in enumerate(text.splitlines()[first - 1 :], first):
        if number > first and inside and line.lstrip().startswith("["):
            break  # another table
        if setting.match(line):
            return number
    return first if inside else line_of_table(text, name, 0)
