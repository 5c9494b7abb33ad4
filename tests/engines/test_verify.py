"""`verify`: what it compares, what it prints, and what it leaves behind."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conftest import ROOT, Checker
from mkdocs_dynamodb.application.checking import load_model
from mkdocs_dynamodb.application.verifying import Comparison, Verdict, verify
from mkdocs_dynamodb.cli import main
from mkdocs_dynamodb.engines import client, dynamodb_local, moto, opening
from mkdocs_dynamodb.engines.protocol import Engine, EngineError, Refusal, Reply
from mkdocs_dynamodb.engines.tables import EngineTables
from mkdocs_dynamodb.model.requests import Request

pytestmark = pytest.mark.engine

SHIPPED = (
    *("models/ecommerce", "models/social", "models/social-as-generated"),
    *("docs/examples/library", "tests/models/library"),
)
SHOP = """\
access_patterns:
  1: {name: Orders of a customer, type: read, rps: 1, inputs: [customer_id], entities: [Order]}
  2: {name: Pay an order, type: update, rps: 1, inputs: [order_id], entities: [Order]}
  3: {name: Order by number, type: read, rps: 1, inputs: [order_id], entities: [Order]}
tables:
  Orders:
    partition_key: order_id
    entities:
      Order: {attributes: {order_id: S, customer_id: S, placed_on: S, paid: BOOL}}
    indexes:
      ByCustomer: {partition_key: customer_id, sort_key: placed_on}
    items:
      - Order: {order_id: o1, customer_id: ada, placed_on: "2026-01-02", paid: false}
      - Order: {order_id: o2, customer_id: ada, placed_on: "2026-01-01", paid: true}
mapping:
  1:
    operation: Query
    table: Orders
    index: ByCustomer
    where: {customer_id: "{customer_id}"}
    example: {customer_id: ada}
  2:
    operation: UpdateItem
    table: Orders
    entity: Order
    set: {paid: true}
    condition: {paid: false}
    example: {order_id: o1}
  3: {operation: GetItem, table: Orders, entity: Order, example: {order_id: o1}}
