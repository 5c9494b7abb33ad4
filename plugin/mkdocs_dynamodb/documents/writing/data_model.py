"""The data model document: tables, indexes, how patterns are answered, and what it comes to."""

from collections.abc import Iterable

from mkdocs_dynamodb.diagnostics import Diagnostic
from mkdocs_dynamodb.documents.labels import DATA_MODEL_TITLE
from mkdocs_dynamodb.documents.writing.checklists import checklist
from mkdocs_dynamodb.documents.writing.decisions import (
    aggregate_section,
    approach_section,
    decision_section,
)
from mkdocs_dynamodb.documents.writing.figures import cost_section, partition_section
from mkdocs_dynamodb.documents.writing.mapping import mapping_section
from mkdocs_dynamodb.documents.writing.markdown import joined
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
            approach_section(model),
            "## Aggregate Design Decisions",
            aggregate_section(model),
            "## Table Designs",
            table_sections(model),
            "## Access Pattern Mapping",
            mapping_section(model),
            "## Cost Estimates",
            cost_section(model),
            "## Hot Partition Analysis",
            partition_section(model),
            "## Trade-offs and Optimizations",
            decision_section(model),
            "## Validation Results",
            checklist(design_checks(model, diagnostics)),
        )
    )
