"""Files of a model to the model; relies on the shape check and never fails."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TypeVar

from mkdocs_dynamodb.diagnostics import Acceptance, Span
from mkdocs_dynamodb.kept import NOTHING_KEPT, Kept
from mkdocs_dynamodb.model.build.contract import build_contract
from mkdocs_dynamodb.model.build.decisions import (
    build_aggregate,
    build_approach,
    build_decision,
    build_unique,
)
from mkdocs_dynamodb.model.build.operations import build_answer
from mkdocs_dynamodb.model.build.requirements import (
    build_application,
    build_entity,
    build_pattern,
    build_relationship,
)
from mkdocs_dynamodb.model.build.stages import build_stages
from mkdocs_dynamodb.model.build.tables import build_table
from mkdocs_dynamodb.model.build.viewpoints import build_viewpoint
from mkdocs_dynamodb.model.capacity.billing import build_growth_rates
from mkdocs_dynamodb.model.capacity.pricing import build_pricing
from mkdocs_dynamodb.model.contents import read_contents
from mkdocs_dynamodb.model.decisions.records import UniqueAttributes
from mkdocs_dynamodb.model.gates import GateMode, build_approval
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.relational.build_rows import build_rows
from mkdocs_dynamodb.model.relational.build_source import build_source
from mkdocs_dynamodb.source.model_files import ModelFiles
from mkdocs_dynamodb.source.nodes import Node

Thing = TypeVar("Thing")


def build_model(
    files: ModelFiles,
    pricing: Node | None = None,
    *,
    gate_mode: GateMode | None = None,
    kept: Kept = NOTHING_KEPT,
    reports: Kept = NOTHING_KEPT,
) -> Model:
    """Build the model that files declare; what is missing is left empty for the rules to find.

    Args:
        files: what the files of the model say.
        pricing: what the project says of prices, for a model that says nothing of them.
        gate_mode: what the project says of gates.
        kept: what was built last time.
        reports: what was worked out from parts of the model last time.
    """
    named, whole, listed = files.named, files.whole, files.listed["relationships"]
    unique = _built("unique", _unique, files, kept)

    def built(
        section: str, build: Callable[[Node | None], Thing], default: Node | None = None
    ) -> Thing:
        node = whole.get(section) or default
        return kept.get(("section", section), (node,), partial(build, node))

    return Model(
        name=files.name,
        application=built("application", build_application),
        scratchpad=built("scratchpad", _scratchpad),
        entities=_built("entities", build_entity, files, kept),
        relationships=kept.get(
            ("relationships",), (listed,), lambda: tuple(build_relationship(n) for n in listed)
        ),
        patterns=_built("access_patterns", build_pattern, files, kept),
        tables=_built("tables", build_table, files, kept),
        answers=_built("mapping", build_answer, files, kept),
        approach=built("approach", build_approach),
        decisions=_built("decisions", build_decision, files, kept),
        aggregates=_built("aggregates", build_aggregate, files, kept),
        unique=tuple(u for each in unique.values() for u in each),
        viewpoints={n: build_viewpoint(n, *place) for n, place in named["viewpoints"].items()},
        pricing=built("pricing", build_pricing, pricing),
        growth_rates=built("growth", build_growth_rates),
        contract=kept.get(
            ("contract built",), (files.contract,), lambda: build_contract(files.contract)
        ),
        sample_rows=kept.get(
            ("sample rows",),
            (whole.get("source"), files.row_files),
            lambda: build_rows(whole.get("source"), files.row_files),
        ),
        source=build_source(whole.get("source"), files, kept),
        approvals=_built("gates", build_approval, files, kept),
        gate_mode=gate_mode,
        stages=kept.get(
            ("stages",),
            (named["stages"], files.stage_pages),
            lambda: build_stages(named["stages"], files.stage_pages),
        ),
        contents=read_contents(files, reports),
        acceptances=_acceptances(files),
        faults=files.faults,
        sources=files.sources,
        complete=files.complete,
        kept=reports,
    )


def _built(
    section: str, build: Callable[[str, Span, Node], Thing], files: ModelFiles, kept: Kept
) -> dict[str, Thing]:
    """The things of a section by name; what is still written in the same node is not built anew."""
    return {
        name: kept.get((section, name), (at, node), partial(build, name, at, node))
        for name, (at, node) in files.named[section].items()
    }


def _unique(name: str, at: Span, node: Node) -> tuple[UniqueAttributes, ...]:
    return tuple(build_unique(name, at, node))


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
