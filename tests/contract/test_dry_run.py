"""Contracts run on sample rows, joins included."""

from textwrap import dedent, indent

import pytest

from conftest import ROOT, Checker
from mkdocs_dynamodb.application.checking import load_model
from mkdocs_dynamodb.contract.dry_run import DryRun, dry_run

MODEL = """\
source:
  sql: |
    CREATE TABLE teams (id INT PRIMARY KEY, name VARCHAR(9), lead_id INT, since DATETIME);
    CREATE TABLE users (id INT PRIMARY KEY, name VARCHAR(9), team_id INT, boss_id INT,
      kind CHAR(1));
  rows:
    teams:
      - {id: 1, name: Red, lead_id: 8, since: "2026-01-02 03:04:05"}
      - {id: 2, name: Blue, lead_id: 9}
    users:
      - {id: 7, name: Ada, team_id: 1, boss_id: 8, kind: a}
      - {id: 8, name: Ben, team_id: 1, kind: b}
tables:
  Users:
    partition_key: user_id
    entities: {User: {from: users, attributes: {user_id: S, value?: %(type)s}}}
    items:
      - User: {user_id: "7", value: %(ada)s}
      - User: {user_id: "8"%(ben)s}
contract:
  tables:
    - table: Users
      type: single-entity
      source_table: users
      pk: user_id
      satisfies: []
      estimated_item_size_bytes: 20
      attributes:
        - {name: user_id, type: S, source_table: users, source_column: id}
        - name: value
          type: %(type)s
          source_table: users
          source_column: name
"""
FOREIGN = """
join: {type: foreign-key, target_table: teams, join_condition: users.team_id = teams.id, \
select_column: %s}
"""
CASES = {
    "foreign-key": ("S", "Red", "Red", FOREIGN % "name"),
    "moment": ("S", '"2026-01-02T03:04:05Z"', '"2026-01-02T03:04:05Z"', FOREIGN % "since"),
    "seconds": ("N", "1767323045", "1767323045", FOREIGN % "since"),
    "self-join": (
        "S",
        "Ben",
        "nobody",
        (
            "join: {type: self-join, join_alias: boss, join_condition: users.boss_id = boss.id, "
            "select_column: name, null_value: nobody}"
        ),
    ),
    "multi-column": (
        "S",
        "Red",
        "",
        (
            "join: {type: multi-column, target_table: teams, select_column: name, "
            "join_conditions: [users.team_id = teams.id, users.boss_id = teams.lead_id]}"
        ),
    ),
    "conditional": (
        "S",
        "Red",
        "none",
        (
            "join: {type: conditional, condition: users.kind = 'a', target_table: teams, "
            "join_condition: users.team_id = teams.id, select_column: name, else_value: none}"
        ),
    ),
    "chain": (
        "S",
        '"Red > Ben"',
        '"Red > Ben"',
        (
            "join: {type: chain, joins: [{target_table: teams, select_column: name, "
            "join_condition: users.team_id = teams.id}, {target_table: users, select_column: name, "
            "join_condition: teams.lead_id = users.id}]}"
        ),
    ),
    "lookup-table": ("S", "Red", "Red", (FOREIGN % "name").replace("foreign-key", "lookup-table")),
    "list of objects": (
        "L",
        "[{n: Red}]",
        "[{n: Red}]",
        (
            "join: {type: json-construction, target_table: teams, join_condition: teams.id = "
            "users.team_id, construction: {type: array, select_columns: {n: name}, limit: 1}}"
        ),
    ),
    "object": (
        "M",
        "{n: Red}",
        "{n: Red}",
        (
            "join: {type: json-construction, target_table: teams, join_condition: teams.id = "
            "users.team_id, construction: {type: object, select_columns: {n: name}}}"
        ),
    ),
    "count": (
        "N",
        "1",
        "1",
        (
            "calculation: {type: aggregate, target_table: teams, join_condition: teams.id = "
            "users.team_id, operation: COUNT, select_column: id}"
        ),
    ),
    "case": (
        "S",
        "first",
        "Ben",
        "calculation: {type: case, cases: [{when: users.kind = 'a', then: first}]}",
    ),
    "truth": (
        "BOOL",
        "true",
        "false",
        "calculation: {type: case, cases: [{when: users.kind = 'a', then: true}], else: false}",
    ),
    "format": (
        "S",
        '"U#0007/Ada"',
        '"U#0008/Ben"',
        'transformation: {type: string-format, format: "U#{id:04}/{name}"}',
    ),
}


