"""Run once when the guest is built: a program that uses much of what programs use.

The interpreter specialises what it has done a few times, and modules that were imported cost an import a look-up.
"""

import abc, array, ast, bisect, calendar, cmath, collections, collections.abc, contextlib, copy, dataclasses, datetime
import decimal, enum, fractions, functools, hashlib, heapq, io, itertools, json, math, numbers, operator, os, queue
import random, re, statistics, string, struct, sys, textwrap, threading, time, traceback, types, typing, unicodedata
import warnings


class Node:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right

    def __lt__(self, other):
        return self.value < other.value

    def total(self):
        return self.value + sum(child.total() for child in (self.left, self.right) if child is not None)


@functools.lru_cache(maxsize=None)
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


def numbers_of(size):
    sieve = [True] * (size + 1)
    for i in range(2, int(size**0.5) + 1):
        if sieve[i]:
            for j in range(i * i, size + 1, i):
                sieve[j] = False
    total, product, real = 0, 1, 0.5
    for i in range(size):
        total += i * 3 - i // 2 + i % 7
        product = product * (i + 1) % 1000003
        real = real * 1.5 - i / 3 if real < 1e6 else real - 1e6
    return [total, product, round(real, 2), math.gcd(12, 18), pow(3, 20, 1009), 10**30 // 7, *map(int, "12345")]


def texts_of(text):
    counts, out = {}, []
    for char in text:
        counts[char] = counts.get(char, 0) + 1
        if char.isalpha():
            out.append(char.upper())
        elif char.isdigit():
            out.append(str(int(char) + 1))
    words = [word.strip(".,").capitalize() for word in text.split()]
    return ["".join(out), " ".join(words), re.findall(r"[a-z]+|\d+", text), f"{len(text):>5} {3.14159:.2f} {out[0]!r}"]


def collections_of(items):
    table, groups, heap = collections.Counter(items), collections.defaultdict(list), []
    for i, item in enumerate(items):
        groups[i % 3].append(item)
        heapq.heappush(heap, (-item, i))
    queue, seen = collections.deque([0]), {0}
    while queue:
        at = queue.popleft()
        for step in (at + 1, at * 2):
            if step < 40 and step not in seen:
                seen.add(step)
                queue.append(step)
    grid = [[0] * 5 for _ in range(5)]
    for row in range(5):
        for column in range(1, 5):
            grid[row][column] = max(grid[row - 1][column], grid[row][column - 1] + (row == column))
    pairs = sorted(zip(items, items[1:]), key=lambda pair: (-pair[0], pair[1]))
    return [
        dict(groups),
        heapq.heappop(heap),
        sorted(seen),
        grid,
        pairs[:3],
        table.most_common(2),
        bisect.bisect([1, 2], 2),
    ]


def f():
    made = []
    for size in range(20, 40):
        items = [(i * 7919) % 31 for i in range(size)]
        made.append([numbers_of(size), texts_of("The quick brown fox, 42 jumps. over 7 dogs"), collections_of(items)])
        made.append([fibonacci(size), Node(1, Node(2), Node(3)).total(), list(itertools.permutations(items[:3]))])
    made.append([None, True, 1.5, 1j, b"bytes", "\u00e9\u20ac\U0001f600", {1, 2}, frozenset({3}), (), {}, -(1 << 70)])
    random.seed(0)
    return made
