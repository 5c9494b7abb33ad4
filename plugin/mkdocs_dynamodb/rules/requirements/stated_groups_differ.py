"""REQ017: stated traffic of groups that contradicts that of the groups it is made of."""

from collections.abc import Iterator, Mapping

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.figures import (
    exact_difference,
    exact_product,
    exact_sum,
    figure_text,
)
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.traffic import (
    TOLERANCE,
    Moment,
    StatedFigure,
    StatedTraffic,
    build_traffic,
)
from mkdocs_dynamodb.rules.registry import rule

_MOST_GROUPS = 20
"""A pattern that stands in more groups than that tells little of any of them."""


@rule("REQ017", "stated-groups-differ", Severity.WARNING, needs_whole_model=True)
def stated_groups_differ(model: Model) -> Iterator[Finding]:
    """Two statements of how much traffic the same access patterns have do not agree.

    A group whose patterns are those of other groups has the traffic of these together, give or take
    one per cent; one that has patterns besides cannot have less. Silent for groups that overlap in
    part, that hold patterns which repeat others or need no database, and where a figure differs
    from its patterns already.

    ## Why

    Where patterns say no rate, the stated groups are all there is to plan capacity and cost with.
    When one place says 0.42 requests a second and another 0.62 for the same patterns, one of them
    is wrong.

    ## Bad

    ```yaml
    application:
      name: City library
      traffic:
        groups:
          Reads: {stated: 200, patterns: [1]}
          Writes: {stated: 420, patterns: [2]}
          At the desk: {stated: 420, patterns: [1, 2]}
    access_patterns:
      1: {name: Show a member's profile, type: read}
      2: {name: Lend a book, type: write}
    ```

    ## Good

    ```yaml
    application:
      name: City library
      traffic:
        groups:
          Reads: {stated: 200, patterns: [1]}
          Writes: {stated: 420, patterns: [2]}
          At the desk: {stated: 620, patterns: [1, 2]}
    access_patterns:
      1: {name: Show a member's profile, type: read, rps: 200}
      2: {name: Lend a book, type: write, rps: 420}
    ```
    """
    groups = model.application.groups
    if len(groups) < 2:  # noqa: PLR2004 - one group has none to differ from
        return
    members = [
        frozenset(number.value for number in group.patterns if number.value in model.patterns)
        for group in groups
    ]
    stated = build_traffic(model).groups
    for moment in Moment:
        figures = {
            position: figure
            for position, group in enumerate(stated)
            if (figure := _figure(group, moment)) is not None
        }
        for whole, parts in _divided(members, figures):
            covered = sum(len(members[part]) for part in parts)
            finding = _compared(
                stated[whole],
                figures[whole],
                {stated[part].name: figures[part] for part in parts},
                is_all=covered == len(members[whole]),
            )
            if finding is not None:
                yield finding


def _figure(group: StatedTraffic, moment: Moment) -> StatedFigure | None:
    """What is stated of a group, where its patterns count once and do not contradict it."""
    figure = next((each for each in group.figures if each.moment is moment), None)
    return figure if figure is not None and figure.agrees and len(group.sums) == 1 else None


def _divided(
    members: list[frozenset[str]], figures: Mapping[int, StatedFigure]
) -> Iterator[tuple[int, list[int]]]:
    """Each group with the largest groups inside of it, where these do not overlap."""
    groups_of: dict[str, list[int]] = {}
    for position in figures:
        for number in members[position]:
            groups_of.setdefault(number, []).append(position)
    for whole in figures:
        if any(len(groups_of[number]) > _MOST_GROUPS for number in members[whole]):
            continue
        shared: dict[int, int] = {}
        for number in members[whole]:
            for position in groups_of[number]:
                shared[position] = shared.get(position, 0) + 1
        inner = [
            position
            for position, count in sorted(shared.items())
            if count == len(members[position]) and (count < len(members[whole]) or position < whole)
        ]
        parts = _largest(members, inner)
        if parts and sum(map(len, map(members.__getitem__, parts))) == len(
            frozenset[str]().union(*(members[part] for part in parts))
        ):
            yield whole, parts


def _largest(members: list[frozenset[str]], inner: list[int]) -> list[int]:
    """Groups that are inside of no other one of them; of equal ones the first."""
    found: list[int] = []
    for position in sorted(inner, key=lambda each: -len(members[each])):
        if not any(members[position] <= members[larger] for larger in found):
            found.append(position)
    return sorted(found)


def _compared(
    whole: StatedTraffic, figure: StatedFigure, parts: Mapping[str, StatedFigure], *, is_all: bool
) -> Finding | None:
    """The finding that a group differs from its parts, where it does."""
    total = exact_sum(part.stated.value for part in parts.values())
    difference = exact_difference(figure.stated.value, total)
    allowed = exact_product(total, TOLERANCE)
    if abs(difference) <= allowed or (difference > 0 and not is_all):
        return None
    names = [f"`{name}`" for name in parts]
    listed = " and ".join(names) if len(names) <= 3 else f"the {len(names)} groups in it"  # noqa: PLR2004 - more names would hide the figures
    when = "at peak" if figure.moment is Moment.PEAK else "on average"
    held = "for the same patterns" if is_all else "for a part of them"
    return Finding(
        at=figure.stated.at,
        message=(
            f"traffic of group `{whole.name}` is stated as {figure_text(figure.stated.value)} RPS "
            f"{when}, and as {figure_text(total)} {held} by {listed}"
        ),
        label=f"{figure_text(abs(difference))} {'more' if difference > 0 else 'less'}",
        subject=whole.subject,
        related=tuple(
            Related(part.stated.at, "part of this traffic") for part in list(parts.values())[:3]
        ),
        help="find out which figure is right, and correct the other",
    )
