"""Signs of what may go wrong with a table in production, each with the place that shows it."""

from collections.abc import Iterable, Mapping

from mkdocs_dynamodb.diagnostics import Related, Span
from mkdocs_dynamodb.records import record

MOST_TOLD = 2
"""Signs that a message spells out; the places of the others stand below it."""


@record()
class Sign:
    """One thing that a design shows."""

    at: Span
    text: str
    """A clause in the present, such as `` `SK` of `Loan` joins 3 parts ``."""


Signs = Mapping[str, tuple[Sign, ...]]
"""Table -> its signs."""


def signs_text(signs: Iterable[Sign]) -> str:
    """The first signs in words, and how many more there are."""
    texts = list(dict.fromkeys(sign.text for sign in signs))
    told, others = texts[:MOST_TOLD], len(texts) - MOST_TOLD
    if others > 0:
        told.append(f"{others} more sign{'s' if others > 1 else ''}")
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])}, and {told[-1]}"


def sign_places(signs: Iterable[Sign]) -> tuple[Related, ...]:
    """Every sign with its place."""
    return tuple(dict.fromkeys(Related(sign.at, sign.text) for sign in signs))
