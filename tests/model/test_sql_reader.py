"""Schemas in SQL: what is read, where it stands, and what happens to what cannot be read."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_dynamodb.diagnostics import Span
from mkdocs_dynamodb.model.relational import sql_reader
from mkdocs_dynamodb.model.relational.schema import SourceSchema, SourceTable
from mkdocs_dynamodb.model.relational.sql_reader import read_sql
from mkdocs_dynamodb.source.files import SourceFile

DUMP = Path(__file__).parent / "sql/shop.mysql.sql"


def read(text: str, dialect: str = "mysql") -> SourceSchema:
    """Read SQL."""
    return read_sql(text, dialect, SourceFile("x.sql", text).place)


def types(table: SourceTable) -> dict[str, str]:
    """Column -> family of its type, with `?` where it may be NULL."""
    return {
        name: f"{column.type.family}{'?' if column.nullable else ''}"
        for name, column in table.columns.items()
    }


def text_at(text: str, at: Span) -> str:
    """What stands at a place on one line."""
    return text.split("\n")[at.line - 1][at.column - 1 : at.end_column - 1]


def test_dump_of_mysql_is_read() -> None:
    """Comments, data, views, triggers and temporary tables of a dump do not count."""
    text = DUMP.read_text("utf-8")
    schema = read(text)
    assert schema.complete, schema.troubles
    assert list(schema.tables) == ["users", "orders"]
    users, orders = schema.tables.values()
    assert types(users) == {
        "id": "integer",
        "email": "text",
        "is_admin": "boolean",
        "kind": "text?",
        "place": "other",
        "born": "time?",
        "seen": "time?",
        "name": "text?",
    }
    assert users.columns["name"].generated
    assert users.columns["email"].comment == "it's; a 'key' ("
    assert users.columns["is_admin"].default == "'0'"
    assert users.columns["place"].type.text == "GEOMETRY"
    assert [key.columns for key in users.keys] == [("id",), ("email",)]
    assert types(orders) == {
        "id": "integer",
        "user_id": "integer",
        "total": "decimal?",
        "doc": "json?",
    }
    assert [key.columns for key in orders.keys] == [("id", "user_id"), ("total",)]
    (key,) = orders.foreign_keys
    assert (key.columns, key.target_table, key.target_columns) == (("user_id",), "users", ("id",))


def test_places_are_those_of_the_names() -> None:
    """Every table, column and key is underlined where it is written."""
    text = DUMP.read_text("utf-8")
    schema = read(text)
    for table in schema.tables.values():
        assert text_at(text, table.at) == f"`{table.name}`"
        for column in table.columns.values():
            assert text_at(text, column.at) == f"`{column.name}`"
        for key in table.foreign_keys:
            assert text_at(text, key.at) == "`user_id`"
    assert text_at(text, schema.tables["users"].keys[1].at) == "`email`"


def test_postgresql_is_read() -> None:
    """As `pg_dump` writes it: keys come later, and data stands below COPY."""
    schema = read(
        """SET client_encoding = 'UTF8';
CREATE FUNCTION public.f() RETURNS int AS $body$ begin; create table z (a int); end; $body$;
CREATE TABLE public.users (
    id integer NOT NULL,
    name character varying(20) DEFAULT 'x'::character varying,
    tags text[], doc jsonb, ref uuid DEFAULT gen_random_uuid(), seen timestamp with time zone,
    ok boolean, photo bytea, n bigserial,
    CONSTRAINT c CHECK ((id > 0))
);
ALTER TABLE public.users OWNER TO shop;
COPY public.users (id) FROM stdin;
1	it's; CREATE TABLE x (
\\.
CREATE TABLE public.part PARTITION OF public.users FOR VALUES IN (1);
ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (id);
CREATE UNIQUE INDEX one ON public.users USING btree (name);
CREATE UNIQUE INDEX two ON public.users USING btree (lower((name)::text));
CREATE UNIQUE INDEX three ON public.users (n) WHERE ok;
ALTER TABLE ONLY public.users ADD CONSTRAINT fk FOREIGN KEY (n) REFERENCES public.users(id);
CREATE TABLE app.users (id int PRIMARY KEY, u int REFERENCES users);
""",
        "postgresql",
    )
    assert schema.troubles == ()
    assert list(schema.tables) == ["users", "app.users"]
    users = schema.tables["users"]
    assert list(types(users).values()) == [
        *("integer", "text?", "list?", "json?", "uuid?", "time?", "boolean?", "binary?"),
        "integer",
    ]
    assert [key.columns for key in users.keys] == [("id",), ("name",)]
    assert users.foreign_keys[0].columns == ("n",)
    assert schema.tables["app.users"].foreign_keys[0].target_columns == ()


def test_sql_server_is_read() -> None:
    """Brackets, GO, clustered keys and storage options."""
    schema = read(
        """USE [shop]
