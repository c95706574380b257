def contract(switches, wanted):
    assert type(switches) is list and len(switches) <= 300
    assert type(wanted) is str and 1 <= len(wanted) <= 300
    for lamps in (*switches, wanted):
        assert type(lamps) is str and len(lamps) == len(wanted) and set(lamps) <= {"#", "."}
