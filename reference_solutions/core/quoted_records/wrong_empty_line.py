import csv
import io


def quoted_records(text: str) -> list[list[str]]:
    """Leaves out the field of an empty line."""
    return list(csv.reader(io.StringIO(text), delimiter=";", quotechar="'"))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
