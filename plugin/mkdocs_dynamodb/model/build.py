"""Files of a model to the model; relies on the shape check and never fails."""

from datetime import date

from mkdocs_dynamodb.diagnostics import Acceptance
from mkdocs_dynamodb.model.build_operations import build_answer
from mkdocs_dynamodb.model.build_requirements import (
    build_application,
    build_entity,
    build_pattern,
    build_relationship,
)
from mkdocs_dynamodb.model.build_tables import build_table
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.source.model_files import ModelFiles
from mkdocs_dynamodb.source.nodes import Node


def build_model(files: ModelFiles) -> Model:
    """Build the model that files declare; what is missing is left empty for the rules to find."""
    named, whole = files.named, files.whole
    return Model(
        name=files.name,
        application=build_application(whole.get("application")),
        scratchpad=_scratchpad(whole.get("scratchpad")),
        entities={n: build_entity(n, *place) for n, place in named["entities"].items()},
        relationships=tuple(build_relationship(node) for node in files.listed["relationships"]),
        patterns={n: build_pattern(n, *place) for n, place in named["access_patterns"].items()},
        tables={n: build_table(n, *place) for n, place in named["tables"].items()},
        answers={n: build_answer(n, *place) for n, place in named["mapping"].items()},
        acceptances=_acceptances(files),
        faults=files.faults,
        sources=files.sources,
        complete=files.complete,
    )


def _scratchpad(node: Node | None) -> dict[str, tuple[str, ...]]:
    if node is None:
        return {}
    if node.entries is None:
        return {"": tuple(text.value for text in node.texts())}
    return {name: tuple(t.value for t in child.texts()) for name, _, child in node.pairs()}


def _acceptances(files: ModelFiles) -> tuple[Acceptance, ...]:
    written = [_acceptance(node) for node in files.listed["accept"]]
    comments = [Acceptance(at=c.at, rule=c.code, because=c.because) for c in files.comments]
    return (*written, *comments)


def _acceptance(node: Node) -> Acceptance:
    values = {name: child.text for name, _, child in node.pairs()}
    return Acceptance(
        at=node.span,
        rule=values["rule"],
        subject=values["at"],
        because=values["because"].strip(),
        until=_day(values.get("until")),
    )


def _day(text: str | None) -> date | None:
    """A day; one that no calendar has (31 February) has always passed."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return date.min
