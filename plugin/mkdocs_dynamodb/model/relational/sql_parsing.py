"""Parses single statements with sqlglot, whatever they say."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

DIALECTS = {
    "mysql": "mysql",
    "postgresql": "postgres",
    "sqlserver": "tsql",
    "oracle": "oracle",
}

NOT_PARSED = (SqlglotError, RecursionError, ValueError)
"""What `parse` raises."""


def parse(text: str, dialect: str) -> exp.Expr:
    """Tree of a statement in a dialect of sqlglot.

    Raises:
        SqlglotError: the statement is not understood; it tells where.
        RecursionError: it is nested too deeply.
        ValueError: sqlglot itself stumbled over it.
    """
    try:
        with quiet():
            return sqlglot.parse_one(text, dialect=dialect)
    except (AttributeError, IndexError, KeyError, TypeError) as error:
        raise ValueError(text[:0]) from error


@contextmanager
def quiet() -> Iterator[None]:
    """Keep sqlglot from writing about statements that it does not know; we report them."""
    logger = logging.getLogger("sqlglot")
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before