"""


def tables_in(engine: Engine, prefix: str) -> list[str]:
    """Names of the tables below a prefix."""
    names = engine.send(Request("ListTables", {})).body["TableNames"]
    assert isinstance(names, list)
    return [name for name in map(str, names) if name.startswith(prefix)]


def compared(checker: Checker, text: str, engine: Engine) -> dict[str, Comparison]:
    """Comparisons of a model by pattern and request."""
    model = checker.check(text).models[0].model
    return {f"{c.number} {c.what}".strip(): c for c in verify(model, engine, "test-verify-")}


@pytest.mark.parametrize("name", [name for name in SHIPPED if (ROOT / name).exists()])
def test_shipped_models_agree(engine: Engine, name: str) -> None:
    """Every answer of every model that we ship does in an engine what we say it does."""
    model = load_model(ROOT / name, ROOT)
    found = list(verify(model, engine, "test-shipped-"))
    assert [c for c in found if c.verdict is Verdict.DIFFERENT] == []
    assert sum(c.verdict is Verdict.SAME and bool(c.number) for c in found) >= 4
    assert tables_in(engine, "test-shipped-") == []


def test_each_answer_begins_with_the_sample_items(checker: Checker, engine: Engine) -> None:
    """What pattern 2 changes, pattern 3 does not see."""
    found = compared(checker, SHOP, engine)
    assert {c.verdict for c in found.values()} == {Verdict.SAME}
    assert found["2 items of Orders"].theirs == "2 items"
    assert tables_in(engine, "test-verify-") == []


class Wrong:
    """An engine that forgets an attribute, the last item, or that a condition fails."""

    name = "wrong"

    def __init__(self, engine: Engine, change: Callable[[Request, Reply], Reply]) -> None:
        """Change the replies of an engine."""
        self.engine = engine
        self.change = change
        self.sent: list[Request] = []

    def send(self, request: Request) -> Reply:
        """Answer, and not as the engine does."""
        self.sent.append(request)
        return self.change(request, self.engine.send(request))

    def close(self) -> None:
        """Nothing to close."""


def test_a_difference_is_shown_with_the_item(checker: Checker, moto: Engine) -> None:
    """An item that only one side returns is told."""

    def forget(request: Request, reply: Reply) -> Reply:
        if request.operation != "Query":
            return reply
        return Reply(body={"Items": list(map(dict, reply.items[:-1]))})

    found = compared(checker, SHOP, Wrong(moto, forget))
    difference = found["1 1 Query Orders/ByCustomer"]
    assert (difference.ours, difference.theirs) == ("2 items", "1 item")
    assert difference.verdict is Verdict.DIFFERENT
    assert "only here" in difference.details[0]
    assert "o1" in difference.details[0]


@pytest.mark.parametrize(
    ("operation", "where"), [("CreateTable", "CreateTable Orders"), ("PutItem", "PutItem Orders")]
)
def test_refusals_are_differences(
    checker: Checker, moto: Engine, operation: str, where: str
) -> None:
    """A table or sample item that the engine does not take is told with its words."""

    def refuse(request: Request, reply: Reply) -> Reply:
        if request.operation != operation:
            return reply
        return Reply(body={}, refusal=Refusal(code="ValidationException", message="no such luck"))

    found = compared(checker, SHOP, Wrong(moto, refuse))
    assert found[where].verdict is Verdict.DIFFERENT
    assert "no such luck" in found[where].details[0]


def test_a_failed_condition_agrees_on_both_sides(checker: Checker, engine: Engine) -> None:
    """An update that both refuse for its condition is the same."""
    found = compared(
        checker, SHOP.replace("example: {order_id: o1}", "example: {order_id: o2}", 1), engine
    )
    update = found["2 1 UpdateItem Orders"]
    assert (update.ours, update.theirs) == ("condition fails", "condition fails")
    assert update.verdict is Verdict.SAME


def test_keys_of_several_attributes_are_no_difference(
    checker: Checker, dynamodb_local: Engine
) -> None:
    """What the engine does not know is told as that."""
    text = SHOP.replace("partition_key: customer_id,", "partition_key: [customer_id, order_id],")
    text = text.replace('{customer_id: "{customer_id}"}', "{customer_id: ada, order_id: o1}")
    found = compared(checker, text, dynamodb_local)
    assert found["1"].verdict is Verdict.UNKNOWN
    assert "does not know index keys of several attributes" in found["1"].details[0]
    assert found["3 1 GetItem Orders"].verdict is Verdict.SAME


def test_only_tables_below_the_prefix_are_named(moto: Engine) -> None:
    """No request names a table without the prefix."""
    watched = Wrong(moto, lambda _, reply: reply)
    model = load_model(ROOT / "models/ecommerce", ROOT)
    assert list(verify(model, watched, "test-own-"))
    for request in watched.sent:
        own = EngineTables(moto, "").own(request)
        names = re.findall(r"'TableName': '([^']*)'", str(own.body))
        requested = own.body.get("RequestItems")
        names += requested if isinstance(requested, dict) else ()
        assert names
        assert all(name.startswith("test-own-") for name in names)


def test_a_table_that_is_there_already_is_left_alone(checker: Checker, engine: Engine) -> None:
    """The run stops, and removes nothing that it did not create."""
    tables = EngineTables(engine, "test-verify-")
    model = checker.check(SHOP).models[0].model
    tables.create(model.tables["Orders"])
    try:
        with pytest.raises(EngineError, match="exists already"):
            list(verify(model, engine, "test-verify-"))
        assert tables_in(engine, "test-verify-") == ["test-verify-Orders"]
    finally:
        tables.remove()


def test_tables_are_removed_when_the_run_is_interrupted(checker: Checker, engine: Engine) -> None:
    """Ctrl-C in the middle leaves nothing behind."""

    def interrupt(request: Request, reply: Reply) -> Reply:
        if request.operation == "UpdateItem":
            raise KeyboardInterrupt
        return reply

    with pytest.raises(KeyboardInterrupt):
        compared(checker, SHOP, Wrong(engine, interrupt))
    assert tables_in(engine, "test-verify-") == []


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Result]:
    """Run the command on the small shop."""
    model = tmp_path / "shop.yml"
    model.write_text(SHOP, encoding="utf-8")
    return lambda *arguments: CliRunner().invoke(main, ["verify", str(model), *map(str, arguments)])


def test_command_prints_a_table(run: Callable[..., Result]) -> None:
    """One line a request, with both results."""
    result = run()
    assert result.exit_code == 0, result.output
    assert re.search(
        r"^1 +1 Query Orders/ByCustomer +2 items +2 items +yes$", result.output, re.MULTILINE
    )
    assert "4 the same, 0 different, 0 not compared." in result.output


def test_command_exits_with_1_on_a_difference(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line says no, and the item stands below it."""
    real = moto.MotoEngine.send

    def send(self: moto.MotoEngine, request: Request) -> Reply:
        reply = real(self, request)
        return Reply(body={}) if request.operation == "GetItem" else reply

    monkeypatch.setattr(moto.MotoEngine, "send", send)
    result = run()
    assert result.exit_code == 1
    assert re.search(r"^3 +1 GetItem Orders +1 item +0 items +no$", result.output, re.MULTILINE)
    assert 'only here: {"order_id": {"S": "o1"}' in result.output


def test_command_uses_dynamodb_local(
    run: Callable[..., Result], dynamodb_local_folder: Path
) -> None:
    """It is started from the folder, and gone afterwards."""
    result = run("--engine", "dynamodb-local", "--dynamodb-local", dynamodb_local_folder)
    assert result.exit_code == 0, result.output
    assert "DynamoDB Local" in result.output


