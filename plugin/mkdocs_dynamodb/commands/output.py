"""What every command prints, and how it ends."""

import os
import sys
from typing import NoReturn

import click

from mkdocs_dynamodb.errors import MkdocsDynamodbError

LISTED = "`mkdocs-dynamodb rules` lists them"
EXIT_CLEAN, EXIT_FINDINGS, EXIT_FAILED = 0, 1, 2


def fail(message: str) -> NoReturn:
    """Tell why the command cannot go on, and end it."""
    click.echo(f"Error: {message}", err=True)
    sys.exit(EXIT_FAILED)


def print_text(text: str) -> None:
    """Write to standard output; a reader that hangs up early changes nothing but that.

    Raises:
        MkdocsDynamodbError: the text cannot be written, as on a full disk.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        # What is left in the buffer would be tried again when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            reason = (error.strerror or str(error)).lower()
            raise MkdocsDynamodbError(f"the output cannot be written: {reason}") from error


def is_coloured(choice: str) -> bool:
    """Whether to colour; see https://no-color.org for the variable."""
    if choice != "auto":
        return choice == "always"
    is_plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not is_plain
