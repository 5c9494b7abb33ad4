"""What keeps entities apart whatever is read: other owners or services, and growth without end."""

from functools import lru_cache
from itertools import combinations

from mkdocs_dynamodb.model.decisions.records import Aggregate
from mkdocs_dynamodb.model.figures import figure_text
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.requirements import Relationship


def crossing(model: Model, names: tuple[str, ...]) -> str:
    """Why entities belong to different services or teams; nothing where no model says so."""
    owners = {
        stated.value.strip(): name
        for name in names
        if name in model.entities
        and (stated := model.entities[name].handling.get("owner")) is not None
    }
    if len(owners) > 1:
        told = " and ".join(f"{name} to {owner}" for owner, name in owners.items())
        return f"they have different owners: {told}"
    return ""


def growth_bound(
    model: Model, names: tuple[str, ...], aggregate: Aggregate | None
) -> tuple[bool | None, str]:
    """Whether the growth of entities that belong together has a limit, and what tells so."""
    if aggregate is not None and aggregate.bounded is not None:
        bounded = aggregate.bounded.value
        return bounded, "stated as bounded" if bounded else "stated as growing without end"
    found = _related(model)
    between = [r for pair in combinations(names, 2) for r in found.get(frozenset(pair), ())]
    limits = [_limit(relationship) for relationship in between]
    if not limits or not all(limits):
        unlimited = [r for r, limit in zip(between, limits, strict=True) if not limit]
        if not unlimited:
            return None, "no relationship tells how they grow"
        ends = f"{unlimited[0].source.value} to {unlimited[0].target.value}"
        return None, f"the relationship {ends} has no `max`"
    return True, "; ".join(dict.fromkeys(limits))


@lru_cache(maxsize=1)  # the rules run on one model after the other
def _related(model: Model) -> dict[frozenset[str], list[Relationship]]:
    """Relationships by the two entities that they join."""
    found: dict[frozenset[str], list[Relationship]] = {}
    for relationship in model.relationships:
        ends = frozenset((relationship.source.value, relationship.target.value))
        found.setdefault(ends, []).append(relationship)
    return found


def _limit(relationship: Relationship) -> str:
    """What limits a relationship; nothing where nothing does."""
    source, target = relationship.source.value, relationship.target.value
    if relationship.kind == "one-to-one":
        return f"one {target} for each {source}"
    if relationship.kind == "many-to-one":
        return f"one {target} for each {source}" if relationship.max is not None else ""
    if relationship.max is None:
        return ""
    return f"at most {figure_text(relationship.max)} {target} for each {source}"
