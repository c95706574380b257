def contract(drivers, driven):
    for wheels in (drivers, driven):
        assert type(wheels) is list and len(wheels) <= 2500
        assert all(type(teeth) is int and 1 <= teeth <= 4_000 for teeth in wheels)
