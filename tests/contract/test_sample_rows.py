"""Sample rows from dumps, as each database writes them."""

import pytest

from conftest import Checker
from mkdocs_dynamodb.contract.dry_run import DryRun, dry_run
from mkdocs_dynamodb.model.model import Model

MODEL = """\
source:
  dialect: %s
  sql: |
    CREATE TABLE users (id VARCHAR(9) PRIMARY KEY, name VARCHAR(20), born DATE);
  rows: rows.sql
tables:
  Users:
    partition_key: id
    entities: {User: {from: users, attributes: {id: S, name?: S, born?: S}}}
    items:
      - User: {id: "1", name: 'it''s \\', born: "2026-01-02"}
      - User: {id: "2"}
contract:
  tables:
    - table: Users
      type: single-entity
      source_table: users
      pk: id
      satisfies: []
      estimated_item_size_bytes: 20
      attributes:
        - {name: id, type: S, source_table: users, source_column: id}
        - {name: name, type: S, source_table: users, source_column: name}
        - {name: born, type: S, source_table: users, source_column: born}
"""
DUMPS = {
    "mysql": r"""-- MySQL dump
/*!40101 SET NAMES utf8mb4 */;
LOCK TABLES `users` WRITE;
INSERT INTO `users` VALUES ('1','it\'s \\','2026-01-02'),('2',NULL,NULL);
UNLOCK TABLES;
""",
    "postgresql": r"""\restrict abc
SET client_encoding = 'UTF8';
COPY public.users (id, name, born) FROM stdin;
1	it's \\	2026-01-02
2	\N	\N
\.
SELECT pg_catalog.setval('x', 1);
""",
    "sqlserver": r"""SET IDENTITY_INSERT [dbo].[users] ON
GO
INSERT [dbo].[users] ([id], [name], [born]) VALUES (N'1', N'it''s \', CAST(N'2026-01-02' AS Date))
GO
INSERT [dbo].[users] ([id]) VALUES (N'2')
GO
""",
    "oracle": r"""REM INSERTING into SHOP.USERS
SET DEFINE OFF;
Insert into USERS (ID,NAME,BORN) values ('1','it''s \',to_date('2026-01-02','YYYY-MM-DD'));
Insert into USERS (ID,NAME,BORN) values ('2',null,null);
""",
}


def tried(checker: Checker, dialect: str, rows: str | bytes) -> DryRun:
    """Dry run of the contract on a file of rows."""
    folder = checker.folder / "model"
    folder.mkdir()
    (folder / "rows.sql").write_bytes(rows if isinstance(rows, bytes) else rows.encode("utf-8"))
    model: Model = checker.check(MODEL % dialect).models[0].model
    found = dry_run(model)
    assert found is not None
    return found


@pytest.mark.parametrize("dialect", DUMPS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_rows_of_a_dump(dialect: str, encoding: str, checker: Checker) -> None:
    """Escapes, prefixes and schemas of each database are understood, all else is read over."""
    found = tried(checker, dialect, DUMPS[dialect].encode(encoding))
    assert found.troubles == ()
    assert [(item.key, item.details) for item in found.items] == [("1", ""), ("2", "")]


@pytest.mark.parametrize(
    ("rows", "line", "reason"),
    [
        ("SELECT 1;\n", 5, "no INSERT"),
        ("-- a\nINSERT INTO users VALUES ((1);\n", 2, "not understood"),
        ("\nINSERT INTO users (colour)\n VALUES ('red');\n", 2, "colour"),
        ("INSERT INTO users SELECT load_extension('x'), 1, 2;\n", 1, "not authorized"),
    ],
)
def test_what_cannot_be_read_is_told(rows: str, line: int, reason: str, checker: Checker) -> None:
    """With its line in the file of rows; a file without any row is told where it is named."""
    (trouble,) = tried(checker, "mysql", rows).troubles
    assert trouble.at.line == line
    assert reason in trouble.value
