"""How the gates of a model stand: approved, never approved, or open again and why."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum

from mkdocs_dynamodb.model.contents import Digests, whole_digest
from mkdocs_dynamodb.model.gates import TABLE_PREFIX, Approval, Gate, GateMode
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.records import record

Things = tuple[str, ...]


class GateState(StrEnum):
    """How a gate stands."""

    EMPTY = "nothing to approve"
    OPEN = "open"
    REOPENED = "open again"
    APPROVED = "approved"


@record(kw_only=True)
class Standing:
    """One gate, or the part of the design's gate that belongs to a table."""

    name: str
    state: GateState
    approvals: tuple[Approval, ...] = ()
    """The approvals that speak of it, in the order of the model."""
    missing: Things = ()
    """Things that no approval covers."""
    changed: Things = ()
    removed: Things = ()
    behind: str = ""
    """The gate before it, where that keeps this one open."""
    is_outdated: bool = False
    """Whether the gate before it was approved with other content since."""
    is_damaged: bool = False
    """Whether an approval is not as the command wrote it."""

    @property
    def without_things(self) -> "Standing":
        """The same without the things that were added, changed or removed."""
        return replace(self, missing=(), changed=(), removed=())

    @property
    def is_open(self) -> bool:
        """Whether somebody's word is missing."""
        return self.state in (GateState.OPEN, GateState.REOPENED)


@record(kw_only=True)
class Gates:
    """All gates of a model."""

    stages: Mapping[Gate, Standing]
    tables: Mapping[str, Standing]
    things: Mapping[str, Digests]
    """Gate, or `design:` with a table, -> things that it covers, as they are now."""
    behind: Mapping[Gate, str]
    """Gate -> digest of the gate before it, as it is now."""

    def digest(self, name: str) -> str:
        """Digest of a gate, or of a table's part, as the model is now."""
        stage = Gate.DESIGN if name.startswith(TABLE_PREFIX) else Gate(name)
        return whole_digest(self.things[name], self.behind[stage])


def are_gates_used(model: Model) -> bool:
    """Whether open gates are told: the settings decide, or else that there are approvals."""
    if model.gate_mode is None:
        return bool(model.approvals)
    return model.gate_mode is not GateMode.OFF


def build_gates(model: Model) -> Gates:
    """How the gates of a model stand."""
    found = model.worked_out.get(Gates)
    if not isinstance(found, Gates):
        found = model.worked_out[Gates] = _build(model)
    return found


def _build(model: Model) -> Gates:
    contents = model.contents
    things: dict[str, Digests] = {
        Gate.REQUIREMENTS.value: contents.requirements,
        Gate.DESIGN.value: contents.design,
        Gate.CONTRACT.value: contents.contract_things,
    }
    behind, digest = {}, ""
    for gate in Gate:
        behind[gate] = digest
        digest = whole_digest(things[gate.value], digest)
    stages: dict[Gate, Standing] = {}
    before: Standing | None = None
    for gate in Gate:
        approvals = [a for a in model.approvals.values() if a.stage is gate]
        stages[gate] = _standing(gate.value, things[gate.value], approvals, behind[gate], before)
        before = stages[gate]
    tables = {}
    for name, own in _tables_things(model).items():
        things[TABLE_PREFIX + name] = own
        approvals = _approvals_of_table(model, name)
        tables[name] = _standing(
            TABLE_PREFIX + name, own, approvals, behind[Gate.DESIGN], stages[Gate.REQUIREMENTS]
        )
    return Gates(stages=stages, tables=tables, things=things, behind=behind)


def _approvals_of_table(model: Model, table: str) -> list[Approval]:
    names = (Gate.DESIGN.value, TABLE_PREFIX + table)
    return [model.approvals[name] for name in names if name in model.approvals]


def _tables_things(model: Model) -> dict[str, Digests]:
    """Table -> its design, and the answers that use it."""
    design = model.contents.design
    things = {name: [f"tables.{name}"] for name in model.tables}
    for (table, _), numbers in model.served.items():
        if table in things:
            things[table] += [f"mapping.{number}" for number in numbers]
    return {
        name: {thing: design[thing] for thing in dict.fromkeys(own) if thing in design}
        for name, own in things.items()
    }


def _standing(
    name: str,
    current: Digests,
    approvals: Iterable[Approval],
    behind: str,
    before: Standing | None,
) -> Standing:
    """How a gate stands: each thing needs an approval of what it is now, behind the same gate."""
    approvals = tuple(approvals)
    sound = [approval for approval in approvals if approval.is_sound]
    recorded, valid = _digests(approvals), _digests(a for a in sound if a.behind == behind)
    missing = tuple(thing for thing in current if thing not in recorded)
    changed = tuple(t for t in current if t in recorded and current[t] not in recorded[t])
    stale = [t for t in current if t not in changed and current[t] not in valid.get(t, ())]
    removed = tuple(thing for thing in _ever(name, approvals) if thing not in current)
    is_kept_open = before is not None and before.state is not GateState.APPROVED
    if not approvals:
        state = GateState.OPEN if current else GateState.EMPTY
    elif changed or removed or set(stale) - set(missing) or is_kept_open:
        state = GateState.REOPENED
    elif missing:
        is_whole = any(approval.gate.value == Gate.DESIGN.value for approval in approvals)
        is_whole = is_whole or any(approval.gate.value == name for approval in approvals)
        state = GateState.REOPENED if is_whole else GateState.OPEN
    else:
        state = GateState.APPROVED
    return Standing(
        name=name,
        state=state,
        approvals=approvals,
        missing=missing,
        changed=changed,
        removed=removed,
        behind=before.name if before is not None and is_kept_open else "",
        is_outdated=not is_kept_open and any(approval.behind != behind for approval in sound),
        is_damaged=len(sound) < len(approvals),
    )


def _digests(approvals: Iterable[Approval]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for approval in approvals:
        for thing, digest in approval.covers.items():
            found.setdefault(thing, set()).add(digest.value)
    return found


def _ever(name: str, approvals: Iterable[Approval]) -> dict[str, None]:
    """Things of approvals that may be gone; of a table, only the table's own approval counts."""
    own = [approval for approval in approvals if _speaks_of(approval, name)]
    return {thing: None for approval in own for thing in approval.covers}


def _speaks_of(approval: Approval, name: str) -> bool:
    return approval.gate.value == name or not name.startswith(TABLE_PREFIX)
