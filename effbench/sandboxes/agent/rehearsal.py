"""What a zygote does once before it serves: programs that use most of what candidates use.

The first use of anything is slow (an emulator translates it, the kernel maps it), and children inherit what was used.
"""

import os
import sys
from typing import Any

import effbench_driver  # built into the image

from effbench.sandboxes.agent import packages, preloaded

__all__ = ["ARGUMENTS", "BRIEF", "BRIEFLY", "FUNCTION", "PROGRAM", "import_modules"]

# Native modules that are said not to be there: for CPython's own tests, for interpreters beside this one, and for the
# memory of the process. So are those that this machine lacks something for.
LEFT_OUT = ("_ctypes", "_test", "_xx", "xx")

# Of every kind and size that is received and sent in its own way.
ARGUMENTS = (
    [3, 1, 2.5], [True, False, None, -1, -2.5, 0.0, 1e300, float("inf")], [255, 1 << 31, -(1 << 31), 1 << 40],
    [-(1 << 40), 1 << 62, 1 << 70, -(1 << 70), 10**200], ["", "a", "two words", '"\\\n\t', "\u00e9\u20ac\U0001f600"],
    [(1, 2), (3.5, "x"), ((), [])], [[0, 1], [2, 3], []], {"a": (1, None), 2: [3], (4, 5): {}}, {1, 2}, {"x", "y"},
    frozenset({3}), b"x", b"", 1j, list(range(300)), [i / 7 for i in range(300)], "x" * 5000, ["word"] * 300,
)  # fmt: skip

PROGRAM = "import sys\nfor line in sys.stdin:\n    print(input(), *sorted(map(int, line.split())))\n"

BRIEF = "from typing import Any\n\ndef f(item: Any, *others: int) -> Any:\n    return item * 50\n"
BRIEFLY: tuple[tuple[Any, ...], ...] = (([1.5],), (7, 8), ("word" * 500,))

