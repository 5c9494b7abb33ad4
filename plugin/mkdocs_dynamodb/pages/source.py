"""The source database: its schema beside the model, and where each column went."""

from collections.abc import Mapping

from mkdocs_dynamodb.model.relational.schema import Source
from mkdocs_dynamodb.pages.context import SOURCE, PageContext
from mkdocs_dynamodb.pages.diagrams import diagram_html, source_diagram
from mkdocs_dynamodb.pages.links import unique_anchors
from mkdocs_dynamodb.pages.page import Page
from mkdocs_dynamodb.pages.requirements import er_figures
from mkdocs_dynamodb.pages.text import number
from mkdocs_dynamodb.reports.column_destinations import (
    ColumnFate,
    ColumnState,
    Destination,
    TableFate,
    column_destinations,
)

DIALECTS = {
    "mysql": "MySQL",
    "postgresql": "PostgreSQL",
    "sqlserver": "SQL Server",
    "oracle": "Oracle",
}


def build_source_page(context: PageContext) -> tuple[Page, ...]:
    """The one page about the source database; none for a model without one that can be read."""
    model = context.model
    return context.kept.get(
        ("source page",), (model.frame, context.layout), lambda: _source_page(context)
    )


def _source_page(context: PageContext) -> tuple[Page, ...]:
    source, destinations = context.model.source, column_destinations(context.model)
    if source is None or destinations is None:
        return ()
    anchors = unique_anchors("source", [fate.table.name for fate in destinations.tables])
    diagrams = source_diagram(source.schema)
    values = {
        "facts": _facts(source, destinations.counts, len(destinations.tables)),
        "source_diagrams": [diagram_html(d, material=context.material) for d in diagrams],
        "model_diagrams": er_figures(context),
        "tables": [
            {
                "name": fate.table.name,
                "anchor": anchors[fate.table.name],
                "reason": fate.reason,
                "summary": _summary(fate),
                "columns": [_column(context, column) for column in fate.columns],
            }
            for fate in destinations.tables
        ],
        "new": [
            {
                "entity": new.entity,
                "attribute": new.attribute,
                "table": new.table,
                "href": context.table_href(SOURCE, new.table),
                "because": new.because,
            }
            for new in destinations.new
        ],
    }
    body = context.render(SOURCE, "source", values)
    return (Page(path=SOURCE, title="Source database", body=body, source=source.at, is_wide=True),)


def _facts(source: Source, counts: Mapping[ColumnState, int], tables: int) -> list[tuple[str, str]]:
    facts = [
        ("Schema", source.ddl.value if source.ddl is not None else "in the model"),
        ("Database", DIALECTS[source.dialect]),
        ("Tables", number(tables)),
    ]
    always = (ColumnState.STORED, ColumnState.MISSING)
    facts += [
        (f"Columns {state.value}", number(counts[state]))
        for state in ColumnState
        if counts[state] or state in always
    ]
    return facts


def _summary(fate: TableFate) -> str:
    """What became of the columns of a table, in one line."""
    states = [column.state for column in fate.columns]
    return ", ".join(
        f"{states.count(state)} {state.value}" for state in ColumnState if state in states
    )


def _column(context: PageContext, fate: ColumnFate) -> dict[str, object]:
    column = fate.column
    return {
        "name": column.name,
        "type": column.type.text,
        "nullable": column.nullable,
        "marks": ", ".join(fate.marks),
        "comment": column.comment,
        "state": fate.state.value,
        "reason": fate.reason,
        "destinations": [_destination(context, each) for each in fate.destinations],
    }


def _destination(context: PageContext, destination: Destination) -> dict[str, str | None]:
    return {
        "name": f"{destination.entity}.{destination.attribute}",
        "table": destination.table,
        "href": context.table_href(SOURCE, destination.table),
        "how": destination.how,
        "because": destination.because,
    }
