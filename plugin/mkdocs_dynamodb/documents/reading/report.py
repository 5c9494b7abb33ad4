"""What became of imported documents, for people: counts, and every remark with its line."""

from collections.abc import Iterable, Mapping

from mkdocs_dynamodb.documents.reading.draft import Draft, Remark, RemarkKind
from mkdocs_dynamodb.source.nodes import Data

REPORT_FILE = "import-report.md"
_HEADINGS: Mapping[RemarkKind, tuple[str, str]] = {
    RemarkKind.NOT_UNDERSTOOD: (
        "Not understood",
        "What the model does not say. Look at each place, and write by hand what matters.",
    ),
    RemarkKind.GUESSED: (
        "Guessed",
        "What the model says although the documents do not say it in so many words.",
    ),
    RemarkKind.CONTRADICTS: (
        "Contradictions",
        "What one place of the documents says otherwise than another.",
    ),
    RemarkKind.REPAIRED: ("Repaired", "Characters that were damaged on their way."),
    RemarkKind.LEFT_OUT: ("Left out", "What was not taken over on purpose."),
}


def report_text(draft: Draft, files: Iterable[str]) -> str:
    """The report as Markdown."""
    parts = ["# Import report\n", f"Read: {', '.join(f'`{name}`' for name in files)}.\n"]
    parts.append("".join(f"- {text}\n" for text in count_texts(draft)))
    for kind, (heading, words) in _HEADINGS.items():
        remarks = [remark for remark in draft.remarks if remark.kind is kind]
        if remarks:
            lines = "".join(f"- `{each.place}`: {each.text}\n" for each in remarks)
            parts.append(f"## {heading} ({len(remarks)})\n\n{words}\n\n{lines}")
    return "\n".join(parts)


def count_texts(draft: Draft) -> list[str]:
    """How much was taken over."""
    indexes = sum(len(_inside(table, "indexes")) for table in draft.tables.values())
    stored = sum(len(_inside(table, "entities")) for table in draft.tables.values())
    items = sum(len(_inside(table, "items")) for table in draft.tables.values())
    answered = sum(1 for a in draft.answers.values() if "operation" in a or "steps" in a)
    counts = (
        (len(draft.entities), "entity", "entities"),
        (len(draft.relationships), "relationship", "relationships"),
        (len(draft.patterns), "access pattern", "access patterns"),
        (len(draft.scratchpad), "heading of notes", "headings of notes"),
        (len(draft.aggregates), "aggregate", "aggregates"),
        (len(draft.decisions), "decision", "decisions"),
        (len(draft.tables), "table", "tables"),
        (indexes, "index", "indexes"),
        (stored, "stored entity", "stored entities"),
        (items, "sample item", "sample items"),
        (len(draft.answers), "row of the mapping", "rows of the mapping"),
        (answered, "of them as operations", "of them as operations"),
    )
    return [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]


def remark_line(remark: Remark) -> str:
    """A remark for the terminal."""
    return f"{remark.place}: {remark.kind.value}: {remark.text}"


def _inside(table: Mapping[str, Data], key: str) -> Mapping[str, Data] | list[Data]:
    inside = table.get(key)
    return inside if isinstance(inside, dict | list) else {}
