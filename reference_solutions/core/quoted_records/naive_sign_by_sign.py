"""Goes through the text character by character."""


def quoted_records(text: str) -> list[list[str]]:
    records = []
    record = []
    field = ""
    quoted = False
    place = 0
    while place < len(text):
        sign = text[place]
        if quoted:
            if sign != "'":
                field += sign
            elif text[place + 1] == "'":
                field += "'"
                place += 1
            else:
                quoted = False
        elif sign == "'":
            quoted = True
        elif sign == ";":
            record.append(field)
            field = ""
        elif sign == "\n":
            record.append(field)
            records.append(record)
            record = []
            field = ""
        else:
            field += sign
        place += 1
    return records

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
