"""YAML that the tool writes: the same data when it is read, and a form that people read."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.nodes import Data
from mkdocs_dynamodb.source.yaml_tree import read_tree
from mkdocs_dynamodb.source.yaml_writer import Comments, yaml_text

CHARACTERS = st.one_of(
    st.sampled_from(" :#-,[]{}\"'|>&*!%@`~?\\\n\tNo0123456789.eE_é—🙂\x85\u2028\xa0<"),
    st.characters(codec="utf-8"),
)
TEXTS = st.text(CHARACTERS, max_size=30)
SCALARS = st.one_of(
    TEXTS,
    st.lists(TEXTS, max_size=20).map(" ".join),
    st.booleans(),
    st.none(),
    st.integers(-(10**9), 10**9),
    st.decimals(-(10**6), 10**6, places=3),
)
KEYS = TEXTS.filter(lambda name: name not in ("", "<<"))
DATA = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=10,
)


def read(text: str) -> Data:
    """Data of a text without faults."""
    tree, faults = read_tree(SourceFile("model.yml", text))
    assert not faults
    assert tree is not None
    return tree.data


@settings(max_examples=60)
@given(st.dictionaries(KEYS, DATA, min_size=1, max_size=4), st.integers(0, 3))
def test_what_is_written_is_read_back(data: dict[str, Data], depth: int) -> None:
    """Whatever characters and shapes there are."""
    assert read(yaml_text(data, block_depth=depth)) == data


def test_short_things_stand_on_one_line_and_long_ones_in_blocks() -> None:
    """Sections stand apart, comments above what they are about."""
    data: dict[str, Data] = {
        "tables": {
            "Orders": {
                "purpose": " ".join(["word"] * 20),
                "partition_key": {"name": "PK", "because": "yes: it is"},
                "items": [{"raw": {"PK": "USER#1", "price": Decimal("129.00")}}],
            }
        },
        "mapping": {"1": {"operation": "Query"}},
    }
    comments: Comments = {("tables", "Orders", "partition_key"): ["line 7: a guess"]}
    assert yaml_text(data, comments) == (
        "tables:\n"
        "  Orders:\n"
        "    purpose: >-\n"
        f"      {' '.join(['word'] * 19)}\n"
        "      word\n"
        "    # line 7: a guess\n"
        '    partition_key: {name: PK, because: "yes: it is"}\n'
        "    items:\n"
        "      - raw: {PK: USER#1, price: 129.00}\n"
        "\n"
        "mapping:\n"
        "  1:\n"
        "    operation: Query\n"
    )
