import re
from collections import Counter


def answer_searches(pages, searches, top):
    counts = {name: Counter(re.findall("[a-z0-9]+", text.lower())) for name, text in pages.items()}
    answers = []
    for search in searches:
        words = set(re.findall("[a-z0-9]+", search.lower()))
        scores = {name: sum(own[word] for word in words) for name, own in counts.items()}
        fitting = sorted((-score, name) for name, score in scores.items() if score)
        answers.append([name for _, name in fitting[:top]])
    return answers

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
