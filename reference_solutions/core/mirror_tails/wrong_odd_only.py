def mirror_tails(text: str) -> list[int]:
    answers = [0] * len(text)
    for centre in range(len(text)):
        left = right = centre
        while left >= 0 and right < len(text) and text[left] == text[right]:
            answers[right] = max(answers[right], right - left + 1)
            left -= 1
            right += 1
    return answers
