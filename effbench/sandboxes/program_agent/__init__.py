"""Runs inside the lanes of other languages than Python, beside what it shares with :mod:`effbench.sandboxes.agent`.

It speaks the same frames, so that a lane has the same end in the harness: ``prepare`` compiles, ``run`` runs programs.
"""
