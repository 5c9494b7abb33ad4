"""The commands: a module each, listed here."""

import click

from mkdocs_dynamodb.commands.approve import approve
from mkdocs_dynamodb.commands.check import check
from mkdocs_dynamodb.commands.contract import contract
from mkdocs_dynamodb.commands.explain import explain
from mkdocs_dynamodb.commands.new import new
from mkdocs_dynamodb.commands.render import render
from mkdocs_dynamodb.commands.report import report
from mkdocs_dynamodb.commands.rules import rules
from mkdocs_dynamodb.commands.schema import schema
from mkdocs_dynamodb.commands.verify import verify

COMMANDS: tuple[click.Command, ...] = (
    approve,
    check,
    contract,
    render,
    report,
    new,
    explain,
    rules,
    schema,
    verify,
)
