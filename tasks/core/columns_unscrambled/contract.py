def contract(messages, key):
    assert type(messages) is list
    assert len(messages) <= 600
    assert all(type(message) is str and len(message) <= 400 for message in messages)
    assert all(" " <= sign <= "~" for message in messages for sign in message)
    assert type(key) is str
    assert 1 <= len(key) <= 20
    assert set(key) <= set("abcdefghijklmnopqrstuvwxyz")
