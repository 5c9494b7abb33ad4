"""The requirement document: what the application asks for, before anybody thinks of tables."""

from collections.abc import Iterable, Mapping

from mkdocs_dynamodb.diagnostics import Diagnostic
from mkdocs_dynamodb.documents.labels import (
    KIND_WORDS,
    NO_NAMES,
    NO_NOTE,
    NO_RELATIONSHIP,
    REQUIREMENT_TITLE,
)
from mkdocs_dynamodb.documents.writing.checklists import checklist
from mkdocs_dynamodb.documents.writing.markdown import (
    bullet,
    bullets,
    computed,
    escape,
    joined,
    one_line,
    table,
    told_columns,
)
from mkdocs_dynamodb.documents.writing.patterns import pattern_tables, rate_text
from mkdocs_dynamodb.model.figures import figure_text
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.requirements import Application, Relationship, TrafficGroup
from mkdocs_dynamodb.reports.stages.checklist import requirement_checks
from mkdocs_dynamodb.reports.traffic import Moment, build_traffic

_ENTITY_HEADERS = ("Entity", "Count", "Description", "Never Written Here", "Never Read Here")


def requirement_document(model: Model, diagnostics: Iterable[Diagnostic]) -> str:
    """The document.

    Args:
        model: the model.
        diagnostics: what the rules found in it.
    """
    findings = tuple(diagnostics)
    return joined(
        (
            f"# {REQUIREMENT_TITLE}",
            "## Application Overview",
            _overview(model),
            _entities(model),
            "## Access Patterns Analysis",
            pattern_tables(model, findings),
            "### Traffic",
            _traffic(model),
            "## Entity Relationships Deep Dive",
            "".join(_relationship(each) for each in model.relationships) or f"{NO_RELATIONSHIP}\n",
            "## Design Considerations (Scratchpad - Subject to Change)",
            _scratchpad(model.scratchpad),
            "## Validation Checklist",
            checklist(requirement_checks(model, findings)),
        )
    )


def _overview(model: Model) -> str:
    application = model.application
    names = ", ".join(map(escape, model.entities))
    expected = application.expected_patterns
    return "".join(
        (
            bullet("Name", escape(application.name)),
            bullet("Domain", escape(application.domain)),
            bullet("Key Entities", names or NO_NAMES),
            bullets("Business Context", application.context),
            bullets("Scale", application.scale),
            _unique(model),
            _stated(application),
            bullet("Listed Patterns", "" if expected is None else str(expected.value)),
        )
    )


def _unique(model: Model) -> str:
    """Attributes that no two things of an entity share, an entity a line."""
    found: dict[str, list[str]] = {}
    for each in model.unique:
        names = " + ".join(map(escape, each.names))
        found.setdefault(each.entity.value, []).append(names)
    lines = [f"  - {escape(entity)}: {'; '.join(names)}\n" for entity, names in found.items()]
    return "- **Unique Values**:\n" + "".join(lines) if lines else ""


def _stated(application: Application) -> str:
    """Traffic as the business states it, as a whole and by groups."""
    if application.total is None and not application.groups:
        return ""
    total = "" if application.total is None else f" {rate_text(application.total)}"
    return f"- **Stated Traffic**:{total}\n" + "".join(map(_group, application.groups))


def _group(group: TrafficGroup) -> str:
    stated = "" if group.stated is None else f"{rate_text(group.stated)} "
    numbers = ", ".join(f"#{escape(number.value)}" for number in group.patterns)
    return f"  - {escape(group.name.value)}: {stated}(Pattern {numbers})\n"


def _entities(model: Model) -> str:
    rows = [
        [
            escape(entity.name.value),
            "" if entity.count is None else figure_text(entity.count),
            escape(entity.description),
            escape(entity.no_writer),
            escape(entity.no_reader),
        ]
        for entity in model.entities.values()
    ]
    if not any(any(row[1:]) for row in rows):
        return ""
    return joined(("### Entities", table(*told_columns(_ENTITY_HEADERS, rows))))


def _traffic(model: Model) -> str:
    """Sums of the rates; a sum that lacks patterns says so."""
    rows = [
        [
            escape(row.name),
            str(row.sums.patterns),
            *(
                figure_text(row.sums.figure(moment))
                + (f" and {row.sums.unknown(moment)} unknown" if row.sums.unknown(moment) else "")
                for moment in Moment
            ),
            "" if row.stated is None else f"{figure_text(row.stated)} ({row.moment.value})",
        ]
        for row in build_traffic(model).rows
    ]
    headers = ("Requests a second", "Patterns", "Peak", "Average", "Stated")
    return joined((computed(), table(headers, rows)))


def _relationship(each: Relationship) -> str:
    figures = [
        f"{word} {figure_text(figure)}"
        for word, figure in (("avg", each.average), ("max", each.max))
        if figure is not None
    ]
    verb = f" ({escape(each.verb)})" if each.verb else ""
    told = f" ({', '.join(figures)})" if figures else ""
    note = f" - {escape(each.note)}" if each.note else ""
    names = f"{escape(each.source.value)} → {escape(each.target.value)}"
    return f"- **{names}**{verb}: {KIND_WORDS.get(each.kind, each.kind)}{told}{note}\n"


def _scratchpad(notes: Mapping[str, tuple[str, ...]]) -> str:
    parts = []
    for heading, texts in notes.items():
        if one_line(heading):
            parts.append(bullets(escape(heading), texts) or f"- **{escape(heading)}**:\n")
        else:
            parts += [f"- {escape(text)}\n" for text in texts]
    return "".join(parts) or f"{NO_NOTE}\n"
