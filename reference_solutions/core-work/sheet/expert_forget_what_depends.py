class Sheet:
    """Values that are known, and for each cell those whose formulas use it. A change makes what depends on it unknown; what
    is unknown has made all that depends on it unknown before, so nothing is forgotten twice before it is asked for."""

    def __init__(self):
        self.formulas = {}
        self.known = {}
        self.used_by = {}

    def _forget(self, cell):
        known, used_by = self.known, self.used_by
        stack = [cell]
        while stack:
            for user in used_by.get(stack.pop(), ()):
                if user in known:
                    del known[user]
                    stack.append(user)

    def set_number(self, cell, number):
        terms = self.formulas.pop(cell, None)
        if terms is not None:
            used_by = self.used_by
            for other in terms:
                used_by[other].remove(cell)
        elif self.known.get(cell, 0.0) == number:
            self.known[cell] = number
            return
        self.known[cell] = number
        self._forget(cell)

    def _is_below(self, cell, terms):
        """Whether one of the terms depends on the cell. Only formulas between the two are met: the cell's users upwards, or
        the terms' formulas downwards, whichever ends first."""
        formulas, used_by = self.formulas, self.used_by
        up, down = [cell], list(terms)
        above, below = {cell}, set(terms)
        if cell in below:
            return True
        while up and down:
            for user in used_by.get(up.pop(), ()):
                if user in below:
                    return True
                if user not in above:
                    above.add(user)
                    up.append(user)
            for other in formulas.get(down.pop(), ()):
                if other in above:
                    return True
                if other not in below:
                    below.add(other)
                    down.append(other)
        return False

    def set_sum(self, cell, terms):
        if self._is_below(cell, terms):
            raise ValueError
        used_by = self.used_by
        for other in self.formulas.get(cell, ()):
            used_by[other].remove(cell)
        for other in terms:
            if other in used_by:
                used_by[other].add(cell)
            else:
                used_by[other] = {cell}
        self.formulas[cell] = terms
        self.known.pop(cell, None)
        self._forget(cell)

    def value(self, cell):
        known = self.known
        if cell in known:
            return known[cell]
        if cell not in self.formulas:
            return 0.0
        return self._work_out(cell)

    def _work_out(self, cell):
        known, formulas = self.known, self.formulas
        result = 0.0
        for other, factor in formulas[cell].items():
            if other in known:
                result += factor * known[other]
            elif other in formulas:
                result += factor * self._work_out(other)
        known[cell] = result
        return result

    def users(self, cell):
        return len(self.used_by.get(cell, ()))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
