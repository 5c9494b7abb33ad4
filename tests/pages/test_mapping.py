"""The mapping: one matrix, or one for each table where most cells would be empty."""

from conftest import Checker
from mkdocs_dynamodb.application.pages import page_context
from mkdocs_dynamodb.pages.context import MAPPING
from mkdocs_dynamodb.pages.mapping import MAX_COLUMNS, mapping_values


def model(tables: int) -> str:
    """Tables with a pattern each, and a pattern that nothing answers."""
    numbers = range(1, tables + 1)
    patterns = "".join(f"  {n}: {{name: Get {n}, type: read, rps: 1}}\n" for n in numbers)
    answers = "".join(
        f"  {n}: {{operation: GetItem, table: Table{n}, entity: Thing}}\n" for n in numbers
    )
    stored = "".join(
        f"  Table{n}: {{partition_key: id, entities: {{Thing: {{attributes: {{id: S}}}}}}}}\n"
        for n in numbers
    )
    return (
        f"access_patterns:\n{patterns}  x: {{name: Search, type: read, rps: 1}}\n"
        f"tables:\n{stored}mapping:\n{answers}"
    )


def matrices(checker: Checker, tables: int) -> list[tuple[list[str], list[str]]]:
    """Columns and rows of each matrix."""
    context = page_context(checker.check(model(tables)).models[0])
    found = mapping_values(context, MAPPING)["matrices"]
    assert isinstance(found, list)
    return [
        ([target["table"] for target in m["targets"]], [row["number"] for row in m["rows"]])
        for m in found
    ]


def test_up_to_forty_columns_make_one_matrix(checker: Checker) -> None:
    """With a row for every access pattern."""
    ((columns, rows),) = matrices(checker, MAX_COLUMNS)
    assert len(columns) == MAX_COLUMNS
    assert len(rows) == MAX_COLUMNS + 1


def test_more_columns_make_a_matrix_for_each_table(checker: Checker) -> None:
    """With the patterns that it serves; those that no table serves come last."""
    found = matrices(checker, MAX_COLUMNS + 1)
    assert found[0] == (["Table1"], ["1"])
    assert found[-1] == ([], ["x"])
    assert len(found) == MAX_COLUMNS + 2
