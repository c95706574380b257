import heapq
import re
from collections import Counter

WORD = re.compile("[a-z0-9]+")


def answer_searches(pages, searches, top):
    counts = {name: Counter(WORD.findall(text.lower())) for name, text in pages.items()}
    answers = []
    for search in searches:
        words = set(WORD.findall(search.lower()))
        fitting = []
        if words:
            for name, own in counts.items():
                if all(word in own for word in words):
                    fitting.append((-sum(own[word] for word in words), name))
        answers.append([name for _, name in heapq.nsmallest(top, fitting)])
    return answers

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