def run(checker: Checker, kind: str, ada: str, ben: str, how: str) -> DryRun:
    """Dry run of a contract with one attribute that is made in some way."""
    said = f", value: {ben}" if ben else ""
    text = MODEL % {"type": kind, "ada": ada, "ben": said}
    model = checker.check(text + indent(dedent(how).strip("\n"), " " * 10)).models[0].model
    found = dry_run(model)
    assert found is not None
    return found


@pytest.mark.parametrize("name", CASES)
def test_value_is_made_as_the_contract_says(name: str, checker: Checker) -> None:
    """Every kind of join, calculation and transformation gives the values of the sample items."""
    found = run(checker, *CASES[name])
    assert found.troubles == ()
    assert [(item.key, item.details) for item in found.items] == [("7", ""), ("8", "")]


def test_difference_is_told(checker: Checker) -> None:
    """A value that differs is shown beside the one of the sample item."""
    found = run(checker, "S", "Blue", "Red", FOREIGN % "name")
    assert (
        found.items[0].details == '`value` is `{"S": "Red"}`; the sample item has `{"S": "Blue"}`'
    )


@pytest.mark.parametrize(
    "how",
    [
        FOREIGN.replace("users.team_id = teams.id", "users.team_id ==== 3") % "name",
        FOREIGN.replace("users.team_id = teams.id", "load_extension('x')") % "name",
        FOREIGN.replace("users.team_id = teams.id", "1); DROP TABLE users; --") % "name",
        FOREIGN % "colour",
        "calculation: {type: date-math}",
    ],
)
def test_what_cannot_be_run_is_told_and_harms_nothing(how: str, checker: Checker) -> None:
    """A condition can only read; whatever else it says is a trouble."""
    found = run(checker, "S", "Red", "Red", how)
    assert len(found.troubles) == 1
    assert found.items == ()


def test_endless_statement_ends(checker: Checker) -> None:
    """A condition that counts for ever is stopped."""
    endless = (
        "users.team_id = (WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) "
        "SELECT max(x) FROM n)"
    )
    found = run(
        checker,
        "S",
        "Red",
        "Red",
        (FOREIGN % "name").replace("users.team_id = teams.id", f'"{endless}"'),
    )
    assert len(found.troubles) == 1


def test_shop_comes_out_as_its_sample_items() -> None:
    """The contract of the shop gives every sample item of the design."""
    model = load_model(ROOT / "models/ecommerce", ROOT)
    found = dry_run(model)
    assert found is not None
    assert found.troubles == ()
    assert [item.key for item in found.items if item.details] == []
    assert len(found.items) == sum(len(table.items) for table in model.tables.values())


def test_rows_in_csv_files(checker: Checker) -> None:
    """A table's rows may lie in a CSV file; an empty field is no value."""
    folder = checker.folder / "model"
    folder.mkdir()
    (folder / "users.csv").write_text('id,name\n7,"Ada, L"\n8,\n', "utf-8")
    text = MODEL % {"type": "S", "ada": '"Ada, L"', "ben": ""}
    start, end = text.index("  rows:"), text.index("tables:\n")
    text = f"{text[:start]}  rows: {{users: users.csv}}\n{text[end:]}"
    found = dry_run(checker.check(text).models[0].model)
    assert found is not None
    assert [(item.key, item.details) for item in found.items] == [("7", ""), ("8", "")]
