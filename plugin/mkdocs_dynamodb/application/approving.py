"""Approve a stage of a model: judge whether that may be, and write it down."""

from datetime import date
from pathlib import Path

from mkdocs_dynamodb.application.checking import CheckedModel
from mkdocs_dynamodb.application.written_files import write_files
from mkdocs_dynamodb.diagnostics import Diagnostic, Severity
from mkdocs_dynamodb.errors import OutputError
from mkdocs_dynamodb.model.gates import TABLE_PREFIX, Gate
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.reports.stages.gate_words import reasons
from mkdocs_dynamodb.reports.stages.gates import Gates, GateState, build_gates
from mkdocs_dynamodb.source.files import SourceFile, read_bytes
from mkdocs_dynamodb.source.gates_file import FILE_NAME, ApprovalEntry, with_approval
from mkdocs_dynamodb.source.shape import nearest

GATES = "GAT"
_OF_NO_GATE = frozenset({GATES, "VPT"})
_OF_CONTRACT = frozenset({"CON", "SRC"}) | _OF_NO_GATE
_OF_DESIGN = frozenset({"CAP", "COV", "DSG", "FLO", "ITM", "KEY", "OPS"}) | _OF_CONTRACT
_LATER = {
    Gate.REQUIREMENTS: _OF_DESIGN,
    Gate.DESIGN: _OF_CONTRACT,
    Gate.CONTRACT: _OF_NO_GATE,
}
"""Gate -> families of rules that speak of later stages only, of gates, or of what none covers."""
_MARK = "\ufeff"


@record()
class Refusal:
    """Why a gate cannot be approved."""

    reason: str
    errors: tuple[Diagnostic, ...] = ()


@record()
class Approved:
    """What was approved and where that stands."""

    name: str
    things: int
    path: Path
    waiting: tuple[str, ...]
    """Gates behind it that were approved before, and are open again."""


def refuse(checked: CheckedModel, name: str) -> Refusal | None:
    """Why a gate cannot be approved now; None where it can.

    Args:
        checked: the model with its findings.
        name: `requirements`, `design`, `contract`, or `design:` with the name of a table.
    """
    model = checked.model
    stage = _stage(name)
    if stage is None:
        hint = nearest(name, [gate.value for gate in Gate])
        return Refusal(f"`{name}` is no gate; {hint or _known()}")
    table = name.removeprefix(TABLE_PREFIX) if name.startswith(TABLE_PREFIX) else None
    if not model.complete:
        errors = tuple(d for d in checked.diagnostics if d.severity is Severity.ERROR)
        return Refusal("part of the model cannot be read", errors)
    if table is not None and table not in model.tables:
        hint = nearest(table, model.tables)
        return Refusal(f"the model has no table `{table}`{f'; {hint}' if hint else ''}")
    gates = build_gates(model)
    if not gates.things[name]:
        return Refusal(f"the model says nothing yet that the gate `{name}` covers")
    return _refuse_early(gates, stage, name) or _refuse_errors(checked, gates, stage, name)


def approve(checked: CheckedModel, name: str, *, by: str, note: str, today: date) -> Approved:
    """Write an approval into the model's files.

    Args:
        checked: the model, which `refuse` has nothing against.
        name: the gate.
        by: who approves.
        note: what they say of it; may be empty.
        today: day of the approval.

    Raises:
        OutputError: the file cannot be written to.
    """
    model, gates = checked.model, build_gates(checked.model)
    stage = _stage(name) or Gate.DESIGN
    entry = ApprovalEntry(
        name=name,
        by=by,
        when=today.isoformat(),
        note=note,
        digest=gates.digest(name),
        behind=gates.behind[stage],
        covers=gates.things[name],
    )
    replaced = [a for a in model.approvals if name == Gate.DESIGN and a.startswith(TABLE_PREFIX)]
    path = _file(model, name, Path(checked.path.path))
    content = read_bytes(path).decode("utf-8") if path.exists() else ""
    source = SourceFile(str(path), content.removeprefix(_MARK))
    text = with_approval(source, entry, replaced)
    mark = _MARK if content.startswith(_MARK) else ""
    write_files({path: (mark + text).encode("utf-8")})
    return Approved(name, len(entry.covers), path, tuple(_waiting(gates, stage)))


def _stage(name: str) -> Gate | None:
    if name.startswith(TABLE_PREFIX):
        return Gate.DESIGN
    return Gate(name) if name in list(Gate) else None


def _known() -> str:
    return f"gates are {', '.join(gate.value for gate in Gate)} and {TABLE_PREFIX}TABLE"


def _refuse_early(gates: Gates, stage: Gate, name: str) -> Refusal | None:
    order = list(Gate)
    if stage is order[0]:
        return None
    before = gates.stages[order[order.index(stage) - 1]]
    if before.state is GateState.APPROVED:
        return None
    why = "; ".join(reasons(before)) or before.state.value
    return Refusal(f"`{name}` waits for the gate `{before.name}`, which is open: {why}")


def _refuse_errors(checked: CheckedModel, gates: Gates, stage: Gate, name: str) -> Refusal | None:
    errors = tuple(
        diagnostic
        for diagnostic in checked.diagnostics
        if diagnostic.severity is Severity.ERROR
        and diagnostic.accepted is None
        and diagnostic.code[:3] not in _LATER[stage]
        and _concerns(diagnostic, gates, name)
    )
    if not errors:
        return None
    what = "an error stands" if len(errors) == 1 else f"{len(errors)} errors stand"
    return Refusal(f"`{name}` cannot be approved while {what}", errors)


def _concerns(diagnostic: Diagnostic, gates: Gates, name: str) -> bool:
    """Whether an error stands against a gate; against one table only what is about it."""
    if not name.startswith(TABLE_PREFIX) or diagnostic.code[:3] not in _OF_DESIGN:
        return True
    subject = f"{diagnostic.finding.subject}."
    return any(subject.startswith(f"{thing}.") for thing in gates.things[name])


def _file(model: Model, name: str, path: Path) -> Path:
    """The file that holds the approval, or others, or shall hold the first one."""
    for approval in (model.approvals.get(name), *model.approvals.values()):
        source = None if approval is None else model.sources.get(approval.gate.at.path)
        if source is not None:
            return source.absolute
    if path.is_dir():
        return path / FILE_NAME
    if path.exists():
        return path
    raise OutputError(f"{path} is not there any more")


def _waiting(gates: Gates, stage: Gate) -> list[str]:
    later = list(Gate)[list(Gate).index(stage) + 1 :]
    return [gate.value for gate in later if gates.stages[gate].approvals]
