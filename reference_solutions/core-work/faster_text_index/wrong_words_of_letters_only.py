import re
from collections import Counter


def answer_searches(pages, searches, top):
    counts = {name: Counter(re.findall("[a-z]+", text.lower())) for name, text in pages.items()}
    answers = []
    for search in searches:
        words = set(re.findall("[a-z]+", search.lower()))
        fitting = sorted(
            (-sum(own[word] for word in words), name)
            for name, own in counts.items()
            if words and all(word in own for word in words)
        )
        answers.append([name for _, name in fitting[:top]])
    return answers

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
