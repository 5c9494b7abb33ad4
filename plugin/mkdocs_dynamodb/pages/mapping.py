"""Mapping matrix: which table or index answers which access pattern, by which operation."""

from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Answer
from mkdocs_dynamodb.pages.context import MAPPING, PageContext
from mkdocs_dynamodb.pages.environment import render_template
from mkdocs_dynamodb.pages.page import Page
from mkdocs_dynamodb.reports.coverage import pattern_status

Target = tuple[str, str]
"""Table, and index or empty text."""

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
    """Columns and rows of the matrix, with links that start from a page."""
    model = context.model
    targets = _targets(model)
    return {
        "targets": [
            {"table": table, "index": index, "href": context.table_href(page, table, index)}
            for table, index in targets
        ],
        "rows": [_row(context, page, number, targets) for number in model.patterns],
    }


def build_mapping(context: PageContext) -> tuple[Page, ...]:
    """The one page with the matrix."""
    body = render_template("mapping", mapping_values(context, MAPPING))
    return (Page(path=MAPPING, title="Mapping", body=body, is_wide=True),)


def _targets(model: Model) -> tuple[Target, ...]:
    return tuple(
        target
        for table in model.tables.values()
        for target in [
            (table.name.value, ""),
            *((table.name.value, index) for index in table.indexes),
        ]
    )


def _row(
    context: PageContext, page: str, number: str, targets: tuple[Target, ...]
) -> dict[str, object]:
    model = context.model
    pattern = model.patterns[number]
    used = _operations(model.answer_to(pattern))
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
