def contract(heights):
    assert type(heights) is list and len(heights) <= 5000
    assert all(type(height) is int and 0 <= height <= 10**9 for height in heights)