def test_command_uses_an_address(run: Callable[..., Result], dynamodb_local: Engine) -> None:
    """An engine that runs already is used where it listens."""
    assert isinstance(dynamodb_local, client.ClientEngine)
    url = dynamodb_local._client.meta.endpoint_url
    result = run("--engine", url, "--prefix", "test-url-")
    assert result.exit_code == 0, result.output
    assert tables_in(dynamodb_local, "test-url-") == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--engine", "http://192.0.2.1:8000"], "add `--yes`"),
        (["--engine", "https://dynamodb.us-east-1.amazonaws.com", "--yes"], "belongs to AWS"),
        (["--engine", "localstack"], "there is no engine `localstack`"),
        (["--engine", "http://[bad", "--yes"], "there is no engine"),
        (["--engine", "dynamodb-local"], "--dynamodb-local DIR"),
        (["--engine", "dynamodb-local", "--dynamodb-local", "/nowhere"], "no DynamoDBLocal.jar"),
        (["--engine", "http://127.0.0.1:9"], "cannot be used"),
    ],
)
def test_what_cannot_run_is_an_error(
    run: Callable[..., Result],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    message: str,
) -> None:
    """The reason is told; `run` turns it into exit code 2."""
    monkeypatch.delenv(opening.FOLDER_VARIABLE, raising=False)
    result = run(*arguments)
    assert isinstance(result.exception, EngineError)
    assert message in str(result.exception)


def test_bad_prefix(run: Callable[..., Result]) -> None:
    """A prefix that no table name can have, or one that protects nothing."""
    for prefix in ("", "a b", "x"):
        result = run("--prefix", prefix)
        assert result.exit_code == 2
        assert "is no prefix" in result.output


def test_unreadable_model(tmp_path: Path) -> None:
    """A model with a hole is not compared."""
    file = tmp_path / "m.yml"
    file.write_text("tables: {\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["verify", str(file)])
    assert "cannot be read as a whole" in str(result.exception)


@pytest.mark.parametrize("module", ["boto3", "moto"])
def test_missing_extra(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    """Without the extra, the command says how to install it."""
    monkeypatch.setitem(sys.modules, module, None)
    result = run()
    assert "pip install 'mkdocs-dynamodb[verify]'" in str(result.exception)


def test_no_java(
    run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DynamoDB Local without Java is told as that."""
    (tmp_path / dynamodb_local.JAR).touch()
    monkeypatch.setenv("PATH", str(tmp_path))
    result = run("--engine", "dynamodb-local", "--dynamodb-local", tmp_path)
    assert "needs Java" in str(result.exception)


def test_a_jar_that_does_not_start(run: Callable[..., Result], tmp_path: Path) -> None:
    """What it said last is in the message."""
    if not shutil.which("java"):
        pytest.skip("there is no Java")
    (tmp_path / dynamodb_local.JAR).write_bytes(b"no jar at all")
    result = run("--engine", "dynamodb-local", "--dynamodb-local", tmp_path)
    assert "did not start: " in str(result.exception)


def test_dynamodb_local_listens_on_loopback_only(dynamodb_local_folder: Path) -> None:
    """It is started by the launcher that binds to one address."""
    server = dynamodb_local._Server(dynamodb_local_folder)
    try:
        assert str(dynamodb_local.LAUNCHER) in list(map(str, server._process.args))  # type: ignore[arg-type]
    finally:
        server.stop()
    assert server._process.returncode is not None


@pytest.mark.skipif(shutil.which("setpriv") is None, reason="setpriv asks Linux for it")
def test_dynamodb_local_ends_with_a_program_that_is_killed(dynamodb_local_folder: Path) -> None:
    """No server is left over, even where nothing could stop it."""
    code = (
        "import sys, pathlib\n"
        "from mkdocs_dynamodb.engines.dynamodb_local import DynamodbLocalEngine\n"
        "engine = DynamodbLocalEngine(pathlib.Path(sys.argv[1]))\n"
        "print(engine._server.port, flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(dynamodb_local_folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout is not None
        port = int(program.stdout.readline())
        assert dynamodb_local._listens(port)
        program.kill()
    deadline = time.monotonic() + 30
    while dynamodb_local._listens(port):
        assert time.monotonic() < deadline


def test_settings_of_the_user_are_not_read(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A profile that does not exist and a proxy for everything change nothing."""
    monkeypatch.setenv("AWS_PROFILE", "nobody")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    assert run().exit_code == 0
    assert os.environ["AWS_PROFILE"] == "nobody"


def test_interrupted_command_exits_with_2(tmp_path: Path, dynamodb_local: Engine) -> None:
    """Ctrl-C ends the command, and no table is left."""
    assert isinstance(dynamodb_local, client.ClientEngine)
    url = dynamodb_local._client.meta.endpoint_url
    model = ROOT / "models/ecommerce"
    command = [sys.executable, "-m", "mkdocs_dynamodb", "verify", str(model)]
    process = subprocess.Popen(
        [*command, "--engine", url, "--prefix", "test-interrupted-"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    while process.poll() is None and not tables_in(dynamodb_local, "test-interrupted-"):
        pass
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert process.returncode in (0, 2)
    assert tables_in(dynamodb_local, "test-interrupted-") == []
