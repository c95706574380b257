"""Runs inside lanes whose programs ask for their input, beside :mod:`effbench.sandboxes.program_agent`.

What a program does before it has its input cannot depend on it, and is counted apart from what it does afterwards.
"""
