"""OPS036: a value of a type that its attribute does not have."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity, Span
from mkdocs_dynamodb.model.expressions.grammar import changes_of
from mkdocs_dynamodb.model.expressions.tokens import place_in
from mkdocs_dynamodb.model.flow.operand_types import (
    declared_type,
    fits,
    is_index_key,
    top_path,
    type_of,
    type_of_placeholder,
)
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Action, AttributeTests, Operand, Predicate, Step
from mkdocs_dynamodb.model.tables import StoredEntity, Table
from mkdocs_dynamodb.model.values import SET_TYPES, TYPE_WORDS, Value
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.rules.registry import Extent, rule

_COMPARISONS = frozenset({"=", "<>", "<", "<=", ">", ">=", "between", "in"})


@rule("OPS036", "value-of-other-type", Severity.ERROR, looks_at=Extent.PATTERN)
def value_of_other_type(model: Model) -> Iterator[Finding]:
    """A step compares, sets, adds or deletes a value of a type that the attribute does not have.

    ## Why

    DynamoDB refuses a key value of another type than the key schema says, empty text or null for an
    index key, ADD for what is no number or set, and DELETE for what is no set. Any other attribute
    takes whatever is set, and a comparison with a value of another type never holds: `5` and `"5"`
    are not equal (Developer Guide, Condition and filter expressions, operators, and functions; API
    Reference, UpdateItem).

    ## Bad

    ```yaml
    tables:
      Loans:
        partition_key: loan_id
        entities:
          Loan: {attributes: {loan_id: S, state: S, renewals: N}}
    mapping:
      1:
        operation: UpdateItem
        table: Loans
        where: {loan_id: l1}
        add: {state: 1}
    ```

    ## Good

    ```yaml
    tables:
      Loans:
        partition_key: loan_id
        entities:
          Loan: {attributes: {loan_id: S, state: S, renewals: N}}
    mapping:
      1:
        operation: UpdateItem
        table: Loans
        where: {loan_id: l1}
        add: {renewals: 1}
    ```
    """
    for _, answer, step in model.steps():
        parts: list[Step | Action] = [step] if step.is_search else [*step.actions]
        for part in parts:
            table, entity = model.table_of(part), model.entity_of(part)
            if table is None or (part.entity is not None and entity is None):
                continue
            stored = tuple(table.entities.values()) if entity is None else (entity,)
            reader = _Reader(f"pattern {answer.number.value}", part.subject, table, stored)
            yield from reader.compared(part.where)
            if isinstance(part, Step):
                yield from reader.tested(part.filter)
            else:
                yield from reader.tested(part.condition)
                yield from reader.changed(part)


@record()
class _Reader:
    """Looks at the values of one step or action."""

    who: str
    subject: str
    table: Table
    entities: tuple[StoredEntity, ...]

    def tested(self, predicate: Predicate | None) -> Iterator[Finding]:
        """Values that a filter or condition compares with."""
        return self.compared(() if predicate is None else predicate.tests)

    def compared(self, tested: tuple[AttributeTests, ...]) -> Iterator[Finding]:
        """Values that tests compare with."""
        for tests in tested:
            name = tests.attribute.value
            for test in tests.tests:
                for operand in test.operands if test.operator.value in _COMPARISONS else ():
                    declared = declared_type(self.table, self.entities, name)
                    type_ = type_of(operand)
                    if not fits(operand, type_, declared):
                        yield self._other(("compares", name, "with"), type_, declared, operand.at)

    def changed(self, action: Action) -> Iterator[Finding]:
        """Values that an update sets, adds and deletes."""
        update = action.update
        for name, operand in update.set.items():
            yield from self._set(name.value, operand, type_of(operand), operand.at)
        for name, operand in update.add.items():
            yield from self._clause("ADD", name.value, operand, name.at)
        for name, operand in update.delete.items():
            yield from self._clause("DELETE", name.value, operand, name.at)
        if update.expression is None or update.changes:
            return
        text, at = update.expression
        for change in changes_of(text):
            name_ = top_path(change.path)
            place = place_in(at, text, change.path)
            operand_ = action.values.get(change.placeholder)
            if change.clause == "SET" and change.placeholder:
                type_ = type_of_placeholder(change.placeholder, action.values)
                yield from self._set(name_, operand_, type_, place)
            elif change.clause in ("ADD", "DELETE"):
                yield from self._clause(change.clause, name_, operand_, place)

    def _set(
        self, name: str, operand: Operand | None, type_: str | None, at: Span
    ) -> Iterator[Finding]:
        if is_index_key(self.table, name) and (type_ == "NULL" or _is_empty(operand)):
            yield Finding(
                at=at,
                message=f"{self.who} sets index key `{name}` to "
                + ("null" if type_ == "NULL" else "empty text"),
                label="refused by DynamoDB",
                subject=self.subject,
                help=f"remove `{name}` to take the item out of the index",
            )
            return
        declared = declared_type(self.table, self.entities, name)
        if name not in self.table.key_names and not fits(operand, type_, declared):
            yield self._other(("sets", name, "to"), type_, declared, at)

    def _clause(
        self, clause: str, name: str, operand: Operand | None, at: Span
    ) -> Iterator[Finding]:
        declared = declared_type(self.table, self.entities, name)
        if declared is None or name in self.table.key_names:
            return
        numbers = ("N",) if clause == "ADD" else ()
        type_ = None if operand is None else type_of(operand)
        if declared not in (*numbers, *SET_TYPES):
            works_on = "numbers and sets" if numbers else "sets"
            yield Finding(
                at=at,
                message=f"{self.who} uses {clause} on `{name}`, which is {_words(declared)}",
                label=f"{clause} works on {works_on} only",
                subject=self.subject,
                help="use `set` instead" if numbers else "use `remove` or `set` instead",
            )
        elif type_ == "NULL" or not fits(operand, type_, declared):
            yield self._other((f"uses {clause} on", name, "with"), type_, declared, at)

    def _other(
        self, does: tuple[str, str, str], type_: str | None, declared: str | None, at: Span
    ) -> Finding:
        verb, name, preposition = does
        return Finding(
            at=at,
            message=(
                f"{self.who} {verb} `{name}`, {_words(declared)}, {preposition} {_words(type_)}"
            ),
            label=f"{type_} where {declared} is declared",
            subject=self.subject,
            help=f"write {TYPE_WORDS.get(declared or '', 'the declared type')}, "
            f"or declare `{name}` as {type_}",
        )


def _words(type_: str | None) -> str:
    return f"{TYPE_WORDS.get(type_ or '', 'a value')} ({type_})"


def _is_empty(operand: Operand | None) -> bool:
    return isinstance(operand, Value) and operand.type in ("S", "B") and not operand.content
