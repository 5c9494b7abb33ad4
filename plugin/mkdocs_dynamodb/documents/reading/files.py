"""Files of a model that was read from documents."""

from collections.abc import Iterable, Mapping

from mkdocs_dynamodb.documents.reading.draft import Draft
from mkdocs_dynamodb.documents.reading.report import REPORT_FILE, report_text
from mkdocs_dynamodb.source.nodes import Data
from mkdocs_dynamodb.source.yaml_writer import yaml_text

REQUIREMENTS = "requirements.yml"
DECISIONS = "decisions.yml"
TABLES = "tables.yml"
MAPPING = "mapping.yml"


def model_files(draft: Draft, documents: Iterable[str]) -> Mapping[str, str]:
    """Name of each file -> its text; the report is one of them."""
    names = list(documents)
    sections: dict[str, dict[str, Data]] = {
        REQUIREMENTS: {
            "application": dict(draft.application),
            "entities": dict(draft.entities),
            "unique": dict(draft.unique),
            "relationships": list(draft.relationships),
            "access_patterns": dict(draft.patterns),
            "scratchpad": {
                heading: list(notes) if len(notes) != 1 else notes[0]
                for heading, notes in draft.scratchpad.items()
            },
        },
        DECISIONS: {
            "approach": draft.approach,
            "aggregates": dict(draft.aggregates),
            "decisions": dict(draft.decisions),
        },
        TABLES: {"tables": dict(draft.tables)},
        MAPPING: {"mapping": dict(draft.answers)},
    }
    files = {
        name: _head(names) + yaml_text(told, draft.comments)
        for name, data in sections.items()
        if (told := {section: content for section, content in data.items() if content})
    }
    return {**files, REPORT_FILE: report_text(draft, names)}


def _head(names: list[str]) -> str:
    return (
        f"# Read from {' and '.join(' '.join(n.rpartition('/')[2].split()) for n in names)} by "
        f"`mkdocs-dynamodb import`; {REPORT_FILE}\n# tells what was guessed and what was left.\n"
    )
