def contract(recording):
    assert type(recording) is str and len(recording) <= 250000
    assert set(recording) <= set("|.abcdefghijklmnopqrstuvwxyz")
