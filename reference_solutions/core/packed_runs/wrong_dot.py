import re


def packed_runs(data: bytes) -> bytes:
    """The dot does not match a line feed."""
    return re.sub(rb"(.)\1{2,129}", lambda match: bytes((125 + len(match[0]), match[0][0])), data)
