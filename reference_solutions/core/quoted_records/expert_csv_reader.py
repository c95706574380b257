"""The format is a dialect of CSV; only an empty line is another record there."""

import csv
import io


def quoted_records(text: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text), delimiter=";", quotechar="'")
    return [record or [""] for record in reader]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
