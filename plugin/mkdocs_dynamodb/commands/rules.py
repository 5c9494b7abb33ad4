"""`rules`: list the catalogue."""

import click

from mkdocs_dynamodb.commands.output import print_text
from mkdocs_dynamodb.rules import CATALOGUE


@click.command()
def rules() -> None:
    """List all rules."""
    width = max(len(rule.name) for rule in CATALOGUE)
    for rule in CATALOGUE:
        print_text(f"{rule.code}  {rule.severity:<8} {rule.name:<{width}} {rule.summary}\n")