# Loops of some turns: the interpreter specialises what it has done a few times.
FUNCTION = """
import bisect, collections, copy, functools, hashlib, heapq, itertools, math, operator, random, re, statistics, string
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

def at_length(n):
    scattered = [i * 7919 % 1009 for i in range(n)]
    runs = list(range(n // 3)) + list(range(n // 6, n // 2)) + list(range(n // 3, 0, -1))
    reals, words, pairs = [i / 3 for i in scattered], list(map(str, scattered)), list(zip(scattered, map(str, runs)))
    found = [sorted(runs), sorted(scattered), sorted(reals, reverse=True), sorted(words), sorted(pairs)]
    found += [sorted(scattered, key=lambda i: (-i % 7, i)), sorted(runs, key=functools.cmp_to_key(lambda i, j: j - i))]
    scattered[::3] = sorted(scattered[::3])
    scattered[1::2] = scattered[-1::-2][:len(scattered[1::2])]
    del scattered[::5]
    found += [scattered[10:2:-2], scattered * 2 == scattered + scattered, runs < scattered, 7.0 in scattered]
    several, others = set(scattered), set(runs)
    found += [several & others, several | others, several - others, several ^ others, several <= others, len(several)]
    several.update(words), several.discard("1"), others.intersection(reals), others.isdisjoint(words)
    table = {number: [number] for number in scattered}
    table.update(dict.fromkeys(words, 0)), table.popitem(), {**table, "x": 1}.values(), list(table) == words
    found += [sum(reals), math.fsum(reals), statistics.mean(runs), statistics.median(reals), min(reals), max(3, 1.5)]
    found += [hashlib.md5("".join(words).encode()).hexdigest(), bytes(range(9)).decode("latin-1"), n % -7, -n // 7]
    return found, None in runs

def of_large_numbers(n):
    small, large, matrix = 1 << 40, 3 ** n, [[1, 1], [1, 0]]
    for _ in range(9):
        (a, b), (c, d) = matrix
        matrix = [[a * a + b * c, a * b + b * d], [c * a + d * c, c * b + d * d]]
    found = [small * (small + 5) // 3 % 97, large * large % 10 ** 50, divmod(large, 7 ** 30), int(str(large))]
    found += [large & small | 5, large ^ ~small, large == small, large < 2.5, pow(large, 65537, 10 ** 40), -large >> 9]
    found += [bin(small).count("1"), small.bit_length(), math.gcd(large, 6 ** 20), math.comb(60, 30), -small // 7]
    for real in (2.0, 27.0, 1e-5, 123456.789, float(n)):
        found += [math.log(real, 3), math.log2(real), math.log10(real), math.sqrt(real), real ** (1 / 3), real // 0.7]
        found += [round(real, 3), round(real), round(real ** 0.5) ** 2 == real, int(real), -real < 1, abs(-real)]
        found += [str(real), f"{real:.3f}", math.floor(real), math.pow(real, 2), math.sin(real), math.exp(-real)]
        found += [float(str(real)), float("12"), 7 / 2, 6 / n, 1e3 * n, divmod(real, 3), sum([real, 1, 2.5])]
        found += [real.is_integer(), real % 0.7, real == n, 3 - real, real != real]
    return found

def at_text(text):
    long, other = text * 30, "\u00e9\u20ac" + text
    found = [long.find("no such"), long.rfind("T"), long.count("the"), "lazy dogs; and an" in long, long[::2]]
    found += [long.split("o"), long.rsplit(" ", 3), long.title(), long.lower().upper(), long == long[1:]]
    found += [other.encode(), other.encode().decode(), other[::-1], other.isalnum(), other.replace("\u20ac", "e")]
    found += ["".join(map(chr, (97, 233, 8364))), text.startswith(("T", "x")), text.index("q"), text.isalpha()]
    found += [f"{len(long):b} {len(long):x} {10 ** 6:,}", "%5.2f|%s|%x" % (2.5, text, 255), "{} {a}".format(1, a=2)]
    found += [{char: long.count(char) for char in set(text)}, sorted(text), tuple(text), text.center(99), int("ff", 16)]
    found += [collections.Counter(long).most_common(2), " ".join(text.split()[::-1]), text.lstrip("T").rstrip(".")]
    return found, text * 2, "a" * 3 < "b", long[3:] > long, long.replace("e", ""), other.upper()

def at_last(items):
    numbers, found = iter(items), []
    found += [next(numbers), list(itertools.islice(numbers, 2)), list(itertools.product([1, 2], repeat=2))]
    found += [list(itertools.takewhile(lambda i: i > 2, items)), list(itertools.zip_longest(items, "ab"))]
    row, heap = collections.deque(items, maxlen=20), items[:]
    row.rotate(2), row.appendleft(5), row.extend([1, 2]), row.pop(), heapq.heapify(heap), bisect.insort(heap, 4)
    try:
        found.append(1 // (len(items) - len(items)))
    except (ZeroDivisionError, TypeError) as error:
        found.append(type(error).__name__)
    else:
        found.append(None)
    while (length := len(found)) < 9:
        found += [length] if length % 2 else [best_of(*items, **{"more": 2}), not length, items is found]
    try:
        raise ValueError("as it may be") from None
    except Exception as error:
        return found, all(i > 0 for i in items), any(i > 9 for i in items), f"{error}", list(enumerate(items, 1))

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
    wider = at_length(300), of_large_numbers(400), at_text(found[5]), at_last([5, 3, 8, 1, 9, 2])
    return sorted(items), found, others, len(wider)
"""


def import_modules() -> None:
    """Imports what candidates import most, and maps every other module that is native code: a child may map none."""
    preloaded.import_all()
    packages.import_packages()
    for folder in [path for path in sys.path if path.endswith("lib-dynload")]:
        for entry in sorted(entry for entry in os.listdir(folder) if entry.endswith(".so")):
            name = entry.partition(".")[0]
            if name in sys.modules or name in sys.builtin_module_names:
                continue  # mapped already; some interpreters have in themselves what lies in the folder as well
            if name.startswith(LEFT_OUT) or not effbench_driver.keep_library(f"{folder}/{entry}"):
                sys.modules[name] = None  # type: ignore[assignment]  # importlib's own way to refuse one
