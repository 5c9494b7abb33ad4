"""Splits a large graph into parts that can each be drawn and read."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence


def neighbourhoods(
    names: Sequence[str], pairs: Iterable[tuple[str, str]], size: int
) -> tuple[tuple[str, ...], ...]:
    """Names in groups of at most `size`; names that pairs join stay together where possible.

    A group grows from the name with the most neighbours that is left; small groups then share
    one. The result depends on nothing but the arguments, and keeps the order of names in a group.
    """
    if len(names) <= size:
        return (tuple(names),) if names else ()
    neighbours: dict[str, dict[str, None]] = {name: {} for name in names}
    for one, other in pairs:
        if one != other:
            neighbours[one][other] = None
            neighbours[other][one] = None
    order = {name: position for position, name in enumerate(names)}
    left = dict.fromkeys(names)
    seeds = sorted(names, key=lambda name: (-len(neighbours[name]), order[name]))
    grown = [_grow(seed, neighbours, left, size) for seed in seeds if seed in left]
    return tuple(tuple(sorted(group, key=order.__getitem__)) for group in _pack(grown, size))


def _grow(
    seed: str, neighbours: Mapping[str, Iterable[str]], left: dict[str, None], size: int
) -> list[str]:
    """Take the names nearest to a seed from those that are left."""
    group, waiting = [seed], deque([seed])
    del left[seed]
    while waiting and len(group) < size:
        for name in neighbours[waiting.popleft()]:
            if name in left and len(group) < size:
                del left[name]
                group.append(name)
                waiting.append(name)
    return group


def _pack(groups: Iterable[list[str]], size: int) -> list[list[str]]:
    packed: list[list[str]] = []
    for group in groups:
        if packed and len(packed[-1]) + len(group) <= size:
            packed[-1].extend(group)
        else:
            packed.append(list(group))
    return packed
