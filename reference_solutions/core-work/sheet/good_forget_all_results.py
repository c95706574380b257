class Sheet:
    def __init__(self):
        self.contents = {}  # cell -> number, or terms of a formula
        self.results = {}
        self.n_users = {}

    def _replace(self, cell, content):
        old = self.contents.get(cell)
        if isinstance(old, dict):
            for other in old:
                self.n_users[other] -= 1
        if isinstance(content, dict):
            for other in content:
                self.n_users[other] = self.n_users.get(other, 0) + 1
        self.contents[cell] = content
        self.results.clear()

    def _depends(self, cell, on, seen):
        if cell == on:
            return True
        if cell in seen:
            return False
        seen.add(cell)
        content = self.contents.get(cell)
        return isinstance(content, dict) and any(self._depends(other, on, seen) for other in content)

    def set_number(self, cell, number):
        self._replace(cell, number)

    def set_sum(self, cell, terms):
        seen = set()
        if any(self._depends(other, cell, seen) for other in terms):
            raise ValueError
        self._replace(cell, terms)

    def value(self, cell):
        if cell in self.results:
            return self.results[cell]
        content = self.contents.get(cell, 0.0)
        if isinstance(content, dict):
            result = 0.0
            for other, factor in content.items():
                result += factor * self.value(other)
        else:
            result = content
        self.results[cell] = result
        return result

    def users(self, cell):
        return self.n_users.get(cell, 0)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
