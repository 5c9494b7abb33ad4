"""Builds the sample rows of a source database."""

import csv
from collections.abc import Iterator, Mapping

from mkdocs_dynamodb.diagnostics import Placed, Span
from mkdocs_dynamodb.model.relational.sample_rows import Cell, SampleRow, SampleRows
from mkdocs_dynamodb.source.faults import Fault
from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.nodes import Node

MAX_ROWS = 10_000
"""Sample rows of one table; more are no samples and would take their time."""

_NULLS = ("", "\\N", "NULL")
"""What a CSV file writes for no value."""


def build_rows(source: Node | None, files: Mapping[str, SourceFile | Fault]) -> SampleRows | None:
    """Sample rows; None where the model has none."""
    node = None if source is None or source.entries is None else source.get("rows")
    if node is None:
        return None
    if node.entries is None:
        file = files.get(node.text)
        if isinstance(file, SourceFile):
            dialect = source.get("dialect") if source is not None else None
            told = "mysql" if dialect is None else dialect.text
            return SampleRows(at=node.span, file=file, dialect=told)
        return SampleRows(at=node.span, troubles=_troubles([node], files))
    tables = {name: _rows(child, files) for name, _, child in node.pairs()}
    return SampleRows(
        at=node.span,
        tables={name: tuple(rows) for name, rows in tables.items()},
        names={name: at for name, at, _ in node.pairs()},
        troubles=_troubles(list(node.entries.values()), files),
    )


def _troubles(
    nodes: list[Node], files: Mapping[str, SourceFile | Fault]
) -> tuple[Placed[str], ...]:
    found = ((node, files.get(node.text)) for node in nodes if node.items is None)
    return tuple(
        Placed(file.finding.message, node.span) for node, file in found if isinstance(file, Fault)
    )


def _rows(node: Node, files: Mapping[str, SourceFile | Fault]) -> list[SampleRow]:
    if node.items is not None:
        return [_row(child) for child in node.items[:MAX_ROWS]]
    file = files.get(node.text)
    return list(_csv_rows(file)) if isinstance(file, SourceFile) else []


def _row(node: Node) -> SampleRow:
    cells: dict[str, Cell] = {}
    places: dict[str, Span] = {}
    for name, at, child in node.pairs():
        places[name] = at
        data = child.data
        cells[name] = None if isinstance(data, list | dict) else data
    return SampleRow(at=node.span, cells=cells, places=places)


def _csv_rows(file: SourceFile) -> Iterator[SampleRow]:
    reader = csv.reader(file.text.splitlines(keepends=True))
    names: list[str] = []
    for cells in _cells(reader):
        if not names:
            names = [name.strip() for name in cells]
            continue
        at = Span(file.path, reader.line_num, 1, reader.line_num, 2)
        values = (None if cell in _NULLS else cell for cell in cells)
        yield SampleRow(at=at, cells=dict(zip(names, values, strict=False)))
        if reader.line_num > MAX_ROWS:
            return


def _cells(reader: Iterator[list[str]]) -> Iterator[list[str]]:
    """Lines that say something, as far as the file can be read."""
    try:
        yield from (cells for cells in reader if cells)
    except csv.Error:
        return
