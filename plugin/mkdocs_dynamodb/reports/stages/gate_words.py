"""What the things of a gate are called, and in a clause why a gate is open."""

from collections.abc import Iterable, Iterator

from mkdocs_dynamodb.reports.stages.gates import GateState, Standing

_WORDS = {
    "application": ("application", "application"),
    "entities": ("entity", "entities"),
    "relationships": ("relationship", "relationships"),
    "access_patterns": ("access pattern", "access patterns"),
    "tables": ("table", "tables"),
    "mapping": ("the answer to", "the answers to"),
    "approach": ("approach", "approach"),
    "decisions": ("decision", "decisions"),
    "aggregates": ("aggregate", "aggregates"),
    "unique": ("unique attributes of", "unique attributes of"),
    "source": ("source", "source"),
    "columns": ("columns behind table", "columns behind tables"),
    "contract": ("contract entry", "contract entries"),
}
"""Section -> word for one thing of it, and for several."""
SHOWN = 3
"""Things of one section that a finding names; the others are counted."""


def things_text(things: Iterable[str], shown: int = SHOWN) -> str:
    """Things in words, gathered by section: `access patterns 11, 12 and entity User`."""
    grouped: dict[str, list[str]] = {}
    for thing in things:
        section, _, name = thing.partition(".")
        grouped.setdefault(section, []).append(name)
    return " and ".join(_section_text(name, names, shown) for name, names in grouped.items())


def reasons(standing: Standing, shown: int = SHOWN) -> Iterator[str]:
    """Clauses that tell why a gate is open; none for one that is not."""
    if standing.state in (GateState.APPROVED, GateState.EMPTY):
        return
    if not standing.approvals:
        yield "nobody has approved it yet"
    else:
        parts = (("changed", standing.changed), ("removed", standing.removed))
        yield from (f"{word}: {things_text(things, shown)}" for word, things in parts if things)
        if standing.missing:
            word = "added" if standing.state is GateState.REOPENED else "not approved yet"
            yield f"{word}: {things_text(standing.missing, shown)}"
        if standing.is_damaged:
            yield "the approval was changed by hand"
    if standing.behind:
        yield f"the gate before it, {standing.behind}, is open"
    elif standing.is_outdated:
        yield "what stands behind it was changed and approved anew since"


def _section_text(section: str, names: list[str], shown: int) -> str:
    one, several = _WORDS.get(section, (section, section))
    told = ", ".join(names[:shown])
    more = f" and {len(names) - shown:,} more" if len(names) > shown else ""
    word = one if len(names) == 1 else several
    return f"{word} {told}{more}".strip()
