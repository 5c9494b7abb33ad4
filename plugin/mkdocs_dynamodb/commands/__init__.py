"""The commands: a module each, listed here."""

import click

from mkdocs_dynamodb.commands.check import check
from mkdocs_dynamodb.commands.explain import explain
from mkdocs_dynamodb.commands.new import new
from mkdocs_dynamodb.commands.render import render
from mkdocs_dynamodb.commands.rules import rules
from mkdocs_dynamodb.commands.schema import schema

COMMANDS: tuple[click.Command, ...] = (check, render, new, explain, rules, schema)
