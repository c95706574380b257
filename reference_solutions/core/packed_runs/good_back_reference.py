"""Lets a regular expression find the parts that become shorter."""

import re


def packed_runs(data: bytes) -> bytes:
    def pack(match: re.Match[bytes]) -> bytes:
        return bytes((125 + len(match[0]), match[0][0]))

    return re.sub(rb"(.)\1{2,129}", pack, data, flags=re.DOTALL)
