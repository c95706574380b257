import heapq


class OrderBook:
    def __init__(self):
        self.n_orders = 0
        self.open = {}  # number -> amount; what is cancelled stays in its heap until it comes up
        self.heaps = {"buy": [], "sell": []}
        self.totals = {"buy": {}, "sell": {}}  # price -> amount
        self.places = {}

    def place(self, side, price, amount):
        if side not in self.heaps or amount < 1:
            raise ValueError
        self.n_orders += 1
        number = self.n_orders
        trades = []
        other = "sell" if side == "buy" else "buy"
        heap = self.heaps[other]
        totals = self.totals[other]
        while heap and amount:
            key, oldest = heap[0]
            if oldest not in self.open:
                heapq.heappop(heap)
                continue
            theirs = abs(key)
            if theirs > price if side == "buy" else theirs < price:
                break
            traded = min(amount, self.open[oldest])
            trades.append((oldest, theirs, traded))
            amount -= traded
            self._reduce(totals, theirs, oldest, traded)
        if amount:
            heapq.heappush(self.heaps[side], (-price if side == "buy" else price, number))
            self.open[number] = amount
            self.places[number] = side, price
            self.totals[side][price] = self.totals[side].get(price, 0) + amount
        return trades

    def _reduce(self, totals, price, number, amount):
        self.open[number] -= amount
        if self.open[number] == 0:
            del self.open[number]
        totals[price] -= amount
        if totals[price] == 0:
            del totals[price]

    def cancel(self, number):
        amount = self.open[number]
        side, price = self.places[number]
        self._reduce(self.totals[side], price, number, amount)
        return amount

    def best(self, side):
        totals = self.totals.get(side)
        if totals is None:
            raise ValueError
        if not totals:
            return None
        price = max(totals) if side == "buy" else min(totals)
        return price, totals[price]

    def cost(self, side, amount):
        if side not in self.heaps or amount < 1:
            raise ValueError
        totals = self.totals["sell" if side == "buy" else "buy"]
        total = 0
        for price in sorted(totals, reverse=side == "sell"):
            traded = min(amount, totals[price])
            total += traded * price
            amount -= traded
            if amount == 0:
                return total
        return None

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
