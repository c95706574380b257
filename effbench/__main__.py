"""``effbench`` on the command line, and ``python -m effbench``."""

import gc
import sys

__all__ = ["main"]


def main() -> None:
    """Runs a command.

    What is imported lives as long as the process. To look through it for garbage takes a third of the time until a
    command starts, and some more when it has ended.
    """
    if sys.platform == "win32":  # before anything is imported that Windows lacks
        sys.stderr.write("effbench: Windows itself is not supported: install effbench in WSL 2 (docs/platforms.md)\n")
        sys.exit(2)
    gc.disable()
    from effbench.cli.main import find_command  # while no garbage is looked for
    from effbench.cli.main import main as run_command

    for name in sys.argv[1:2]:
        find_command(name)
    gc.freeze()
    gc.enable()
    try:
        run_command(prog_name="effbench")
    finally:
        gc.freeze()


if __name__ == "__main__":
    main()
