"""Programs that measure effbench itself; ``python -m bench`` runs them and prints ratios."""
