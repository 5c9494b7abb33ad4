"""Requirements: traffic, access patterns, entities, relationships and open thoughts."""

from collections.abc import Iterable

from mkdocs_dynamodb.model.requirements import AccessPattern, Relationship
from mkdocs_dynamodb.pages.checklist import requirement_checklist
from mkdocs_dynamodb.pages.context import REQUIREMENTS, PageContext
from mkdocs_dynamodb.pages.diagrams import diagram_html, er_diagram, is_large
from mkdocs_dynamodb.pages.page import Page
from mkdocs_dynamodb.pages.pictures import traffic_by_group, traffic_text
from mkdocs_dynamodb.pages.text import number, sort_figure
from mkdocs_dynamodb.pages.words import rate_text, spread_text
from mkdocs_dynamodb.reports.coverage import pattern_status
from mkdocs_dynamodb.reports.traffic import (
    Counted,
    StatedTraffic,
    Traffic,
    TrafficSum,
    build_traffic,
)

KIND_WORDS = {
    "one-to-one": "1:1",
    "one-to-many": "1:many",
    "many-to-one": "many:1",
    "many-to-many": "many:many",
}


def build_requirements(context: PageContext) -> tuple[Page, ...]:
    """The one page with what the application asks for."""
    model = context.model
    values = {
        "application": model.application,
        "checklist": requirement_checklist(context, REQUIREMENTS),
        "traffic_chart": traffic_by_group(context),
        "traffic": _traffic_rows(build_traffic(model)),
        "patterns": context.render_rows(
            REQUIREMENTS,
            "pattern_rows",
            [pattern_row(context, p, REQUIREMENTS) for p in model.patterns.values()],
        ),
        "entities": list(model.entities.values()),
        "stored_in": _places(context),
        "shown_in": {
            name: [context.viewpoint_link(REQUIREMENTS, each) for each in several]
            for name, several in context.shown_in.items()
        },
        "relationships": [relationship_row(r) for r in model.relationships],
        "diagrams": er_figures(context),
        "viewpoints": context.viewpoint_links(REQUIREMENTS),
        "is_large": is_large(model),
        "scratchpad": model.scratchpad,
    }
    body = context.render(REQUIREMENTS, "requirements", values)
    return (Page(path=REQUIREMENTS, title="Requirements", body=body),)


def _places(context: PageContext) -> dict[str, list[tuple[str, str | None]]]:
    """Entity -> name and address of the tables that store it, or whose items it lives inside."""
    model, found = context.model, dict[str, list[tuple[str, str | None]]]()
    for name, tables in model.stored_in.items():
        for stored in (table.name.value for table in tables):
            place = (stored, context.table_href(REQUIREMENTS, stored))
            found.setdefault(name, []).append(place)
    for name, held in model.held_in.items():
        for table, entity, attribute in held:
            words = f"{table.name.value}, in {attribute.name.value} of {entity.name.value}"
            place = (words, context.table_href(REQUIREMENTS, table.name.value))
            found.setdefault(name, []).append(place)
    return found


def er_figures(context: PageContext) -> list[str]:
    """HTML of the ER diagrams of a model."""
    model = context.model
    return context.kept.get(
        ("er diagrams",),
        (model.frame, context.material),
        lambda: [diagram_html(d, material=context.material) for d in er_diagram(model)],
    )


def pattern_row(context: PageContext, pattern: AccessPattern, page: str) -> dict[str, object]:
    """One access pattern with what a table shows of it."""
    status = pattern_status(context.model, pattern).value
    return context.kept.get(
        ("pattern row", page, pattern.number.value),
        (pattern, status, context.layout),
        lambda: _pattern_row(context, pattern, page, status),
    )


def _pattern_row(
    context: PageContext, pattern: AccessPattern, page: str, status: str
) -> dict[str, object]:
    return {
        "number": pattern.number.value,
        "name": pattern.name,
        "anchor": context.pattern_anchors[pattern.number.value],
        "href": context.pattern_href(page, pattern.number.value),
        "type": pattern.type.value,
        "rps": rate_text(pattern.rps),
        "rps_figure": _peak(pattern),
        "is_bare": pattern.rps is not None and pattern.rps.is_bare,
        "inputs": input_texts(pattern),
        "needs": _texts(need.value for need in pattern.needs),
        "entities": _texts(entity.value for entity in pattern.entities),
        "key_requirements": pattern.key_requirements,
        "latency": pattern.latency,
        "consistency": pattern.consistency.value if pattern.consistency is not None else "",
        "complexity": pattern.complexity,
        "suitability": pattern.suitability,
        "considerations": pattern.considerations,
        "status": status,
    }


def _peak(pattern: AccessPattern) -> str:
    peak = pattern.rps.peak if pattern.rps is not None else None
    return sort_figure(peak.value if peak is not None else None)


def input_texts(pattern: AccessPattern) -> list[str]:
    """Inputs of an access pattern, each with how its values are spread."""
    return [_input(entry.name.value, spread_text(entry.spread)) for entry in pattern.inputs]


def _traffic_rows(traffic: Traffic) -> list[dict[str, str]]:
    """Sums of all patterns, of each type, and of each stated group."""
    rows = [
        _traffic_row("All access patterns", traffic.every, traffic.total),
        _traffic_row("Answered by DynamoDB", traffic.database, None),
    ]
    rows += [_traffic_row(f"Type {kind}", sums, None) for kind, sums in traffic.by_type.items()]
    for group in traffic.groups:
        rows.append(_traffic_row(group.name, group.sums[Counted.EVERY], group))
    return rows


def _traffic_row(name: str, sums: TrafficSum, stated: StatedTraffic | None) -> dict[str, str]:
    figures = stated.figures if stated is not None else ()
    return {
        "name": name,
        "patterns": number(sums.patterns),
        "peak": traffic_text(sums.peak, sums.without_peak),
        "average": traffic_text(sums.average, sums.without_average),
        "stated": "; ".join(f"{number(f.stated.value)} ({f.moment})" for f in figures),
        "difference": "; ".join(
            "agrees" if f.agrees else f"{number(f.difference)} against {number(f.computed)}"
            for f in figures
        ),
    }


def _input(name: str, spread: str) -> str:
    return f"{name} ({spread})" if spread else name


def _texts(values: Iterable[str]) -> list[str]:
    return list(values)


def relationship_row(relationship: Relationship) -> dict[str, str]:
    """A relationship as a row of a table."""
    return {
        "source": relationship.source.value,
        "verb": relationship.verb,
        "target": relationship.target.value,
        "kind": KIND_WORDS.get(relationship.kind, relationship.kind),
        "average": number(relationship.average),
        "max": number(relationship.max) if relationship.max is not None else "not bounded",
        "note": relationship.note,
    }
