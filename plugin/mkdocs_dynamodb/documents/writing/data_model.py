"""The data model document: tables, indexes, how patterns are answered, and what it comes to."""

from collections.abc import Iterable

from mkdocs_dynamodb.diagnostics import Diagnostic
from mkdocs_dynamodb.documents.labels import DATA_MODEL_TITLE
from mkdocs_dynamodb.documents.writing.checklists import checklist
from mkdocs_dynamodb.documents.writing.figures import cost_section, partition_section
from mkdocs_dynamodb.documents.writing.mapping import mapping_section
from mkdocs_dynamodb.documents.writing.markdown import computed, escape, joined
from mkdocs_dynamodb.documents.writing.tables import table_sections
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.stages.checklist import design_checks


def data_model_document(model: Model, diagnostics: Iterable[Diagnostic]) -> str:
    """The document.

    Args:
        model: the model.
        diagnostics: what the rules found in it.
    """
    return joined(
        (
            f"# {DATA_MODEL_TITLE}",
            "## Design Philosophy & Approach",
            computed(),
            _approach(model),
            "## Table Designs",
            table_sections(model),
            "## Access Pattern Mapping",
            mapping_section(model),
            "## Cost Estimates",
            cost_section(model),
            "## Hot Partition Analysis",
            partition_section(model),
            "## Validation Results",
            checklist(design_checks(model, diagnostics)),
        )
    )


def _approach(model: Model) -> str:
    """What the design looks like; the reasons stand with each table."""
    indexes = [index for table in model.tables.values() for index in table.indexes.values()]
    entities = sum(len(table.entities) for table in model.tables.values())
    title = f" of {escape(model.title)}" if model.title else ""
    return (
        f"The design{title} has {_count(len(model.tables), 'table')} with "
        f"{_count(len(indexes), 'secondary index', 'secondary indexes')} for "
        f"{_count(len(model.patterns), 'access pattern')}, and stores "
        f"{_count(entities, 'kind of item', 'kinds of items')}. Why each table and index is "
        "as it is stands below.\n"
    )


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or f'{one}s'}"
