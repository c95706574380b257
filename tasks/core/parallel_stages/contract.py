def contract(stages):
    assert type(stages) is list and len(stages) <= 20_000
    assert all(type(stage) is list and stage for stage in stages)
    assert sum(map(len, stages)) <= 20_000
    assert all(type(resistor) is int and 1 <= resistor <= 998_244_352 for stage in stages for resistor in stage)
