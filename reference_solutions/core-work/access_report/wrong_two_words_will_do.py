import re
from collections import Counter, defaultdict

LINE = re.compile(r'(\S+) - \S+ \[[^\]]*\] "([^"]*)" (\d+) (\S+) ')


def access_report(log, top):
    hits, errors, total = Counter(), Counter(), Counter()
    addresses = defaultdict(set)
    for line in log.splitlines():
        address, request, status, sent = LINE.match(line).groups()
        words = request.split()
        page = words[1].partition("?")[0] if len(words) >= 2 else "-"
        hits[page] += 1
        addresses[page].add(address)
        errors[page] += int(status) >= 500
        total[page] += 0 if sent == "-" else int(sent)
    best = sorted(hits, key=lambda page: (-hits[page], page))[:top]
    return [(page, hits[page], len(addresses[page]), errors[page], total[page]) for page in best]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
