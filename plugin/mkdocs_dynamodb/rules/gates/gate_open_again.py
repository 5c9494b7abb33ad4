"""GAT002: a stage that changed after its approval."""

from collections.abc import Iterator, Mapping

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity, Span
from mkdocs_dynamodb.model.decisions.records import Aggregate, Decision
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.requirements import Entity
from mkdocs_dynamodb.model.tables import Table
from mkdocs_dynamodb.reports.stages.gate_words import reasons
from mkdocs_dynamodb.reports.stages.gates import GateState, Standing, are_gates_used, build_gates
from mkdocs_dynamodb.rules.registry import rule

SHOWN = 5
"""Places that a finding shows; its message counts the others."""


@rule("GAT002", "gate-open-again", Severity.WARNING, needs_whole_model=True)
def gate_open_again(model: Model) -> Iterator[Finding]:
    """A stage was approved, and is not what was approved any more.

    A gate is open again when anything that it covers was changed, added or removed, and when a gate
    before it is open or was approved with other content. Comments, the order of keys and the way a
    value is written do not count. With `gates: require` this is an error.

    ## Why

    An approval speaks of what a person has read. A rate that grows tenfold after the design was
    approved may ask for another design, and nobody looks again unless somebody tells.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Show a member's profile, type: read, rps: 500, inputs: [member_id]}
    gates:
      requirements:
        by: "Ada Byron"
        when: 2026-11-21
        digest: "7092297a4c3eec8816ef745a"
        covers:
          access_patterns.1: "33b475740652"
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Show a member's profile, type: read, rps: 500, inputs: [member_id]}
    gates:
      requirements:
        by: "Ada Byron"
        when: 2026-11-21
        digest: "6aaff3d94dd76816d2296400"
        covers:
          access_patterns.1: "beefe7267068"
    ```
    """
    if not are_gates_used(model):
        return
    for standing in build_gates(model).stages.values():
        if standing.state is GateState.REOPENED:
            approval = standing.approvals[0]
            name = standing.name
            yield Finding(
                at=approval.gate.at,
                message=f"the gate `{name}` is open again; {'; '.join(reasons(standing))}",
                label=f"approved on {approval.when}",
                subject=f"gates.{name}",
                related=tuple(_places(model, standing)),
                help="look at what changed, and approve again with "
                f"`mkdocs-dynamodb approve {name} MODEL --by NAME`",
            )


def _places(model: Model, standing: Standing) -> Iterator[Related]:
    """Where the first of the things stand that were changed or added."""
    words = dict.fromkeys(standing.changed, "changed since") | dict.fromkeys(
        standing.missing, "added since"
    )
    for thing, word in list(words.items())[:SHOWN]:
        at = _place(model, thing)
        if at is not None:
            yield Related(at, word)


def _place(model: Model, thing: str) -> Span | None:
    section, _, name = thing.partition(".")
    if section == "access_patterns" and name in model.patterns:
        return model.patterns[name].number.at
    if section == "mapping" and name in model.answers:
        return model.answers[name].number.at
    named: Mapping[str, Mapping[str, Entity | Table | Decision | Aggregate]] = {
        "entities": model.entities,
        "tables": model.tables,
        "decisions": model.decisions,
        "aggregates": model.aggregates,
    }
    found = named.get(section, {}).get(name)
    return None if found is None else found.name.at
