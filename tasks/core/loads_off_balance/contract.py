def contract(boxes):
    assert type(boxes) is list and len(boxes) <= 16
    for weights in boxes:
        assert type(weights) is list and len(weights) <= 60
        assert all(type(weight) is int and weight >= 1 for weight in weights)
        assert sum(weights) <= 3000
