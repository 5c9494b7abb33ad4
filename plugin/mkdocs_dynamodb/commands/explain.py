"""`explain`: tell what a rule finds."""

import click

from mkdocs_dynamodb.application.explaining import acceptance_text
from mkdocs_dynamodb.commands.models import colour_option
from mkdocs_dynamodb.commands.output import LISTED, is_coloured, print_text
from mkdocs_dynamodb.emit.explanation import explain_rule
from mkdocs_dynamodb.emit.paint import Paint
from mkdocs_dynamodb.rules import CATALOGUE
from mkdocs_dynamodb.source.shape import nearest


@click.command()
@click.argument("code")
@colour_option
def explain(code: str, colour: str) -> None:
    """Tell what the rule CODE finds, why it matters, and how to cure or accept it.

    CODE may be the rule's name too.
    """
    asked = code.strip()
    known = {rule.code: rule for rule in CATALOGUE} | {rule.name: rule for rule in CATALOGUE}
    rule = known.get(asked.upper()) or known.get(asked.lower())
    if rule is None:
        hint = nearest(asked, known) or LISTED
        raise click.UsageError(f"there is no rule `{code}`; {hint}")
    paint = Paint(is_on=is_coloured(colour))
    print_text(explain_rule(rule, acceptance_text(rule), paint))
