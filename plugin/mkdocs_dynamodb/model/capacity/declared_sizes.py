"""Sizes as a model states them: bytes that are usual, and bytes that are rarely exceeded."""

import re
from decimal import ROUND_CEILING, Decimal

from mkdocs_dynamodb.diagnostics import Span
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.source.nodes import Node

KILOBYTE = 1024
"""Bytes of a KB, as DynamoDB counts (Developer Guide, Quotas in Amazon DynamoDB)."""

_BYTES_OF = {"": 1, "B": 1, "KB": KILOBYTE, "MB": KILOBYTE**2}
_SIZE = re.compile(r"([0-9_]+(?:\.[0-9]+)?) ?(B|KB|MB)?")


@record(kw_only=True)
class DeclaredSize:
    """A size that the model states."""

    p50: int
    """Bytes that half of them do not exceed."""
    p99: int
    """Bytes that ninety-nine of a hundred do not exceed; never less than `p50`."""
    at: Span
    refuted_p99: int | None = None
    """What is stated as `p99` where that is less than `p50`, which cannot be."""


def declared_size_of(node: Node, name: str) -> DeclaredSize | None:
    """Size that a key states; a single figure stands for both percentiles."""
    child = node.get(name)
    if child is None:
        return None
    if child.entries is None:
        usual = large = read_bytes(child.text)
    else:
        usual, large = (_bytes_of(child.get(key)) for key in ("p50", "p99"))
    if usual is None or large is None:
        return None
    return DeclaredSize(
        p50=usual,
        p99=max(usual, large),
        at=child.span,
        refuted_p99=large if large < usual else None,
    )


def read_bytes(text: str) -> int | None:
    """Bytes of a text such as `640`, `600 B` or `1.2 KB`, rounded up; None for anything else."""
    match = _SIZE.fullmatch(text)
    if match is None:
        return None
    number = Decimal(match[1].replace("_", "")) * _BYTES_OF[match[2] or ""]
    return int(number.to_integral_value(ROUND_CEILING))


def _bytes_of(node: Node | None) -> int | None:
    return None if node is None else read_bytes(node.text)
