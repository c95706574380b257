def access_report(log, top):
    """Cuts a line at its first double quotes and blanks. What one target costs is paid once: pages are found by request."""
    page_of = {}
    pages = {}
    for line in log.splitlines():
        head, request, rest = line.split('"', 2)
        try:
            entry = page_of[request]
        except KeyError:
            words = request.split(" ")
            page = words[1].partition("?")[0] if len(words) == 3 else "-"
            entry = pages.get(page)
            if entry is None:
                entry = pages[page] = ([], [], [])
            page_of[request] = entry
        addresses, failed, sizes = entry
        addresses.append(head[: head.index(" ")])
        _, status, sent, _ = rest.split(" ", 3)
        if status >= "500":
            failed.append(status)
        if sent != "-":
            sizes.append(sent)
    order = sorted([(-len(entry[0]), page) for page, entry in pages.items()])[:top]
    report = []
    for hits, page in order:
        addresses, failed, sizes = pages[page]
        report.append((page, -hits, len(set(addresses)), len(failed), sum(map(int, sizes))))
    return report

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