GO
SET ANSI_NULLS ON
GO
CREATE TABLE [dbo].[Users](
	[Id] [int] IDENTITY(1,1) NOT NULL,
	[Name] [nvarchar](max) NULL, [Ok] [bit] NOT NULL, [At] [datetime2](7) NULL,
	[Ref] [uniqueidentifier] NOT NULL, [Price] [money] NULL,
 CONSTRAINT [PK_Users] PRIMARY KEY CLUSTERED
(
	[Id] ASC
)WITH (PAD_INDEX = OFF, ALLOW_ROW_LOCKS = ON) ON [PRIMARY]
) ON [PRIMARY] TEXTIMAGE_ON [PRIMARY]
GO
CREATE TABLE Orders (Id int PRIMARY KEY, UserId int NOT NULL)
CREATE UNIQUE NONCLUSTERED INDEX [IX] ON [dbo].[Users] ([Ref] ASC)
ALTER TABLE [dbo].[Orders] WITH CHECK ADD CONSTRAINT [FK] FOREIGN KEY([UserId])
REFERENCES [dbo].[Users] ([Id])
GO
INSERT [dbo].[Users] VALUES (N'x;')
""",
        "sqlserver",
    )
    assert schema.troubles == ()
    users, orders = schema.tables.values()
    assert list(types(users).values()) == [
        *("integer", "text?", "boolean", "time?", "uuid", "decimal?")
    ]
    assert [key.columns for key in users.keys] == [("Id",), ("Ref",)]
    assert orders.foreign_keys[0].target_table == "Users"


def test_oracle_is_read() -> None:
    """Identities, storage clauses and statements that a slash ends."""
    schema = read(
        """CREATE TABLE "HR"."EMP" (
 "ID" NUMBER(10,0) GENERATED BY DEFAULT AS IDENTITY,
 name VARCHAR2(20 CHAR) DEFAULT 'x' NOT NULL ENABLE,
 hired DATE, notes CLOB, photo BLOB, ref RAW(16), active NUMBER(1),
 CONSTRAINT "PK" PRIMARY KEY ("ID") USING INDEX PCTFREE 10 TABLESPACE "USERS" ENABLE
) SEGMENT CREATION IMMEDIATE PCTFREE 10 STORAGE(INITIAL 65536) TABLESPACE "USERS"
/
CREATE TABLE b (a number(1) primary key, e references emp(id))
/
""",
        "oracle",
    )
    assert schema.troubles == ()
    employees, other = schema.tables.values()
    assert list(types(employees).values()) == [
        *("decimal", "text", "time?", "text?", "binary?", "binary?", "decimal?")
    ]
    assert schema.table("emp") is employees
    assert other.is_unique(["A"])


@pytest.mark.parametrize(
    ("text", "line", "marked", "reason"),
    [
        ("CREATE TABLE a (\n id INT PRIMARY KEEY (id)\n);", 2, "PRIMARY", "not understood"),
        ("CREATE TABLE a (\n id INT,\n name\n);", 3, "name", "no type"),
        ("CREATE TABLE a (id INT,\n ID INT);", 2, "ID", "twice"),
        ("CREATE TABLE a (id INT);\nCREATE TABLE `a` (x INT);", 2, "`a`", "second time"),
        ("CREATE TABLE a AS SELECT 1;", 1, "CREATE TABLE a AS SELECT 1", "lists no columns"),
        ("CREATE TABLE a LIKE b;", 1, "a", "a table that is not known"),
        ("CREATE TABLE a (LIKE b);", 1, "a", "a table that is not known"),
        ("RENAME TABLE a;", 1, "RENAME TABLE a", "renames a table in a way that is not"),
        ("RENAME TABLE a TO b, c;", 1, "RENAME TABLE a TO b, c", "renames a table in a way"),
        ("CREATE TABLE a (id INT, n CHAR DEFAULT\n 'x);", 2, "'", "nothing closes"),
    ],
)
def test_broken_statement_is_a_trouble_with_its_place(
    text: str, line: int, marked: str, reason: str
) -> None:
    """What cannot be read is told where it stands; the rest is read all the same."""
    schema = read(f"{text}\n")
    (trouble,) = schema.troubles
    assert trouble.at.line == line
    assert text_at(text, trouble.at) == marked
    assert reason in trouble.reason
    assert not schema.complete


def test_statement_after_a_broken_one_is_read() -> None:
    """One bad statement does not hide the others."""
    schema = read("CREATE TABLE a (id INT PRIMARY KEEY (id)); CREATE TABLE b (id INT);")
    assert list(schema.tables) == ["b"]


def test_unreadable_change_matters_only_where_it_adds_a_key() -> None:
    """What a database says about storage is no trouble."""
    text = "CREATE TABLE a (id INT); ALTER TABLE a ENGINE=x OFFLINE ODD=(1; ALTER TABLE a"
    assert read(f"{text} COMMENT 'x';").complete
    assert not read(f"{text} ADD FOREIGN KEY REFERENCES;").complete


def test_size_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Statements that no schema has are not parsed."""
    long = "CREATE TABLE a (" + "c int, " * 40_000 + "d int);"
    assert "more than 200,000 characters" in read(long).troubles[0].reason
    monkeypatch.setattr(sql_reader, "MAX_DEFINITIONS", 60)
    schema = read("".join(f"CREATE TABLE t{n} (id INT);" for n in range(9)))
    assert len(schema.tables) == 2
    assert "beyond what is read" in schema.troubles[0].reason


