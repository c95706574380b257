"""What a zygote does once before it serves: programs that use most of what candidates use.

The first use of anything is slow (an emulator translates it, the kernel maps it), and children inherit what was used.
"""

import importlib

__all__ = ["FUNCTION", "PROGRAM", "import_modules"]

# Imported before any candidate: an import statement then costs a candidate a look-up, as in a long-lived program.
MODULES = (
    "abc", "array", "ast", "bisect", "calendar", "cmath", "collections", "collections.abc", "contextlib", "copy",
    "dataclasses", "datetime", "decimal", "enum", "fractions", "functools", "hashlib", "heapq", "io", "itertools",
    "json", "math", "numbers", "operator", "os", "queue", "random", "re", "statistics", "string", "struct", "sys",
    "textwrap", "threading", "time", "traceback", "types", "typing", "unicodedata", "warnings", "zlib",
)  # fmt: skip

PROGRAM = "import sys\nfor line in sys.stdin:\n    print(input(), *sorted(map(int, line.split())))\n"

# Loops of some turns: the interpreter specialises what it has done a few times.
FUNCTION = """
import bisect, collections, copy, functools, heapq, itertools, math, operator, random, re, string
from typing import List, Optional

LETTERS = "aeiou"

class Node:
    kind = "node"
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right
    def __lt__(self, other):
        return self.value < other.value
    def __repr__(self):
        return f"{self.kind}({self.value})"
    def total(self):
        return self.value + sum(child.total() for child in (self.left, self.right) if child is not None)

class Other(Node):
    kind = "other"
    def __init__(self, value, *args, **named):
        super().__init__(value, *args, **named)

@functools.lru_cache(maxsize=None)
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)

def primes(limit):
    sieve = [True] * (limit + 1)
    for i in range(2, int(limit ** 0.5) + 1):
        if sieve[i]:
            for j in range(i * i, limit + 1, i):
                sieve[j] = False
    return [i for i in range(2, limit + 1) if sieve[i]]

def is_prime(n: int) -> bool:
    if n < 2:
        return False
    for i in range(2, int(math.sqrt(n)) + 1):
        if n % i == 0:
            return False
    return True

def numbers(size: int) -> List[Optional[int]]:
    found, total, product, real = [], 0, 1, 0.5
    for i in range(size):
        total += i * 3 - i // 2 + i % 7
        product = product * (i + 1) % 1000003
        real = real * 1.5 - i / 3 if real < 1e6 else real - 1e6
        if i % 3 == 0 and not i & 1 or i in (5, 7):
            found.append(i ** 2 ^ 3 | 8)
        elif i > 10 >= total or total is None:
            found.append(-i << 2 >> 1)
        else:
            found.insert(0, ~i)
        total, product = product, total
    while total > 9:
        total = sum(int(digit) for digit in str(total))
    big = 1
    for i in range(1, size):
        big *= i + 10 ** 12
    big = (big // 7 + big % 10 ** 15 - 5) ** 2 >> 9
    found += [total, product, round(real, 2), abs(-3), divmod(17, 5)[1], pow(3, 20, 1009), len(str(big)), int(real)]
    found.extend([math.gcd(12, 18), math.isqrt(99), math.factorial(9), math.floor(2.5), math.ceil(2.5)])
    found.extend(map(int, [bin(37)[2:], "101", hex(255)[2:].replace("f", "1"), format(9, "b"), round(2.567)]))
    assert min(found) <= max(found), "order"
    return found

def texts(text: str) -> str:
    words, counts, out = text.split(), {}, ""
    for char in text:
        counts[char] = counts.get(char, 0) + 1
        if char.isalpha() and char.lower() in LETTERS:
            out += char.swapcase()
        elif char.isdigit() or char.isspace():
            out = out + chr((ord(char) - 32 + 5) % 90 + 32)
        elif char != "," and char.isupper():
            out += char * 2
    parts = [word.strip(".,").capitalize() if i % 2 else word[::-1].upper() for i, word in enumerate(words)]
    joined = " ".join(parts) + ", ".join(sorted(set(words), key=len, reverse=True)) + "%s-%d" % (out[1:-1], len(out))
    for old, new in (("a", "b"), ("the", ""), (" ", "_")):
        joined = joined.replace(old, new)
    kinds = [joined.find("b"), joined.count("o"), joined.startswith("x"), joined.endswith("z"), joined.index("b")]
    kinds += [joined == joined[::-1], joined < text, "ab" in joined, joined.islower(), joined.isnumeric()]
    letters = "".join(c for c in joined if c in string.ascii_letters).translate(str.maketrans("abc", "xyz"))
    found = re.findall(r"[a-z]+|\\d+", letters) + re.sub(r"\\W", " ", text).split(" ")
    found += text.partition(",")[0].splitlines() + ["5".zfill(4), "x".rjust(3)]
    odd = [str(kind) for kind in kinds] + [repr(kinds), f"{len(kinds):>5} {3.14159:.2f} {kinds[0]!r}"]
    return "".join(odd) + "|".join(found) + max(counts, key=counts.get) + str(list(counts.items())[:3])

def collections_of(items):
    table, groups, queue = collections.Counter(), collections.defaultdict(list), collections.deque()
    unique, pairs, memo = set(), [], {}
    for i, item in enumerate(items):
        table[item] += 1
        groups[i % 3].append(item)
        queue.append((i, item))
        if item not in unique:
            unique.add(item)
        if i > 4:
            queue.popleft()
        memo[i, item] = memo.get((i - 1, item), 0) + 1
        if i in memo or (i, item) in memo:
            memo[i, item] += 1
    for first, second in zip(items, items[1:]):
        pairs.append((second - first, first) if first < second else (first - second, second))
    pairs.sort(key=lambda pair: (-pair[0], pair[1]))
    heap = []
    for pair in pairs:
        heapq.heappush(heap, pair)
    smallest = [heapq.heappop(heap) for _ in range(len(heap) // 2)] + heapq.nsmallest(2, heap)
    ordered = sorted(unique | {99} - {5} & set(items) ^ {1})
    places = [bisect.bisect_left(ordered, value) for value in ordered[:5]]
    grid = [[0] * 5 for _ in range(5)]
    for row in range(5):
        for column in range(1, 5):
            grid[row][column] = max(grid[row - 1][column], grid[row][column - 1] + (row == column))
    flat = [cell for line in grid for cell in line if cell]
    turned = [list(line) for line in zip(*grid)]
    chained = list(itertools.chain(items, ordered, *grid)) + list(itertools.accumulate(ordered))
    for left, right in itertools.combinations(ordered[:5], 2):
        chained.append(left + right)
    for permutation in itertools.permutations(ordered[:3]):
        chained.append(permutation[0])
    for key, members in itertools.groupby(sorted(chained[:20]), key=lambda value: value % 3):
        groups[key].extend(members)
    total = functools.reduce(lambda left, right: left + right, chained) + functools.reduce(operator.add, flat, 0)
    chained.pop(), chained.remove(3), chained.reverse(), chained.index(ordered[0]), chained.count(3), items.copy()
    del chained[0], chained[2:4]
    chained[1:3] = [7, 8]
    a, *rest = chained
    low, high = 0, len(ordered)
    while low < high:
        middle = (low + high) // 2
        if ordered[middle] < 7:
            low = middle + 1
        else:
            high = middle
    stack = [(0, 0)]
    seen = {(0, 0)}
    while stack:
        row, column = stack.pop()
        for down, right in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            place = row + down, column + right
            if 0 <= place[0] < 4 and 0 <= place[1] < 4 and place not in seen:
                seen.add(place)
                stack.append(place)
    tables = {key: value for key, value in table.items() if value} | dict(zip("abc", range(3)))
    for key in sorted(memo)[:5]:
        del memo[key]
    memo.setdefault("x", []).append(memo.pop("y", None))
    return (dict(table.most_common(3)), dict(groups), list(queue), smallest, places, turned, total, rest[-1], low,
            copy.deepcopy(grid), frozenset(seen), tables, tuple(memo.values()), all(flat), any(items),
            list(reversed(flat)), list(filter(None, flat)), sum(tables.values()), [*range(5, 0, -1)],
            items == ordered, items[::2], items[-3:])

def failures(texts):
    found = []
    for text in texts:
        try:
            found.append(int(text) if text != "stop" else texts[99])
        except ValueError:
            found.append(float(text) if "." in text else None)
        except (IndexError, KeyError) as error:
            found.append(str(error))
        finally:
            found.append(isinstance(text, str))
    def generate(n):
        for i in range(n):
            yield i, n
    counter = 0
    def count():
        nonlocal counter
        counter += 1
        return counter
    for first, second in generate(12):
        if count() > 10:
            break
        continue
    else:
        found.append(None)
    with_nodes = [Other(i, Node(i + 1), right=Node(2)) for i in range(12)]
    best = min(with_nodes).total() + getattr(with_nodes[0], "value", 0) + hasattr(best_of, "x")
    return found, best, str(with_nodes[0]), type(found) is list, callable(count)

def best_of(*options, default=None, **named):
    return max(options, default=default)

def f(items, *others):
    found = []
    for _ in range(4):
        found = [numbers(24), primes(60), [n for n in range(30) if is_prime(n)], fibonacci(12)]
        found.append(failures(["1", "2.5", "x", "stop"]))
        found.append(texts("The quick brown Fox, 12 jumps over 3 lazy dogs; and the end, once more 45 times."))
        found.append(collections_of([5, 3, 8, 1, 9, 2, 7, 3, 5, 8, 13, 21, 1]))
        found.append(best_of(1, 2, default=3, more=4))
        random.random(), random.randint(1, 5)
    return sorted(items), found, others
"""


def import_modules() -> None:
    """Imports what candidates import most."""
    for name in MODULES:
        importlib.import_module(name)
