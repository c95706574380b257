class Sheet:
    def __init__(self):
        self.numbers, self.formulas = {}, {}

    def _depends(self, cell, on, seen):
        if cell == on or cell in seen:
            return cell == on
        seen.add(cell)
        return any(self._depends(other, on, seen) for other in self.formulas.get(cell, {}))

    def set_number(self, cell, number):
        self.numbers[cell] = number

    def set_sum(self, cell, terms):
        seen = set()
        if any(self._depends(other, cell, seen) for other in terms):
            raise ValueError
        self.formulas[cell] = terms

    def value(self, cell):
        if cell in self.formulas:
            return float(sum(factor * self.value(other) for other, factor in self.formulas[cell].items()))
        return self.numbers.get(cell, 0.0)

    def users(self, cell):
        return sum(1 for terms in self.formulas.values() if cell in terms)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