@pytest.mark.parametrize("dialect", ["mysql", "postgresql", "sqlserver", "oracle"])
@pytest.mark.parametrize(
    "piece",
    ["'", "'\\", '"', "`", "/*", "--", "$a$", "$", "\nCOPY ", "\nDELIMITER x", "[", "\nGO", " "],
)
def test_hostile_text_takes_linear_time(dialect: str, piece: str) -> None:
    """A hundred thousand beginnings of something that never ends; more would take for ever."""
    assert "a" in read("CREATE TABLE a (id INT);" + piece * 100_000, dialect).tables


def test_nesting_is_bounded() -> None:
    """Brackets without end are not understood, and nothing else happens."""
    schema = read("CREATE TABLE a (id INT DEFAULT " + "(" * 3_000 + ")" * 3_000 + ");")
    assert not schema.complete


WORDS = st.sampled_from(
    [
        *("CREATE", "TABLE", "a", "`b`", "(", ")", ",", ";", "INT", "VARCHAR(9)", "PRIMARY KEY"),
        *("UNIQUE", "KEY", "FOREIGN KEY", "REFERENCES", "NOT NULL", "DEFAULT", "'x'", "'", "1"),
        *("ALTER TABLE", "ADD", "CONSTRAINT", "CREATE UNIQUE INDEX", "ON", "\n", "--", "GO", "\\"),
        *(
            "DROP COLUMN a",
            "MODIFY",
            "CHANGE a",
            "RENAME COLUMN a TO",
            "ADD COLUMN",
            "DROP TABLE a",
        ),
        *("CREATE TABLE a (", "a INT", "ENUM('a')", "AS", "SELECT", "WHERE", "\u2028", "é"),
    ]
)


@settings(max_examples=150)
@given(st.lists(WORDS, max_size=25), st.sampled_from(["mysql", "postgresql", "sqlserver"]))
def test_any_text_is_read_without_an_exception(words: list[str], dialect: str) -> None:
    """And each place lies within the text."""
    text = "CREATE TABLE a (" + " ".join(words)
    schema = read(text, dialect)
    lines = SourceFile("x.sql", text).lines
    for trouble in schema.troubles:
        assert 1 <= trouble.at.line <= len(lines)
        assert 1 <= trouble.at.column <= len(lines[trouble.at.line - 1]) + 1


