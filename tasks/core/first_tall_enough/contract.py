def contract(towers, questions):
    assert type(towers) is list and 1 <= len(towers) <= 5000, "there are 1 to 5,000 towers"
    assert all(type(height) is int and 1 <= height <= 10**9 for height in towers), "heights have bounds"
    assert type(questions) is list and len(questions) <= 5000, "there are 0 to 5,000 questions"
    for question in questions:
        assert type(question) is tuple and len(question) == 2, "a question is a pair"
        start, least = question
        assert type(start) is int and 0 <= start < len(towers), "there is a tower at the start"
        assert type(least) is int and 1 <= least <= 10**9, "the least height has bounds"
