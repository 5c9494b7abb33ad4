"""Mapping matrix: which table or index answers which access pattern, by which operation."""

from collections.abc import Iterable, Iterator, Mapping

from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Answer
from mkdocs_dynamodb.model.tables import Table
from mkdocs_dynamodb.pages.context import MAPPING, PageContext
from mkdocs_dynamodb.pages.page import Page
from mkdocs_dynamodb.reports.coverage import pattern_status

Target = tuple[str, str]
"""Table, and index or empty text."""

Matrix = tuple[tuple[Target, ...], tuple[str, ...]]
"""Columns, and the access patterns that have a row."""

MAX_COLUMNS = 40
"""With more columns each table has a matrix of its own, since most cells would be empty."""

SHORT_NAMES = {
    "GetItem": "Get",
    "BatchGetItem": "BatchGet",
    "PutItem": "Put",
    "UpdateItem": "Update",
    "DeleteItem": "Delete",
    "BatchWriteItem": "BatchWrite",
    "TransactGetItems": "TransactGet",
    "TransactWriteItems": "TransactWrite",
}


def mapping_values(context: PageContext, page: str) -> dict[str, object]:
    """Columns and rows of each matrix, with links that start from a page."""
    model = context.model
    used = {n: _operations(model.answer_to(pattern)) for n, pattern in model.patterns.items()}
    return {
        "matrices": [
            {
                "targets": [
                    {"table": table, "index": index, "href": context.table_href(page, table, index)}
                    for table, index in targets
                ],
                "rows": [_row(context, page, number, targets, used[number]) for number in numbers],
            }
            for targets, numbers in _matrices(model, used)
        ]
    }


def build_mapping(context: PageContext) -> tuple[Page, ...]:
    """The one page with the matrix."""
    body = context.render(MAPPING, "mapping", mapping_values(context, MAPPING))
    return (Page(path=MAPPING, title="Mapping", body=body, is_wide=True),)


def _matrices(model: Model, used: Mapping[str, Iterable[Target]]) -> Iterator[Matrix]:
    """One matrix of everything; in a large model one for each table, then those without any."""
    columns = [_columns(table) for table in model.tables.values()]
    if sum(len(targets) for targets in columns) <= MAX_COLUMNS:
        yield tuple(target for targets in columns for target in targets), tuple(used)
        return
    rows: dict[str, list[str]] = {name: [] for name in (*model.tables, "")}
    for number, targets in used.items():
        for table in dict.fromkeys(table for table, _ in targets if table in model.tables) or [""]:
            rows[table].append(number)
    for name, targets in zip(rows, (*columns, ()), strict=True):
        if rows[name]:
            yield targets, tuple(rows[name])


def _columns(table: Table) -> tuple[Target, ...]:
    return tuple((table.name.value, index) for index in ("", *table.indexes))


def _row(
    context: PageContext,
    page: str,
    number: str,
    targets: tuple[Target, ...],
    used: Mapping[Target, Iterable[str]],
) -> dict[str, object]:
    model = context.model
    pattern = model.patterns[number]
    return {
        "number": number,
        "name": pattern.name,
        "type": pattern.type.value,
        "status": pattern_status(model, pattern).value,
        "href": context.pattern_href(page, number),
        "cells": [", ".join(used.get(target, ())) for target in targets],
    }


def _operations(answer: Answer | None) -> dict[Target, dict[str, None]]:
    """Table or index -> names of the operations on it; a dictionary keeps their order."""
    used: dict[Target, dict[str, None]] = {}
    for step in answer.steps if answer is not None else ():
        name = SHORT_NAMES.get(step.operation.value, step.operation.value)
        parts = step.actions if not step.is_search else (step,)
        for part in parts:
            if part.table is not None:
                target = (part.table.value, part.index.value if part.index is not None else "")
                used.setdefault(target, {})[name] = None
    return used
