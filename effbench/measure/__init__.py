"""From what a run gave to a verdict."""
