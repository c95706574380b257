def mirror_tails(text: str) -> list[int]:
    answers = [0] * len(text)
    for centre in range(len(text)):
        left = right = centre
        while left >= 0 and right < len(text) and text[left] == text[right]:
            answers[right] = max(answers[right], right - left + 1)
            left -= 1
            right += 1
    return answers

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
