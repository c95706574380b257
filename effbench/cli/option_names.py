"""What an option is called where it is not typed: in a config file, and as an environment variable."""

import click

__all__ = ["named_options", "set_variables"]

_PREFIX = "EFFBENCH"


def named_options(command: click.Command) -> dict[str, click.Option]:
    """A command's options by the names that a config file gives them: ``max-cost``, ``format``, ``n``.

    Options that do something at once and then end (``--help``, ``--version``) have no such name.
    """
    return {
        _name(option): option
        for option in command.params
        if isinstance(option, click.Option) and option.is_eager is False
    }


def set_variables(command: click.Command, *path: str) -> None:
    """Names the environment variable of each option: ``EFFBENCH_RUN_MAX_COST`` for ``effbench run --max-cost``.

    click's own names (``auto_envvar_prefix``) come from the parameters of Python functions, which users do not see, and
    make ``EFFBENCH_VERSION`` the switch of ``--version``.
    """
    for name, option in named_options(command).items():
        option.envvar = "_".join([_PREFIX, *path, name]).replace("-", "_").upper()
    if isinstance(command, click.Group):
        for name, below in command.commands.items():
            set_variables(below, *path, name)


def _name(option: click.Option) -> str:
    return max(option.opts, key=len).lstrip("-")
