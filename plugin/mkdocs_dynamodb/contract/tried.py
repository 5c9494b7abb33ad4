"""Where the dry run of a contract gives other items than the sample items."""

from collections.abc import Iterator

from mkdocs_dynamodb.contract.dry_run import DryRun, TriedItem, Verdict, dry_run
from mkdocs_dynamodb.diagnostics import Finding, Related
from mkdocs_dynamodb.model.model import Model

_BAD = (Verdict.DIFFERENT, Verdict.MISSING, Verdict.TWICE)


def differing_items(model: Model) -> Iterator[Finding]:
    """One finding for each attribute that differs, and for each part with items that do."""
    found = dry_run(model)
    seen: set[tuple[str, str]] = set()
    for item in found.items if found is not None else ():
        if item.verdict not in _BAD:
            continue
        names = [difference.attribute for difference in item.differences] or [item.verdict.value]
        for position, name in enumerate(names):
            key = (item.pair.part.subject, name)
            if key not in seen:
                seen.add(key)
                yield _finding(item, position)


def _finding(item: TriedItem, position: int) -> Finding:
    part, noun = item.pair.part, item.pair.noun
    at, subject = part.at, part.subject
    message = f"{item.details}: `{noun}` with the key `{item.key}`"
    if item.differences:
        difference = item.differences[position]
        attribute = part.by_name.get(difference.attribute)
        template = part.templates.get(difference.attribute)
        if attribute is not None:
            at, subject = attribute.name.at, attribute.subject
        elif template is not None:
            at, subject = template.at, f"{part.subject}.{difference.attribute}"
        message = f"`{noun}` `{item.key}` comes out otherwise: {difference.text}"
    related = () if item.sample is None else (Related(item.sample.at, "the sample item"),)
    return Finding(
        at=at,
        message=message,
        label="tried on the sample rows",
        subject=subject,
        related=related,
        help="correct the source of the attribute, the sample rows or the sample item",
    )


def troubles(model: Model) -> Iterator[Finding]:
    """Why a part of the contract could not be tried."""
    found: DryRun | None = dry_run(model)
    for trouble in found.troubles if found is not None else ():
        yield Finding(
            at=trouble.at,
            message=trouble.value,
            label="not tried",
            subject="source.rows",
            help="correct the sample rows, or what the contract says of its tables and columns",
        )
