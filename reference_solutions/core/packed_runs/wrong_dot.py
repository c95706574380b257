import re


def packed_runs(data: bytes) -> bytes:
    """The dot does not match a line feed."""
    return re.sub(rb"(.)\1{2,129}", lambda match: bytes((125 + len(match[0]), match[0][0])), data)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
