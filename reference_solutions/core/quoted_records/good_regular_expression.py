"""Takes the fields, with what ends them, from a regular expression."""

import re

FIELD = re.compile(r"(?:'((?:[^']|'')*)'|([^;\n']*))([;\n])")


def quoted_records(text: str) -> list[list[str]]:
    records = []
    record: list[str] = []
    for quoted, plain, end in FIELD.findall(text):
        record.append(quoted.replace("''", "'") if quoted else plain)
        if end == "\n":
            records.append(record)
            record = []
    return records

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
