"""Run the command as `python -m mkdocs_dynamodb`."""

from mkdocs_dynamodb.cli import run

run()
