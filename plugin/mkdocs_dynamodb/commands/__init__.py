"""The commands: a module each, listed here, and read when it is asked for.

A check that keeps an editor or a commit waiting has no use for templates, engines and figures that
other commands need.
"""

from importlib import import_module

import click

COMMANDS = (
    "approve",
    "check",
    "contract",
    "render",
    "report",
    "new",
    "import",
    "explain",
    "rules",
    "schema",
    "verify",
)
"""Names of the commands; each is also that of the module, and of the command in it."""

_MODULES = {"import": "import_documents"}
"""Names that are words of Python -> module and command."""


class CommandGroup(click.Group):
    """The commands under one name; only the one that is asked for is imported."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Names of all commands, in the order of the alphabet."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of a name; None where there is none."""
        return command_of(cmd_name) if cmd_name in COMMANDS else None


def command_of(name: str) -> click.Command:
    """One of the commands, by its name."""
    module = _MODULES.get(name, name)
    command = getattr(import_module(f"{__name__}.{module}"), module)
    if not isinstance(command, click.Command):
        raise TypeError(name)
    return command
