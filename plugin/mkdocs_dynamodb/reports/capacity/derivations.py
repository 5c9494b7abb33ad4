"""How a figure of capacity came about: what it is made of, and the sentence that says so.

A derivation says units = repeats x blocks x factor, each as a figure, beside the text for readers.
"""

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

from mkdocs_dynamodb.model.figures import exact_product, figure_text
from mkdocs_dynamodb.records import record, worked_out_once


class Kind(StrEnum):
    """Whether units are for reading or for writing."""

    READ = "read"
    WRITE = "write"


@record(kw_only=True)
class Source:
    """A row of the model that a figure comes from."""

    what: str
    """What it tells, such as `size of Product`."""
    text: str
    """How it is known, such as `3 sample items, largest 1,024 B`."""
    subject: str
    """Dotted path of the row."""


@record(slots=False, kw_only=True)
class Charge:
    """What one execution costs: so many blocks, each at so many units."""

    repeats: Decimal
    """How often it is done for one request of the access pattern."""
    bytes: Decimal | None
    """Bytes that are rounded up together; None where entries are rounded apart."""
    blocks: Decimal
    """Blocks of 4 KB read or of 1 KB written, each time."""
    factor: Decimal
    """Units for each block, by consistency or transaction."""

    @worked_out_once
    def units(self) -> Decimal:
        """Units for one request of the access pattern."""
        return exact_product(exact_product(self.repeats, self.blocks), self.factor)


@record(kw_only=True)
class Derivation:
    """Units that one part of a step takes from one table or index, and why."""

    step: str
    """Subject of the step."""
    part: str
    """Subject of the action, or of the step where it has no actions."""
    kind: Kind
    table: str
    index: str
    """Global index that is charged; empty where the table is."""
    through: str
    """Index that is read or written, global or local; empty for the table itself."""
    entities: tuple[str, ...]
    usual: Charge | None
    """By usual sizes, average repeats and average numbers of items; for cost and load."""
    largest: Charge | None
    """By large sizes and the most that there can be; for limits. None where nothing bounds it."""
    formula: str
    """The sentence, such as `20 Product x 640 B = 12,800 B -> 4 x 4 KB -> 2 RRU`."""
    rule: str
    """Rule of DynamoDB behind it, with where it is documented."""
    sources: tuple[Source, ...]
    unknown: str = ""
    """What would settle the units; empty where they are known."""
    is_check: bool = False
    """Whether a transaction looks at an item only, to see that a condition holds."""

    @property
    def units(self) -> Decimal | None:
        """Units for one usual request of the access pattern; None where unknown."""
        return None if self.usual is None else self.usual.units

    @property
    def largest_units(self) -> Decimal | None:
        """Units for the largest request of the access pattern; None where nothing bounds it."""
        return None if self.largest is None else self.largest.units


@record(kw_only=True)
class Pile:
    """Items of one entity that are read together."""

    entity: str
    count: Decimal
    bytes: int
    """Bytes of one."""

    @property
    def total(self) -> Decimal:
        """Bytes of all."""
        return exact_product(self.count, Decimal(self.bytes))


def piles_text(piles: Iterable[Pile], total: Decimal) -> str:
    """`20 Product x 640 B = 12,800 B`."""
    parts = [
        f"{figure_text(pile.count)} {pile.entity} x {figure_text(pile.bytes)} B" for pile in piles
    ]
    return f"{' + '.join(parts) or 'no item'} = {figure_text(total)} B"


def charge_text(charge: Charge, size: str, blocks: str, unit: str, note: str = "") -> str:
    """A whole formula.

    Args:
        charge: the figures.
        size: what is rounded, such as `3 CartItem x 129 B = 387 B`.
        blocks: the rounded size, such as `1 x 4 KB`.
        unit: RRU, WRU, RCU or WCU.
        note: what explains the factor, such as `eventually consistent`.
    """
    each = exact_product(charge.blocks, charge.factor)
    ending = f", {note}" if note else ""
    once = f"{size} -> {blocks} -> {figure_text(each)} {unit}{ending}"
    if charge.repeats == 1:
        return once
    return f"{once}; {figure_text(charge.repeats)} times: {figure_text(charge.units)} {unit}"
