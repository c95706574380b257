class OrderBook:
    def __init__(self):
        self.n_orders = 0
        self.orders = []  # [number, side, price, amount]

    def _check(self, side, amount=1):
        if side not in ("buy", "sell") or amount < 1:
            raise ValueError

    def _side(self, side):
        """The open orders of a side, best first."""
        sign = -1 if side == "buy" else 1
        orders = [(sign * order[2], order[0], order) for order in self.orders if order[1] == side]
        return [order for _, _, order in sorted(orders)]

    def place(self, side, price, amount):
        self._check(side, amount)
        self.n_orders += 1
        trades = []
        for order in self._side("sell" if side == "buy" else "buy"):
            if amount == 0 or (order[2] > price if side == "buy" else order[2] < price):
                break
            traded = min(amount, order[3])
            trades.append((order[0], order[2], traded))
            amount -= traded
            order[3] -= traded
            if order[3] == 0:
                self.orders.remove(order)
        if amount > 0:
            self.orders.append([self.n_orders, side, price, amount])
        return trades

    def cancel(self, number):
        for order in self.orders:
            if order[0] == number:
                self.orders.remove(order)
                return order[3]
        raise KeyError(number)

    def best(self, side):
        self._check(side)
        orders = self._side(side)
        if not orders:
            return None
        price = orders[0][2]
        return price, sum(order[3] for order in orders if order[2] == price)

    def cost(self, side, amount):
        self._check(side, amount)
        total = 0
        for order in self._side("sell" if side == "buy" else "buy"):
            traded = min(amount, order[3])
            total += traded * order[2]
            amount -= traded
            if amount == 0:
                return total
        return None

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
