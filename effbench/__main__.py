"""``python -m effbench``: the same as ``effbench``."""

from effbench.cli import main

if __name__ == "__main__":
    main(prog_name="effbench")
