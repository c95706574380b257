"""Lets a regular expression find the parts that become shorter."""

import re


def packed_runs(data: bytes) -> bytes:
    def pack(match: re.Match[bytes]) -> bytes:
        return bytes((125 + len(match[0]), match[0][0]))

    return re.sub(rb"(.)\1{2,129}", pack, data, flags=re.DOTALL)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
