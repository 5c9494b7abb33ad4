"""The section `source` and where attributes come from."""

from pathlib import Path

import pytest

from conftest import ROOT, Checker
from mkdocs_dynamodb.application.checking import load_model
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.relational import build_source
from mkdocs_dynamodb.model.relational.mapping import source_mapping
from mkdocs_dynamodb.reports.column_destinations import ColumnState, column_destinations

TABLES = """
tables:
  Users:
    partition_key: user_id
    entities:
      User:
        from: {table: users, where: active = 1}
        attributes:
          user_id: {type: S, from: id}
          Email: S
          name: {type: S, from: [users.first, last], derived: {because: Joined, sql: CONCAT(first)}}
          boss?: {type: S, from: users.last, join: {local_column: boss_id, source_column: id}}
          since: {type: S, derived: New}
          extra: S
      Visit: {derived: Counted from now on, attributes: {user_id: S}}
"""
SQL = """
source:
  dialect: mysql
  sql: |
    CREATE TABLE users (
      id INT PRIMARY KEY, email VARCHAR(9), `first` TEXT, last TEXT, boss_id INT, active BOOL,
      `a.b` INT, old INT
    );
    CREATE TABLE log (id INT PRIMARY KEY);
  dropped: {users.a.b: Odd, log: Not needed}
"""


def model_of(checker: Checker, text: str) -> Model:
    """A model of one file."""
    return checker.check(text).models[0].model


def test_columns_are_named_or_inferred(checker: Checker) -> None:
    """What is said comes first; else the name tells, whatever its capitals."""
    mapping = source_mapping(model_of(checker, SQL + TABLES))
    assert mapping is not None
    user, visit = mapping.entities
    found = {
        name: ([c.full_name for c in a.columns], a.inferred, a.is_foreign, a.is_copied)
        for name, a in user.attributes.items()
    }
    assert found == {
        "user_id": (["users.id"], False, False, True),
        "Email": (["users.email"], True, False, True),
        "name": (["users.first", "users.last"], False, False, False),
        "boss": (["users.last"], False, True, False),
        "since": ([], False, False, False),
        "extra": ([], False, False, False),
    }
    assert [name for name, a in user.attributes.items() if not a.has_source] == ["extra"]
    assert visit.is_new
    assert not user.is_new
    assert [name for name, _ in user.key_attributes()] == ["user_id"]
    assert list(mapping.dropped) == [("users", "a.b"), ("log", "")]
    assert ("users", "boss_id") in mapping.joined
    assert ("users", "active") in mapping.joined
    assert source_mapping(model_of(checker, TABLES)) is None


def test_every_column_has_a_state(checker: Checker) -> None:
    """And tells what takes its values, and how."""
    fates = column_destinations(model_of(checker, SQL + TABLES))
    assert fates is not None
    states = {c.column.name: c.state for c in fates.tables[0].columns}
    assert states == {
        "id": ColumnState.STORED,
        "email": ColumnState.STORED,
        "first": ColumnState.STORED,
        "last": ColumnState.STORED,
        "boss_id": ColumnState.USED,
        "active": ColumnState.USED,
        "a.b": ColumnState.DROPPED,
        "old": ColumnState.MISSING,
    }
    assert fates.counts[ColumnState.DROPPED] == 2
    (last,) = (c for c in fates.tables[0].columns if c.column.name == "last")
    assert [(d.attribute, d.how) for d in last.destinations] == [
        ("name", "Joined"),
        ("boss", "where users.id = users.boss_id"),
    ]
    assert [(new.entity, new.attribute, new.because) for new in fates.new] == [
        ("User", "since", "New"),
        ("User", "extra", ""),
        ("Visit", "", "Counted from now on"),
    ]


def test_schema_in_the_model_has_places_in_the_model(checker: Checker) -> None:
    """A column is underlined in the YAML file."""
    text = SQL.lstrip("\n")
    source = model_of(checker, text).source
    assert source is not None
    column = source.schema.tables["users"].columns["boss_id"]
    assert (column.at.path, column.at.line) == ("model/model.yml", 5)
    assert text.split("\n")[4][column.at.column - 1 :].startswith("boss_id")
    single = model_of(checker, "source: {sql: CREATE TABLE a (id INT)}").source
    assert single is not None
    assert single.schema.tables["a"].at.line == 1


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    """A model in a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def test_schema_in_a_file_is_relative_to_the_model(tmp_path: Path) -> None:
    """Beside the files of a folder, or beside the one file of a model."""
    files: dict[str, str | bytes] = {
        "m/sub/source.yml": "source: {ddl: db/schema.sql}",
        "m/db/schema.sql": "\ufeffCREATE TABLE a\r\n(id INT);\r\n",
        "n/model.yml": "source: {ddl: ../m/db/schema.sql}",
    }
    write(tmp_path, files)
    for path in ("m", "n/model.yml"):
        model = load_model(tmp_path / path, tmp_path)
        assert model.source is not None
        table = model.source.schema.tables["a"]
        assert table.columns["id"].at.line == 2
        assert table.at.path in model.sources


@pytest.mark.parametrize(
    ("content", "words"),
    [(None, "cannot be read"), (b"CREATE TABLE \xff", "not UTF-8"), (b"x" * 99, "larger than")],
)
def test_schema_file_that_cannot_be_read_is_told(
    content: bytes | None, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same guards as for every file of a model; the rest of the model is still checked."""
    monkeypatch.setattr("mkdocs_dynamodb.source.files.MAX_FILE_BYTES", 50)
    write(tmp_path, {"m/m.yml": "source: {ddl: s.sql}"})
    if content is not None:
        write(tmp_path, {"m/s.sql": content})
    model = load_model(tmp_path / "m", tmp_path)
    assert model.complete
    assert model.source is not None
    assert model.source.unread is not None
    assert words in model.source.unread.reason
    assert source_mapping(model) is None


def test_missing_package_is_told(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without sqlglot one finding says how to get it, and nothing else is claimed."""
    monkeypatch.setattr(build_source, "find_spec", lambda _name: None)
    found = checker.check(SQL + TABLES).diagnostics
    (finding,) = (d.finding for d in found if d.code.startswith("SRC"))
    assert "sqlglot" in finding.message
    assert "pip install sqlglot" in finding.help


def test_ecommerce_loses_no_column() -> None:
    """Every column of the shop is stored, or left behind for a reason."""
    fates = column_destinations(load_model(ROOT / "models/ecommerce", ROOT))
    assert fates is not None
    assert fates.counts[ColumnState.MISSING] == 0
    assert fates.counts[ColumnState.STORED] > 40
    assert fates.new == ()
