"""Comments in SQL accept findings that start there, in a file of SQL and in YAML."""

import pytest

from conftest import Checker
from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.sql_comments import find_sql_comments

COMMENT = "-- dynamodb: ignore[SRC006, SRC012] agreed"
TABLES = """\
tables:
  Users:
    partition_key: id
    entities:
      User: {from: users, attributes: {id: N}}
"""
DDL = f"""\
CREATE TABLE users (
  id INT PRIMARY KEY,
  note VARCHAR(9), {COMMENT}
  rank INT -- dynamodb ignore SRC006
);
"""


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (f"a INT, {COMMENT}", ["SRC006", "SRC012"]),
        (f"{COMMENT}\r\n", ["SRC006", "SRC012"]),
        (f"b CHAR DEFAULT 'it''s', {COMMENT}", ["SRC006", "SRC012"]),
        (f"b CHAR DEFAULT 'x {COMMENT}'", []),
        ("a INT, # dynamodb: ignore[SRC006] agreed", []),
        ("a INT, -- see dynamodb: ignore[SRC006] agreed", []),
    ],
)
def test_comment_begins_with_two_dashes(text: str, codes: list[str]) -> None:
    """Text in quotes is no comment."""
    comments, faults = find_sql_comments(SourceFile("x.sql", text))
    assert [comment.code for comment in comments] == codes
    assert faults == []


@pytest.mark.parametrize("is_file", [True, False])
def test_finding_is_accepted_on_its_line(checker: Checker, *, is_file: bool) -> None:
    """In a file of SQL, and in SQL that stands in YAML; without brackets nothing is."""
    block = "".join(f"    {line}\n" for line in DDL.splitlines())
    source = "source: {ddl: users.sql}\n" if is_file else f"source:\n  sql: |\n{block}"
    files = {"model.yml": f"{source}{TABLES}", **({"users.sql": DDL} if is_file else {})}
    found = checker.check_files(files).diagnostics
    told = [(d.code, d.finding.subject, d.accepted is not None) for d in found]
    assert ("SRC006", "source.users.note", True) in told
    assert ("SRC006", "source.users.rank", False) in told
    assert [d.finding.help for d in found if d.code == "CFG006"] == [
        "write `-- dynamodb: ignore[SRC006] the reason`"
    ]
