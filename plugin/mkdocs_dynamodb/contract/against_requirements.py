"""Where a contract claims what the design does not do: access patterns and sizes."""

import re
from collections.abc import Iterator, Mapping

from mkdocs_dynamodb.contract.pairing import design_tables, pairs
from mkdocs_dynamodb.contract.sizing import item_size
from mkdocs_dynamodb.diagnostics import Finding, Related
from mkdocs_dynamodb.model.contract import ContractTable
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import StoredEntity
from mkdocs_dynamodb.source.shape import nearest

FAR = 2
"""A size that differs by more than this factor is no estimate of the same item."""

_NUMBER = re.compile(r"#?\s*([A-Za-z0-9][A-Za-z0-9_-]*)\s*(?:[:.)]|[-\u2013\u2014]\s|\Z)")
_CALLED = re.compile(
    r"(?:(?:access\s+)?pattern\b|AP(?=[\W\d]))[\s#-]*([A-Za-z0-9][A-Za-z0-9_-]*)\b", re.IGNORECASE
)
"""A number with a word before it: `Pattern #2: ...`, `AP2`."""
_SHOWN = 5


def pattern_named(model: Model, text: str) -> str | None:
    """Number of the access pattern that a text of `satisfies` means: its number or its name."""
    by_name = _by_name(model)
    found = by_name.get(_folded(text))
    if found is not None:
        return found
    matches = (_NUMBER.match(text.strip()), _CALLED.match(text.strip()))
    return next((match[1] for match in matches if match and match[1] in model.patterns), None)


def _by_name(model: Model) -> Mapping[str, str]:
    key = _Names
    if key not in model.worked_out:
        names = {_folded(p.name): number for number, p in model.patterns.items()}
        model.worked_out[key] = _Names(names)
    names_of = model.worked_out[key]
    return names_of if isinstance(names_of, _Names) else {}


class _Names(dict[str, str]):
    """Folded name of a pattern -> its number."""


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")


def claims_of_nothing(model: Model) -> Iterator[Finding]:
    """Entries of `satisfies` that mean no access pattern."""
    for entry in _entries(model):
        for claim in entry.satisfies:
            if pattern_named(model, claim.value) is None:
                names = [pattern.name for pattern in model.patterns.values()]
                yield Finding(
                    at=claim.at,
                    message=f"`{_cut(claim.value)}` is no access pattern",
                    label="nobody asked for it",
                    subject=f"{entry.subject}.satisfies",
                    help=nearest(claim.value, names)
                    or "write the number of an access pattern, or its name",
                )


def _entries(model: Model) -> tuple[ContractTable, ...]:
    return model.contract.tables if model.contract is not None and model.patterns else ()


def claims_without_answer(model: Model) -> Iterator[Finding]:
    """Access patterns that the design answers elsewhere, or not at all."""
    for entry in _entries(model):
        served = _served(model, entry)
        for claim in entry.satisfies if served is not None and model.answers else ():
            number = pattern_named(model, claim.value)
            if number is None or served is None or number in served:
                continue
            original = model.originals.get(number)
            if original is not None and original in served:
                continue
            yield Finding(
                at=claim.at,
                message=f"`{entry.name.value}` claims access pattern {number}, "
                f"which the design answers {_elsewhere(model, number)}",
                label="not answered here",
                subject=f"{entry.subject}.satisfies.{number}",
                related=_answered_at(model, number),
                help="leave it out here, or answer it from this table in the design",
            )


def _answered_at(model: Model, number: str) -> tuple[Related, ...]:
    answer = model.answers.get(number)
    return () if answer is None else (Related(answer.number.at, "answered here"),)


def _elsewhere(model: Model, number: str) -> str:
    tables = dict.fromkeys(t for (t, _), numbers in model.served.items() if number in numbers)
    return f"from `{'` and `'.join(tables)}`" if tables else "nowhere"


def claims_left_out(model: Model) -> Iterator[Finding]:
    """Access patterns that a table answers and that none of its entries lists."""
    contract, seen = model.contract, set[str]()
    for entry, table in design_tables(model):
        name = table.name.value
        if contract is None or not model.patterns or name in seen:
            continue
        seen.add(name)
        claims = [claim for each in contract.by_table[name] for claim in each.satisfies]
        claims += [c for t in contract.tables if t.kind.value == "GSI" for c in t.satisfies]
        listed = {pattern_named(model, claim.value) for claim in claims}
        left = [n for n in _served(model, entry) or () if n in model.patterns and n not in listed]
        if left:
            more = f" and {len(left) - _SHOWN} more" if len(left) > _SHOWN else ""
            yield Finding(
                at=entry.satisfies_at,
                message=f"`{name}` does not list what it answers: access pattern"
                f"{'s' if len(left) > 1 else ''} {', '.join(left[:_SHOWN])}{more}",
                label="not all of them",
                subject=f"{entry.subject}.satisfies",
                help="add them, so that everyone sees what depends on the table",
            )


def _served(model: Model, entry: ContractTable) -> dict[str, None] | None:
    """Patterns that a table answers, its indexes included; None for a table of no design."""
    name = entry.name.value
    if entry.kind.value == "GSI":
        found = [n for (_, i), numbers in model.served.items() if i == name for n in numbers]
        return dict.fromkeys(found) if found else None
    if name not in model.tables:
        return None
    return dict.fromkeys(
        number
        for index in ("", *model.tables[name].indexes)
        for number in model.served.get((name, index), ())
    )


def far_sizes(model: Model) -> Iterator[Finding]:
    """Sizes of items that are far from what the model tells."""
    entities: dict[str, list[StoredEntity | None]] = {}
    for pair in pairs(model):
        entities.setdefault(pair.entry.subject, []).append(pair.entity)
    for entry, table in design_tables(model):
        kept = entities.get(entry.subject, [])
        one = kept[0] if len(kept) == 1 and len(entry.parts) == 1 else None
        computed = item_size(model, table, one)
        stated = entry.size.value
        if computed is None or stated <= 0:
            continue
        if stated > computed * FAR or computed > stated * FAR:
            yield Finding(
                at=entry.size.at,
                message=f"an item of `{entry.name.value}` is stated with {stated:f} bytes, "
                f"and the model tells {computed}",
                label=f"{computed} in the model",
                subject=f"{entry.subject}.estimated_item_size_bytes",
                help=f"write {computed}, or correct the sizes in the model",
            )


def _cut(text: str, limit: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"
