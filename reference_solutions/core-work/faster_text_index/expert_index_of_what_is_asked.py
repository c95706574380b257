from collections import Counter

NOT_IN_WORDS = str.maketrans({chr(code): " " for code in range(128) if not chr(code).isalnum()})


def answer_searches(pages, searches, top):
    """One pass over the pages gives the places of those words only that some search asks for."""
    wanted = [set(search.translate(NOT_IN_WORDS).lower().split()) for search in searches]
    asked = set().union(*wanted)
    having = {word: {} for word in asked}
    for name, text in pages.items():
        counts = Counter(text.translate(NOT_IN_WORDS).lower().split())
        for word in asked.intersection(counts):
            having[word][name] = counts[word]
    answers = []
    known = {}
    for words in wanted:
        key = frozenset(words)
        if key not in known:
            known[key] = []
            if words:
                rarest, *rest = sorted([having[word] for word in words], key=len)
                fitting = []
                for name, score in rarest.items():
                    try:
                        for others in rest:
                            score += others[name]
                    except KeyError:
                        continue
                    fitting.append((-score, name))
                fitting.sort()
                known[key] = [name for _, name in fitting[:top]]
        answers.append(known[key].copy())
    return answers

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
