"""OPS029: an expression with something in it that the grammar does not have."""

from collections.abc import Iterator, Sequence

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.expressions.cursor import Slip
from mkdocs_dynamodb.model.expressions.grammar import slip_in_condition, slip_in_update
from mkdocs_dynamodb.model.expressions.tokens import (
    CONDITION_FUNCTIONS,
    UPDATE_FUNCTIONS,
    Piece,
    place_in,
)
from mkdocs_dynamodb.model.expressions.written import WrittenExpression, written_expressions
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule
from mkdocs_dynamodb.source.shape import nearest


@rule("OPS029", "unreadable-expression", Severity.ERROR, looks_at=Extent.PATTERN)
def unreadable_expression(model: Model) -> Iterator[Finding]:
    """An expression is none in DynamoDB's grammar.

    ## Why

    Expressions name attributes and placeholders; a value itself cannot stand in one, neither a
    number nor a text in quotes, and functions are few and case-sensitive. A condition compares, or
    asks one of the functions; an update has each of its clauses SET, REMOVE, ADD and DELETE once.
    DynamoDB answers `Invalid FilterExpression: Syntax error` (Developer Guide, Condition and filter
    expressions, operators, and functions; Using update expressions in DynamoDB).

    ## Bad

    ```yaml
    tables:
      Parcels:
        partition_key: parcel_id
        entities:
          Parcel: {attributes: {parcel_id: S, weight: N}}
    mapping:
      1: {operation: Scan, table: Parcels, filter: weight > 20}
    ```

    ## Good

    ```yaml
    tables:
      Parcels:
        partition_key: parcel_id
        entities:
          Parcel: {attributes: {parcel_id: S, weight: N}}
    mapping:
      1: {operation: Scan, table: Parcels, filter: "weight > :20"}
    ```
    """
    for written in written_expressions(model):
        expression = written.expression
        if expression.fault is not None:
            yield _stray(written, expression.fault)
            continue
        known = UPDATE_FUNCTIONS if written.is_update else CONDITION_FUNCTIONS
        unknown = [piece for piece in expression.functions if piece.text not in known]
        for piece in unknown:
            yield _no_function(written, piece, known)
        slip = None if unknown else _slip(written)
        if slip is not None:
            yield Finding(
                at=place_in(written.at, expression.text, slip.piece),
                message=f"an expression of pattern {written.number} {slip.what}",
                label="against the grammar",
                subject=written.subject,
                help=slip.cure,
            )


def _slip(written: WrittenExpression) -> Slip | None:
    text = written.expression.text
    return slip_in_update(text) if written.is_update else slip_in_condition(text)


def _no_function(written: WrittenExpression, piece: Piece, known: Sequence[str]) -> Finding:
    kind = "an update" if written.is_update else "a condition"
    return Finding(
        at=place_in(written.at, written.expression.text, piece),
        message=f"pattern {written.number} calls `{piece.text}`, which {kind} does not have",
        label="no such function",
        subject=written.subject,
        help=nearest(piece.text, known) or f"functions are {', '.join(known)}",
    )


def _stray(written: WrittenExpression, piece: Piece) -> Finding:
    text = piece.text.strip()
    if not text:
        what, cure = "is empty", "write it, or leave the key out"
    elif text == "(":
        what, cure = "leaves a parenthesis open", "close the parenthesis"
    elif text[0].isdecimal() and text.isdecimal():
        what, cure = f"holds the number `{text}`", f"write it as `:{text}`"
    elif text[0] in "'\"" or text[0].isdecimal():
        what = f"holds the value `{text}`"
        cure = "name the value under `values` and write `:name` here"
    else:
        what, cure = f"holds `{text}`, which means nothing there", "remove it"
    return Finding(
        at=place_in(written.at, written.expression.text, piece),
        message=f"an expression of pattern {written.number} {what}",
        label="cannot be read",
        subject=written.subject,
        help=cure,
    )
