"""Shows Sphinx's roles in docstrings as code."""

import re
from typing import Any, Final

import griffe

ROLE: Final = re.compile(r":(?:\w+):`~?([^`]+)`")


class Roles(griffe.Extension):
    """Rewrites each docstring when it is collected."""

    def on_instance(self, *, obj: griffe.Object, **_: Any) -> None:
        """Takes the role's name away: Markdown shows what is left as code."""
        if obj.docstring is not None:
            obj.docstring.value = ROLE.sub(r"`\1`", obj.docstring.value)
