"""Limits: each has a source, and they fit together."""

import ast
from decimal import Decimal
from inspect import getsource

from mkdocs_dynamodb.model import limits


def test_each_limit_tells_its_source() -> None:
    """A figure without a source cannot be checked when AWS changes it."""
    body = ast.parse(getsource(limits)).body[1:]
    assigned = [i for i, node in enumerate(body) if isinstance(node, ast.Assign | ast.AnnAssign)]
    assert len(assigned) > 30
    for i in assigned:
        following = body[i + 1] if i + 1 < len(body) else None
        assert isinstance(following, ast.Expr), ast.unparse(body[i])
        text = ast.literal_eval(following.value)
        assert "(" in text or "tool's choice" in text, ast.unparse(body[i])


def test_limits_are_those_of_the_guide() -> None:
    """The figures that most rules use."""
    assert limits.MAX_ITEM_BYTES == 409_600
    assert (limits.MAX_PARTITION_KEY_BYTES, limits.MAX_SORT_KEY_BYTES) == (2048, 1024)
    assert (limits.MAX_TRANSACTION_ITEMS, limits.MAX_BATCH_GET, limits.MAX_BATCH_WRITE) == (
        100,
        100,
        25,
    )
    assert (limits.MAX_GLOBAL_INDEXES, limits.MAX_LOCAL_INDEXES) == (20, 5)
    assert limits.MAX_EXPRESSION_BYTES == 4096


def test_the_range_of_numbers_agrees_with_its_exponents() -> None:
    """The magnitudes are written out; their exponents and digits follow."""
    assert Decimal(limits.MIN_NUMBER_MAGNITUDE).adjusted() == limits.MIN_NUMBER_EXPONENT
    largest = Decimal(limits.MAX_NUMBER_MAGNITUDE)
    assert largest.adjusted() == limits.MAX_NUMBER_EXPONENT
    assert len(largest.as_tuple().digits) == limits.NUMBER_DIGITS
