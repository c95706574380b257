"""The format is a dialect of CSV; only an empty line is another record there."""

import csv
import io


def quoted_records(text: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text), delimiter=";", quotechar="'")
    return [record or [""] for record in reader]
