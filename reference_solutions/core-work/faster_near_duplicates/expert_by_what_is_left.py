import re

OTHER = re.compile("[^a-z0-9 ]+")
SPACES = re.compile("  +")


def near_duplicates(titles):
    """Two texts are one edit apart if they are alike with one place left out: a lookup for each place of each text."""
    places = {}
    for place, title in enumerate(titles):
        places.setdefault(SPACES.sub(" ", OTHER.sub("", title.lower())), []).append(place)
    pairs = set()
    seen = {}
    for text, own in places.items():
        for place in range(len(text)):
            shorter = text[:place] + text[place + 1 :]
            if shorter in places:
                pairs.update([(i, j) if i < j else (j, i) for i in own for j in places[shorter]])
            others = seen.get((place, shorter))
            if others is None:
                seen[place, shorter] = [own]
            else:
                pairs.update([(i, j) if i < j else (j, i) for other in others for i in own for j in other])
                others.append(own)
    return sorted(pairs)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
