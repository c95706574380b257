class Sheet:
    def __init__(self):
        self.numbers = {}
        self.formulas = {}
        self.values = None  # out of date

    def _recalculate(self):
        self.values = dict(self.numbers)
        for cell in self.formulas:
            self._work_out(cell)

    def _work_out(self, cell):
        if cell not in self.values:
            terms = self.formulas.get(cell, {})
            self.values[cell] = float(sum(factor * self._work_out(other) for other, factor in terms.items()))
        return self.values[cell]

    def _depends(self, cell, on, seen):
        if cell == on:
            return True
        if cell in seen:
            return False
        seen.add(cell)
        return any(self._depends(other, on, seen) for other in self.formulas.get(cell, {}))

    def set_number(self, cell, number):
        self.formulas.pop(cell, None)
        self.numbers[cell] = number
        self.values = None

    def set_sum(self, cell, terms):
        seen = set()
        if any(self._depends(other, cell, seen) for other in terms):
            raise ValueError
        self.numbers.pop(cell, None)
        self.formulas[cell] = terms
        self.values = None

    def value(self, cell):
        if self.values is None:
            self._recalculate()
        return self.values.get(cell, 0.0)

    def users(self, cell):
        return sum(1 for terms in self.formulas.values() if cell in terms)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
