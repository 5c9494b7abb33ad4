"""`schema`: print the JSON Schema of a model."""

import click

from mkdocs_dynamodb.commands.output import print_text
from mkdocs_dynamodb.source.shape import schema_text


@click.command()
def schema() -> None:
    """Print the JSON Schema of a model."""
    print_text(schema_text())
