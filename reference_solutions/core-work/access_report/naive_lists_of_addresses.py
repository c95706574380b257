import re


def access_report(log, top):
    pages = {}
    for line in log.splitlines():
        match = re.match(r'(\S+) - (\S+) \[(.*?)\] "(.*?)" (\d+) (\S+) "(.*?)" "(.*)"', line)
        address, request, status, sent = match.group(1), match.group(4), int(match.group(5)), match.group(6)
        words = request.split(" ")
        page = words[1].split("?")[0] if len(words) == 3 else "-"
        if page not in pages:
            pages[page] = {"hits": 0, "addresses": [], "errors": 0, "bytes": 0}
        entry = pages[page]
        entry["hits"] += 1
        if address not in entry["addresses"]:
            entry["addresses"].append(address)
        if status >= 500:
            entry["errors"] += 1
        if sent != "-":
            entry["bytes"] += int(sent)
    report = []
    for page, entry in pages.items():
        report.append((page, entry["hits"], len(entry["addresses"]), entry["errors"], entry["bytes"]))
    report.sort(key=lambda row: (-row[1], row[0]))
    return report[:top]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
