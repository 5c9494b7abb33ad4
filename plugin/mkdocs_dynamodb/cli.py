"""The command `mkdocs-dynamodb`: its group of commands, and what ends it."""

import gc
import sys
from io import TextIOWrapper

import click

from mkdocs_dynamodb.commands import CommandGroup
from mkdocs_dynamodb.commands.output import EXIT_FAILED, fail
from mkdocs_dynamodb.errors import MkdocsDynamodbError, describe_bug


@click.group(cls=CommandGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-dynamodb", prog_name="mkdocs-dynamodb")
def main() -> None:
    """Check DynamoDB designs written in YAML, and write their pages."""


def run() -> None:
    """Run the command; whatever keeps it from running is 2, so that 1 always means findings."""
    gc.disable()  # a check builds one large tree and ends
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(EXIT_FAILED)
    except click.Abort:
        sys.exit(EXIT_FAILED)
    except MkdocsDynamodbError as error:
        fail(str(error))
    except Exception as error:  # noqa: BLE001 - Python would exit with 1, which means findings
        fail(f"this is a bug in mkdocs-dynamodb: {describe_bug(error)}")
    finally:
        gc.freeze()  # or Python would search a large model for cycles once more, as it ends
