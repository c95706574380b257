from bisect import bisect_left
from collections import deque


class Side:
    """The open orders of a side. Prices are negative for buyers, so that the best one is the least: here the last one of
    `prices`, which fall. Of each there is what is open in all, and the orders by age; those that are cancelled stay there."""

    def __init__(self):
        self.keys = []  # the negated prices, rising
        self.totals = {}
        self.queues = {}

    def drop(self, price):
        del self.totals[price], self.queues[price]
        keys = self.keys
        del keys[bisect_left(keys, -price)]


class OrderBook:
    def __init__(self):
        self.n_orders = 0
        self.open = {}  # number -> amount
        self.places = {}  # number -> side and price
        buyers, sellers = Side(), Side()
        self.sides = {"buy": (buyers, sellers, -1), "sell": (sellers, buyers, 1)}

    def place(self, side, price, amount):
        if side not in self.sides or amount < 1:
            raise ValueError
        own, others, sign = self.sides[side]
        self.n_orders = number = self.n_orders + 1
        price *= sign
        trades = []
        keys, open_ = others.keys, self.open
        # A seller at 3 and a buyer at 5 are 3 and -5 here.
        while amount and keys and price <= keys[-1]:
            theirs = -keys[-1]
            queue = others.queues[theirs]
            total = others.totals[theirs]
            while amount and total:
                oldest = queue[0]
                there = open_.get(oldest)
                if there is None:
                    queue.popleft()
                    continue
                if amount < there:
                    traded = amount
                    open_[oldest] = there - traded
                else:
                    traded = there
                    del open_[oldest]
                    queue.popleft()
                trades.append((oldest, abs(theirs), traded))
                amount -= traded
                total -= traded
            if total:
                others.totals[theirs] = total
            else:
                keys.pop()
                del others.totals[theirs], others.queues[theirs]
        if amount:
            open_[number] = amount
            self.places[number] = own, price
            if price in own.totals:
                own.totals[price] += amount
                own.queues[price].append(number)
            else:
                own.totals[price] = amount
                own.queues[price] = deque((number,))
                own.keys.insert(bisect_left(own.keys, -price), -price)
        return trades

    def cancel(self, order):
        amount = self.open.pop(order)
        side, price = self.places[order]
        total = side.totals[price] = side.totals[price] - amount
        if not total:
            side.drop(price)
        return amount

    def best(self, side):
        if side not in self.sides:
            raise ValueError
        own = self.sides[side][0]
        if not own.keys:
            return None
        price = -own.keys[-1]
        return abs(price), own.totals[price]

    def cost(self, side, amount):
        if side not in self.sides or amount < 1:
            raise ValueError
        others = self.sides[side][1]
        totals = others.totals
        cost = 0
        for key in reversed(others.keys):
            there = totals[-key]
            if amount <= there:
                return cost + amount * abs(key)
            cost += there * abs(key)
            amount -= there
        return None

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