def test_changes_of_tables_are_carried_out() -> None:
    """A file may be the history of a schema: a column that a later statement adds counts."""
    schema = read(
        """CREATE TABLE people (id INT PRIMARY KEY, mail TEXT, age INT, city INT);
CREATE TABLE old (id INT); DROP TABLE IF EXISTS old, never;
ALTER TABLE people ADD COLUMN phone VARCHAR(20) NOT NULL UNIQUE AFTER mail, DROP COLUMN age;
ALTER TABLE people CHANGE mail email VARCHAR(99) NOT NULL, MODIFY city VARCHAR(50);
ALTER TABLE people ADD CONSTRAINT lives FOREIGN KEY (city) REFERENCES towns (name);
ALTER TABLE people RENAME COLUMN city TO town;
ALTER TABLE people RENAME TO users;
"""
    )
    assert schema.troubles == ()
    (users,) = schema.tables.values()
    assert users.name == "users"
    assert types(users) == {
        "id": "integer",
        "email": "text",
        "town": "text?",
        "phone": "text",
    }
    assert [key.columns for key in users.keys] == [("id",), ("phone",)]
    assert users.foreign_keys[0].columns == ("town",)
    assert users.columns["email"].at.line == 4
    assert {column.table for column in users.columns.values()} == {"users"}


@pytest.mark.parametrize(
    ("dialect", "text"),
    [
        ("postgresql", "ALTER TABLE a ADD COLUMN b int, ALTER COLUMN b SET NOT NULL;"),
        ("sqlserver", "ALTER TABLE [dbo].[a] ADD [b] int NOT NULL\nGO"),
        ("oracle", "ALTER TABLE a ADD (b NUMBER(9,0) NOT NULL);"),
        ("mysql", "ALTER TABLE a DROP PRIMARY KEY, ADD b INT NOT NULL;"),
    ],
)
def test_added_column_counts_in_every_dialect(dialect: str, text: str) -> None:
    """And keeps what it says about nothing."""
    schema = read(f"CREATE TABLE a (id int PRIMARY KEY);\n{text}", dialect)
    assert schema.troubles == ()
    assert [c.name for c in schema.tables["a"].columns.values() if not c.nullable][-1] == "b"


def test_change_of_columns_that_is_not_understood_is_told() -> None:
    """A column that nobody sees is the one that is forgotten."""
    schema = read("CREATE TABLE a (id INT);\nALTER TABLE a ADD COLUMN (b INT, c INT TO);")
    assert schema.troubles[0].at.line == 2


def test_several_columns_are_added_in_brackets() -> None:
    """Each at its place, with commas inside of types and texts, and with keys among them."""
    text = (
        "CREATE TABLE a (id int PRIMARY KEY, n int);\nALTER TABLE a\n"
        "  ADD (b varchar(9) NOT NULL DEFAULT 'x,y',\n    c decimal(5,2), UNIQUE (b)),\n"
        "  DROP COLUMN n, ADD COLUMN (d date);"
    )
    schema = read(text)
    assert schema.troubles == ()
    table = schema.tables["a"]
    assert list(types(table).items())[1:] == [("b", "text"), ("c", "decimal?"), ("d", "time?")]
    assert [text_at(text, column.at) for column in table.columns.values()] == ["id", "b", "c", "d"]
    assert [key.columns for key in table.keys] == [("id",), ("b",)]


def test_renamed_tables_keep_what_they_are() -> None:
    """One after the other, so that two may change their names; accounts do not count."""
    text = (
        "CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (x int);\n"
        "RENAME TABLE a TO c, `b` TO a, c TO `b`; RENAME USER b TO d;"
    )
    schema = read(text)
    assert schema.troubles == ()
    assert {name: list(table.columns) for name, table in schema.tables.items()} == {
        "a": ["x"],
        "b": ["id"],
    }
    schema = read("CREATE TABLE a (id int); RENAME a TO b;", "oracle")
    assert list(schema.tables) == ["b"]


