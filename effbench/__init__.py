"""effbench: how efficient is LLM-generated code?

Candidates run in a sandbox, their instructions are counted, and the scores come with an interval. The command line is
``effbench --help``; as a library, start with :mod:`effbench.scoring`, which is pure and imports nothing heavy.
"""

__version__ = "0.1.0"
