LETTERS = set("abcdefghijklmnopqrstuvwxyz")


def contract(parcels):
    assert type(parcels) is list and len(parcels) <= 8000, "there are 0 to 8,000 parcels"
    for parcel in parcels:
        assert type(parcel) is tuple and len(parcel) == 3, "a parcel is a triple"
        label, zone, weight = parcel
        assert type(label) is str and 1 <= len(label) <= 10 and set(label) <= LETTERS, "a label has 1 to 10 letters"
        assert type(zone) is int and 1 <= zone <= 50, "zones are 1 to 50"
        assert type(weight) is int and 1 <= weight <= 30000, "weights are 1 to 30,000"
