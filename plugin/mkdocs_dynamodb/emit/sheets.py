"""Reports as text: sheets of rows, written as tables for people, as JSON or as CSV.

A figure that is unknown is `unknown` in a table, null in JSON and empty in CSV; never zero.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from rich.cells import cell_len

from mkdocs_dynamodb.model.figures import figure_text
from mkdocs_dynamodb.records import record

Cell = str | int | Decimal | None

VERSION = 1
UNKNOWN = "unknown"


@record(kw_only=True)
class Sheet:
    """Rows of one kind."""

    name: str
    """Name in JSON, such as `patterns`."""
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    """What a reader of the table has to know."""
    money: tuple[str, ...] = ()
    """Columns with amounts of money, which a table shows to the cent."""


@record(kw_only=True)
class ModelSheets:
    """Sheets of one model."""

    model: str
    sheets: tuple[Sheet, ...]


def emit_sheets(form: str, report: str, models: Iterable[ModelSheets]) -> str:
    """Text of a report in a format of `SHEET_FORMATS`."""
    return SHEET_FORMATS[form](report, tuple(models))


def _table(_: str, models: tuple[ModelSheets, ...]) -> str:
    blocks = []
    for model in models:
        if len(models) > 1:
            blocks.append(f"{model.model}\n{'=' * cell_len(model.model)}\n")
        blocks += [_sheet_text(sheet) for sheet in model.sheets]
    return "\n".join(blocks)


def _sheet_text(sheet: Sheet) -> str:
    money = [name in sheet.money for name in sheet.columns]
    shown = [
        [_shown(cell, is_money=of_money) for cell, of_money in zip(row, money, strict=True)]
        for row in sheet.rows
    ]
    is_number = [
        any(isinstance(row[i], int | Decimal) for row in sheet.rows)
        for i in range(len(sheet.columns))
    ]
    widths = [
        max(cell_len(text) for text in (name, *(row[i] for row in shown)))
        for i, name in enumerate(sheet.columns)
    ]

    def line(texts: Iterable[str]) -> str:
        cells = [
            " " * (width - cell_len(text)) + text
            if right
            else text + " " * (width - cell_len(text))
            for text, width, right in zip(texts, widths, is_number, strict=True)
        ]
        return "  ".join(cells).rstrip()

    lines = [sheet.title, "", line(sheet.columns), line("-" * width for width in widths)]
    lines += [line(row) for row in shown]
    if sheet.note:
        lines += ["", sheet.note]
    return "\n".join(lines) + "\n"


def _shown(cell: Cell, *, is_money: bool) -> str:
    if cell is None:
        return UNKNOWN
    if is_money and isinstance(cell, Decimal):
        return f"{cell:,.2f}"
    if not isinstance(cell, str):
        return figure_text(cell)
    line = " ".join(cell.split())
    # what a terminal would take for a command
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in line)


def _json(report: str, models: tuple[ModelSheets, ...]) -> str:
    content = {
        "version": VERSION,
        "report": report,
        "models": [
            {
                "model": model.model,
                **{
                    sheet.name: [
                        {
                            _key(name): _plain(cell)
                            for name, cell in zip(sheet.columns, row, strict=True)
                        }
                        for row in sheet.rows
                    ]
                    for sheet in model.sheets
                },
            }
            for model in models
        ],
    }
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _key(column: str) -> str:
    return column.casefold().replace(" ", "_").replace("-", "_").replace("/", "_per_")


def _plain(cell: Cell) -> str | int | float | None:
    """A cell in JSON; the shortest number that reads back to the same decimal."""
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return cell


def _csv(_: str, models: tuple[ModelSheets, ...]) -> str:
    """One block a sheet, each with its columns, an empty line between two."""
    blocks = []
    for model in models:
        for sheet in model.sheets:
            block = io.StringIO()
            writer = csv.writer(block, lineterminator="\n")
            writer.writerow(("model", "sheet", *(_key(name) for name in sheet.columns)))
            writer.writerows((model.model, sheet.name, *map(_csv_cell, row)) for row in sheet.rows)
            blocks.append(block.getvalue())
    return "\n".join(blocks)


def _csv_cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        # a spreadsheet would run what begins so as a formula
        return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
    text = f"{cell:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


SHEET_FORMATS: Mapping[str, Callable[[str, tuple[ModelSheets, ...]], str]] = {
    "table": _table,
    "json": _json,
    "csv": _csv,
}
"""Name of a format -> text of a report in it."""
