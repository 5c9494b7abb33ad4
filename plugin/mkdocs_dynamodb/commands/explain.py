"""`explain`: tell what a rule finds."""

import click

from mkdocs_dynamodb.commands.output import LISTED, print_text
from mkdocs_dynamodb.rules import CATALOGUE
from mkdocs_dynamodb.source.shape import nearest


@click.command()
@click.argument("code")
def explain(code: str) -> None:
    """Tell what the rule CODE finds, why it matters, and how to cure it.

    CODE may be the rule's name too.
    """
    asked = code.strip()
    known = {rule.code: rule for rule in CATALOGUE} | {rule.name: rule for rule in CATALOGUE}
    rule = known.get(asked.upper()) or known.get(asked.lower())
    if rule is None:
        hint = nearest(asked, known) or LISTED
        raise click.UsageError(f"there is no rule `{code}`; {hint}")
    print_text(f"{rule.code} {rule.name} ({rule.severity})\n\n{rule.doc}\n")
