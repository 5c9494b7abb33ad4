"""Viewpoints: an overview of the parts of a model, and a page for each of them."""

from collections.abc import Iterator

from mkdocs_dynamodb.model.requirements import Relationship
from mkdocs_dynamodb.model.tables import Table
from mkdocs_dynamodb.pages.context import VIEWPOINTS, PageContext
from mkdocs_dynamodb.pages.diagrams import Diagram, diagram_html, draw_entities
from mkdocs_dynamodb.pages.entity_diagrams import MAX_GUESTS
from mkdocs_dynamodb.pages.links import unique_anchors
from mkdocs_dynamodb.pages.page import Page
from mkdocs_dynamodb.pages.pattern_list import pattern_rows
from mkdocs_dynamodb.pages.prose import paragraphs
from mkdocs_dynamodb.pages.requirements import relationship_row
from mkdocs_dynamodb.pages.words import keys_text
from mkdocs_dynamodb.reports.viewpoints import View, entities_without_viewpoint

SECTION = "Viewpoints"


def build_viewpoint_pages(context: PageContext) -> tuple[Page, ...]:
    """The overview and a page for each viewpoint; none for a model without viewpoints."""
    if not context.model.viewpoints:
        return ()
    return (_overview(context), *(_page(context, view) for view in context.views.values()))


def viewpoint_rows(context: PageContext, page: str) -> list[dict[str, object]]:
    """Each viewpoint with what it shows, as a row of a table."""
    return [
        {
            "link": context.viewpoint_link(page, view.viewpoint),
            "about": paragraphs(view.viewpoint.description)[:1],
            "entities": list(view.entities),
            "patterns": len(view.patterns),
            "tables": [_table_link(context, page, table) for table in view.tables],
        }
        for view in context.views.values()
    ]


def viewpoint_figures(context: PageContext, view: View) -> list[str]:
    """HTML of the ER diagrams of a viewpoint."""
    return [diagram_html(d, material=context.material) for d in _diagrams(context, view)]


def _overview(context: PageContext) -> Page:
    first = next(iter(context.model.viewpoints.values()))
    values = {
        "rows": viewpoint_rows(context, VIEWPOINTS),
        "left": list(entities_without_viewpoint(context.model)),
    }
    body = context.render(VIEWPOINTS, "viewpoints", values)
    return Page(
        path=VIEWPOINTS,
        title=SECTION,
        body=body,
        section=SECTION,
        source=first.name.at,
        is_wide=True,
    )


def _page(context: PageContext, view: View) -> Page:
    viewpoint = view.viewpoint
    path = context.viewpoint_pages[viewpoint.name.value]
    values = {
        "title": viewpoint.title.value,
        "overview": context.links(path).to(VIEWPOINTS),
        "about": paragraphs(viewpoint.description),
        "contents": list(_contents(view)),
        "diagrams": viewpoint_figures(context, view),
        "hidden": len(view.neighbours[MAX_GUESTS:]),
        "entities": list(_entities(context, view, path)),
        "inner": [relationship_row(line) for line in view.inner],
        "leaving": [relationship_row(line) for line in view.leaving],
        "leads_to": [_leads_to(context, view, line, path) for line in view.leaving],
        "patterns": pattern_rows(context, path, view.patterns),
        "tables": [_table(context, view, table, path) for table in view.tables],
    }
    body = context.render(path, "viewpoint", values)
    return Page(
        path=path,
        title=viewpoint.title.value,
        body=body,
        section=SECTION,
        source=viewpoint.name.at,
        is_wide=True,
    )


def _contents(view: View) -> Iterator[tuple[str, str]]:
    """How many things there are of each kind, and the anchor of their section."""
    yield _many(len(view.entities), "entity", "entities"), "entities"
    if view.inner:
        yield _many(len(view.inner), "relationship", "relationships"), "relationships"
    if view.leaving:
        yield _many(len(view.leaving), "that leads out of it", "that lead out of it"), "leaving"
    yield _many(len(view.patterns), "access pattern", "access patterns"), "access-patterns"
    yield _many(len(view.tables), "table", "tables"), "tables"


def _many(number: int, one: str, several: str) -> str:
    return f"{number:,} {one if number == 1 else several}"


def _diagrams(context: PageContext, view: View) -> tuple[Diagram, ...]:
    """Its entities, and their neighbours as far as there is room for them."""
    shown = frozenset((*view.entities, *view.neighbours[:MAX_GUESTS]))
    lines = [
        line
        for line in (*view.inner, *view.leaving)
        if line.source.value in shown and line.target.value in shown
    ]
    return draw_entities(view.entities, lines, context.attribute_rows)


def _entities(context: PageContext, view: View, page: str) -> Iterator[dict[str, object]]:
    model, anchors = context.model, unique_anchors("entity", view.entities)
    for name in view.entities:
        entity = model.entities.get(name)
        yield {
            "name": name,
            "anchor": anchors[name],
            "description": _description(context, name),
            "count": None if entity is None else entity.count,
            "stored_in": list(_places(context, name, page)),
            "also_in": [
                context.viewpoint_link(page, other)
                for other in context.shown_in[name]
                if other is not view.viewpoint
            ],
            "rows": [
                {"name": row.name, "about": [row.type, *row.marks, *filter(None, [row.remark])]}
                for row in context.attribute_rows.get(name, ())
            ],
        }


def _description(context: PageContext, name: str) -> str:
    """What the requirements say of an entity, or else the first table that says something."""
    entity = context.model.entities.get(name)
    stored = (table.entities[name] for table in context.model.stored_in.get(name, ()))
    told = (each.description for each in (entity, *stored) if each is not None)
    return next(filter(None, told), "")


def _places(context: PageContext, name: str, page: str) -> Iterator[tuple[str, str]]:
    """Tables that store an entity, and other entities inside whose items it lives."""
    links = context.links(page)
    for table in context.model.stored_in.get(name, ()):
        stored = table.name.value
        place = context.entity_anchors[stored][name]
        yield stored, links.to(context.table_pages[stored], place)
    for table, entity, attribute in context.model.held_in.get(name, ()):
        stored, holder = table.name.value, entity.name.value
        words = f"{stored}, in {attribute.name.value} of {holder}"
        place = context.entity_anchors[stored][holder]
        yield words, links.to(context.table_pages[stored], place)


def _leads_to(
    context: PageContext, view: View, line: Relationship, page: str
) -> list[tuple[str, str]]:
    """Viewpoints that show the entity at the other end."""
    own = line.source.value in view.entities
    other = line.target.value if own else line.source.value
    return [context.viewpoint_link(page, each) for each in context.shown_in.get(other, ())]


def _table(context: PageContext, view: View, table: Table, page: str) -> dict[str, object]:
    held = {
        a.holds.value for e in table.entities.values() for a in e.attributes.values() if a.holds
    }
    within = held.union(table.entities)
    return {
        "link": _table_link(context, page, table),
        "key_names": keys_text(table.keys),
        "entities": [name for name in view.entities if name in within],
        "others": len(table.entities.keys() - set(view.entities)),
        "purpose": table.purpose,
    }


def _table_link(context: PageContext, page: str, table: Table) -> tuple[str, str | None]:
    return table.name.value, context.table_href(page, table.name.value)
