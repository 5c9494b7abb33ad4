"""Access patterns that repeat others: where their chains end, and where they run in circles."""

from collections.abc import Container, Iterator, Mapping

from mkdocs_dynamodb.model.requirements import AccessPattern


def find_originals(patterns: Mapping[str, AccessPattern]) -> Mapping[str, str]:
    """Pattern -> the pattern at the end of its chain, for all whose chain ends at a known one."""
    ends: dict[str, str | None] = {}
    for number in patterns:
        chain, following = _walk(patterns, number, ends)
        if following is None:
            end: str | None = next(reversed(chain), None)
        else:
            end = ends.get(following)
        ends.update(dict.fromkeys(chain, end))
    return {number: end for number, end in ends.items() if end is not None and end != number}


def find_circles(patterns: Mapping[str, AccessPattern]) -> Iterator[tuple[str, ...]]:
    """Numbers of the patterns of each circle, beginning with the first in file order."""
    visited: set[str] = set()
    for number in patterns:
        chain, following = _walk(patterns, number, visited)
        visited.update(chain)
        if following in chain:
            members = list(chain)
            yield tuple(members[members.index(following) :])


def _walk(
    patterns: Mapping[str, AccessPattern], start: str, visited: Container[str]
) -> tuple[dict[str, None], str | None]:
    """Patterns from `start` up to where the chain ends or meets itself or a visited pattern.

    Returns:
        The new patterns in order, and the one met; None where the chain ends.
    """
    chain: dict[str, None] = {}
    current: str | None = start
    while current is not None and current not in visited and current not in chain:
        chain[current] = None
        repeated = patterns[current].duplicate_of
        current = repeated.value if repeated and repeated.value in patterns else None
    return chain, current
