def contract(length, marks):
    assert type(length) is int and 1 <= length <= 100000
    assert type(marks) is list and len(marks) <= 1000
    assert all(type(mark) is int and 0 <= mark <= length for mark in marks)
    assert all(left < right for left, right in zip(marks, marks[1:])), "marks are in strictly increasing order"
