from difflib import SequenceMatcher


def diff_lines(old, new):
    a, b = old.split("\n")[:-1], new.split("\n")[:-1]
    changes = []
    for kind, i, i_end, j, j_end in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind != "equal":
            changes += [("-", place + 1, a[place]) for place in range(i, i_end)]
            changes += [("+", place + 1, b[place]) for place in range(j, j_end)]
    return changes

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
