def contract(capacity, operations):
    assert type(capacity) is int and 1 <= capacity <= 100_000
    assert type(operations) is list and len(operations) <= 4000
    for operation in operations:
        assert type(operation) is tuple and len(operation) == 3
        name, count, value = operation
        assert type(count) is int and 0 <= count <= 1500
        assert type(value) is int
        assert (name == "record" and -1000 <= value <= 1000) or (name == "read" and value == 0)
