def quoted_records(text: str) -> list[list[str]]:
    """Splits at all semicolons and line feeds, the quoted ones, too."""
    records = []
    for line in text.split("\n")[:-1]:
        fields = line.split(";")
        records.append([f[1:-1].replace("''", "'") if f.startswith("'") else f for f in fields])
    return records

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
