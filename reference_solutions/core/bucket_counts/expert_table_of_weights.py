"""Few weights are possible: a table tells the bucket of each, and bytes are counted within the interpreter."""

from operator import itemgetter


def bucket_counts(eggs: list[int], bounds: list[int]) -> list[int]:
    edges = [0, *bounds, 10_000]
    table = b"".join([bytes((bucket,)) * (high - low) for bucket, (low, high) in enumerate(zip(edges, edges[1:]))])
    # An itemgetter gives a tuple for two places or more; these two fall into the first and the last bucket.
    buckets = bytes(itemgetter(0, -1, *eggs)(table))[2:]
    return list(map(buckets.count, range(len(edges) - 1)))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
