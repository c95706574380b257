def contract(heights):
    assert type(heights) is list and len(heights) <= 12000, "there are 0 to 12,000 children"
    assert all(type(height) is int and 1 <= height <= 10**6 for height in heights), "heights are 1 to 1,000,000"
