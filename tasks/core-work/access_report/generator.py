AGENTS = (
    "curl/8.5",
    "Mozilla/5.0 (X11; Linux x86_64; rv:124.0) Gecko/20100101 Firefox/124.0",
    'odd \\"agent\\" GET /none HTTP/1.1 500',
    "-",
)
ODD = ("", "quit", "GET /", "GET /a b HTTP/1.1", "GET / HTTP/1.1 ?")


def generate_input(rng, size, level, test_index):
    if level == 0:
        size = (0, 1, 3, 6, 10, 14, size, size)[test_index]
        n_addresses, n_pages, hot, odd, top = 3, 2 + test_index % 3, 0.3, 0.25, (1, 1, 2, 2, 3, 10, 1, 100)[test_index]
    else:
        n_addresses = (size // 2, size // 3, size // 8)[test_index]
        n_pages = (20, 400, 100)[test_index]
        hot, odd, top = (0.5, 0.3, 0.4)[test_index], 0.01, (10, 100, 50)[test_index]
    addresses = [f"198.51.{place >> 8}.{place & 255}" for place in range(n_addresses)]
    pages = ["/"] + [f"/shop/{'abcdefgh'[place % 8] * (1 + place % 5)}/{place}" for place in range(1, n_pages)]
    weights = [n_pages * hot] + [1] * (n_pages - 1)
    lines = []
    second = rng.randrange(60)
    for address, page, agent, status, chance in zip(
        rng.choices(addresses, k=size),
        rng.choices(pages, weights, k=size),
        rng.choices(AGENTS, k=size),
        rng.choices(("200", "304", "404", "499", "500", "501", "503"), (80, 5, 5, 1, 1, 2, 3), k=size)
        if level else rng.choices(("200", "404", "499", "500", "503"), k=size),
        [rng.random() for _ in range(size)],
    ):
        if chance < odd:
            request = ODD[int(chance / odd * len(ODD))]
        elif chance < 0.4:
            request = f"GET {page}?item={int(chance * 1e5)}&q=a?b HTTP/1.1"
        else:
            request = f"{'POST' if chance > 0.9 else 'GET'} {page} HTTP/1.1"
        sent = "-" if chance > 0.95 else str(int(chance * 9999))
        user = "ann" if chance > 0.8 else "-"
        time = f"{int(chance * 24):02d}:{int(chance * 1e4) % 60:02d}:{second:02d}"
        lines.append(
            f'{address} - {user} [12/Mar/2026:{time} +0000] "{request}" {status} {sent} "https://example.org{page}" "{agent}"'
        )
    text = "\n".join(lines)
    return text + "\n" if text and test_index != 5 else text, top