@pytest.mark.parametrize(
    ("dialect", "text", "keys"),
    [
        ("mysql", "CREATE TABLE b LIKE a;", [("id",), ("n",)]),
        ("mysql", "CREATE TABLE IF NOT EXISTS b (LIKE a);", [("id",), ("n",)]),
        ("postgresql", "CREATE TABLE b (LIKE a);", []),
        ("postgresql", "CREATE TABLE b (LIKE a INCLUDING ALL);", [("id",), ("n",)]),
        ("postgresql", "CREATE TABLE b (LIKE a, x int PRIMARY KEY);", [("x",)]),
    ],
)
def test_columns_of_another_table_are_copied(
    dialect: str, text: str, keys: list[tuple[str, ...]]
) -> None:
    """With their keys where the database copies them, as they are at that moment."""
    before = "CREATE TABLE a (id int PRIMARY KEY, n varchar(9) NOT NULL, UNIQUE (n));\n"
    schema = read(f"{before}{text}\nALTER TABLE a ADD COLUMN y int;", dialect)
    assert schema.troubles == ()
    copy = schema.tables["b"]
    assert [*copy.columns][:2] == ["id", "n"]
    assert "y" not in copy.columns
    assert {(column.table, column.at.line) for column in copy.columns.values()} == {("b", 2)}
    assert [key.columns for key in copy.keys] == keys


@pytest.mark.parametrize(
    ("dialect", "column", "family"),
    [
        ("mysql", "c float(8,2) unsigned DEFAULT NULL", "decimal?"),
        ("mysql", "c point NOT NULL SRID 4326", "other"),
        ("oracle", "c LONG RAW", "binary?"),
        ("oracle", "c LONG NOT NULL ENABLE", "text"),
        ("oracle", "c INTERVAL DAY(2) TO SECOND(6)", "other?"),
        ("oracle", "c NUMBER(1) DEFAULT ON NULL 0 NOT NULL ENABLE", "decimal"),
        (
            "oracle",
            "c NUMBER GENERATED ALWAYS AS IDENTITY MINVALUE 1 CACHE 20 NOORDER  NOKEEP  NOT NULL",
            "decimal",
        ),
        ("sqlserver", "c uniqueidentifier ROWGUIDCOL NOT NULL", "uuid"),
        ("sqlserver", "c nvarchar(9) MASKED WITH (FUNCTION = 'default()') NULL", "text?"),
    ],
)
def test_words_of_a_dialect_are_read_over(dialect: str, column: str, family: str) -> None:
    """What sqlglot does not know of storage and identities does not hide a column."""
    schema = read(f"CREATE TABLE a (id int, {column});", dialect)
    assert schema.troubles == ()
    assert types(schema.tables["a"])["c"] == family


def test_unique_key_with_options_is_read() -> None:
    """As SQL Server writes it: sorted columns, and options behind them."""
    text = (
        "CREATE TABLE a (b int, CONSTRAINT u UNIQUE NONCLUSTERED \n(\n\t[b] ASC\n)"
        "WITH (PAD_INDEX = OFF) ON [PRIMARY], INDEX ix NONCLUSTERED (b))"
    )
    schema = read(text, "sqlserver")
    assert schema.troubles == ()
    assert [key.columns for key in schema.tables["a"].keys] == [("b",)]
    assert list(schema.tables["a"].columns) == ["b"]


def test_tables_after_copied_rows_are_read() -> None:
    """Data of PostgreSQL ends with its own mark, and the next statement counts."""
    schema = read(
        "\\restrict abc\nCREATE TABLE a (id int);\nCOPY a (id) FROM stdin;\n1\n\\.\n\n-- b\n"
        "CREATE TABLE b (id int);\nCOPY b (id) FROM stdin;\n\\.\n"
        "ALTER TABLE ONLY a\n    ADD CONSTRAINT a_pkey PRIMARY KEY (id);\n",
        "postgresql",
    )
    assert list(schema.tables) == ["a", "b"]
    assert schema.tables["a"].is_unique(["id"])


@pytest.mark.parametrize(
    "change",
    ["RENAME VALUES (1)", "RENAME x (y)", "RENAME SELECT 1", "DEFAULT WITH UNIQUE SELECT"],
)
def test_odd_change_of_a_table_is_no_exception(change: str) -> None:
    """Not even where sqlglot makes something else of it, or stumbles."""
    assert "a" in read(f"CREATE TABLE a (id INT);\nALTER TABLE a {change};").tables
