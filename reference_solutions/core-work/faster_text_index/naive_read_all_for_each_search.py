def words_of(text):
    words = []
    word = ""
    for sign in text.lower() + " ":
        if sign.isalnum():
            word += sign
        elif word:
            words.append(word)
            word = ""
    return words


def answer_searches(pages, searches, top):
    answers = []
    for search in searches:
        fitting = []
        for name, text in pages.items():
            words = words_of(text)
            score = 0
            fits = len(words_of(search)) > 0
            for word in set(words_of(search)):
                if word not in words:
                    fits = False
                score += words.count(word)
            if fits:
                fitting.append((-score, name))
        fitting.sort()
        answers.append([name for _, name in fitting[:top]])
    return answers

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
