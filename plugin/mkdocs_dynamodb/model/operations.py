"""How access patterns are answered: steps, their conditions, and the actions of a step."""

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal

from mkdocs_dynamodb.diagnostics import Placed, Span
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.values import Value
from mkdocs_dynamodb.records import record

READ_OPERATIONS = frozenset({"GetItem", "BatchGetItem", "Query", "Scan", "TransactGetItems"})
BATCH_OPERATIONS = frozenset({"BatchGetItem", "BatchWriteItem"})
TRANSACTIONS = frozenset({"TransactGetItems", "TransactWriteItems"})
SEARCHES = frozenset({"Query", "Scan"})
VERB_OF_OPERATION = {
    "GetItem": "get",
    "BatchGetItem": "get",
    "TransactGetItems": "get",
    "PutItem": "put",
    "UpdateItem": "update",
    "DeleteItem": "delete",
}

Operand = Template | Value
"""A template to fill in, or a value as it stands."""


@record()
class Test:
    """One comparison: operator and operands (two for `between`, any number for `in`)."""

    __test__ = False
    operator: Placed[str]
    operands: tuple[Operand, ...]


@record()
class AttributeTests:
    """What one attribute must be; several tests must all hold."""

    attribute: Placed[str]
    tests: tuple[Test, ...]


@record(kw_only=True)
class Predicate:
    """A filter or condition: an expression, or attributes with their tests."""

    at: Span
    expression: str = ""
    tests: tuple[AttributeTests, ...] = ()


@record(kw_only=True)
class Update:
    """Changes of an UpdateItem, by clause; or an expression that says them all."""

    set: Mapping[Placed[str], Operand] = field(default_factory=dict)
    add: Mapping[Placed[str], Operand] = field(default_factory=dict)
    remove: tuple[Placed[str], ...] = ()
    delete: Mapping[Placed[str], Operand] = field(default_factory=dict)
    expression: Placed[str] | None = None

    @property
    def changes(self) -> tuple[Placed[str], ...]:
        """Attributes that the clauses name, in the order of the clauses."""
        return (*self.set, *self.add, *self.remove, *self.delete)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is changed."""
        return not self.changes and self.expression is None


@record(kw_only=True)
class Repeat:
    """How often something is done: on average, and at most."""

    average: Decimal
    max: int
    at: Span


@record(kw_only=True)
class Action:
    """One item read or written: an action of a batch or transaction, or a one-item operation."""

    at: Span
    subject: str
    verb: Placed[str]
    """get, put, update, delete or check."""
    entity: Placed[str] | None
    table: Placed[str] | None
    index: Placed[str] | None = None
    where: tuple[AttributeTests, ...] = ()
    update: Update = field(default_factory=Update)
    condition: Predicate | None = None
    values: Mapping[str, Operand] = field(default_factory=dict)
    times: Repeat | None = None


@record(kw_only=True)
class Step:
    """One API operation."""

    at: Span
    subject: str
    operation: Placed[str]
    table: Placed[str] | None = None
    index: Placed[str] | None = None
    entity: Placed[str] | None = None
    where: tuple[AttributeTests, ...] = ()
    order: Placed[str] | None = None
    limit: Placed[int] | None = None
    projection: tuple[Placed[str], ...] = ()
    consistency: Placed[str] | None = None
    filter: Predicate | None = None
    values: Mapping[str, Operand] = field(default_factory=dict)
    returns: Mapping[Placed[str], Decimal] = field(default_factory=dict)
    gives: tuple[Placed[str], ...] = ()
    actions: tuple[Action, ...] = ()
    """Actions of a batch or transaction; for a one-item operation the one it does."""
    times: Repeat | None = None
    note: str = ""
    given: Mapping[str, Span] = field(default_factory=dict)
    """Keys that were written, with their places."""

    @property
    def is_search(self) -> bool:
        """Whether it reads by key condition or scan and can return many items."""
        return self.operation.value in SEARCHES

    @property
    def reads(self) -> bool:
        """Whether it reads."""
        return self.operation.value in READ_OPERATIONS


@record(kw_only=True)
class Answer:
    """How one access pattern is answered."""

    number: Placed[str]
    steps: tuple[Step, ...]
    example: Mapping[str, Value] = field(default_factory=dict)
    expect: Placed[int] | None = None
    note: str = ""
    stray: tuple[Placed[str], ...] = ()
    """Keys of an operation written beside `steps`."""
    at: Span

    @property
    def subject(self) -> str:
        """Dotted path in the model."""
        return f"mapping.{self.number.value}"
