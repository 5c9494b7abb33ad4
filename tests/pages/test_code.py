"""Requests as code: each form runs, and says the same."""

import ast
import base64
import html
import json
import re
import shlex
from typing import Any

import pytest

from conftest import ROOT
from hostile_texts import HOSTILE_TEXTS
from mkdocs_dynamodb.application.checking import load_model
from mkdocs_dynamodb.model.dynamodb_json import Json
from mkdocs_dynamodb.model.requests import Request, build_requests
from mkdocs_dynamodb.pages.code import (
    boto3_code,
    cli_code,
    highlight,
    json_code,
    request_tabs,
)

MODELS = ("models/ecommerce", "tests/models/library")
QUERY = Request(
    "Query",
    {
        "TableName": "Orders",
        "IndexName": "ByStatus",
        "KeyConditionExpression": "#status = :status",
        "ExpressionAttributeNames": {"#status": "status"},
        "ExpressionAttributeValues": {":status": {"S": 'it\'s "open"'}, ":n": {"N": "1.50"}},
        "ScanIndexForward": False,
        "ConsistentRead": True,
        "Limit": 25,
    },
)
BOTO3 = """\
client.query(
    TableName="Orders",
    IndexName="ByStatus",
    KeyConditionExpression="#status = :status",
    ExpressionAttributeNames={"#status": "status"},
    ExpressionAttributeValues={":status": {"S": "it's \\"open\\""}, ":n": {"N": "1.50"}},
    ScanIndexForward=False,
    ConsistentRead=True,
    Limit=25,
)"""


def boto3_call(code: str) -> tuple[str, dict[str, Any]]:
    """Method and arguments of a call of a client."""
    (statement,) = ast.parse(code).body
    assert isinstance(statement, ast.Expr)
    call = statement.value
    assert isinstance(call, ast.Call)
    assert isinstance(call.func, ast.Attribute)
    return call.func.attr, {k.arg or "": ast.literal_eval(k.value) for k in call.keywords}


def cli_call(code: str) -> tuple[str, dict[str, str]]:
    """Command and options of an AWS CLI call.

    A shell drops a line break behind a backslash; `shlex` makes a word of it.
    """
    words = [word for word in shlex.split(code) if word != "\n"]
    assert words[:2] == ["aws", "dynamodb"]
    options, name = {}, ""
    for word in words[3:]:
        if word.startswith("--"):
            name = word
            options[name] = ""
        else:
            assert options[name] == ""
            options[name] = word
    return words[2], options


def encoded(value: Any) -> Any:
    """What boto3 sends: bytes in Base64."""
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, dict):
        return {name: encoded(child) for name, child in value.items()}
    return [encoded(child) for child in value] if isinstance(value, list) else value


def test_boto3_is_a_call_with_named_arguments() -> None:
    """Long values are broken over lines as people write them."""
    assert boto3_code(QUERY) == BOTO3
    assert boto3_call(BOTO3) == ("query", QUERY.body)


def test_cli_is_one_command() -> None:
    """Truth values are flags, and a limit is what the paging CLI calls it."""
    command, options = cli_call(cli_code(QUERY))
    assert command == "query"
    values = json.loads(options.pop("--expression-attribute-values"))
    names = json.loads(options.pop("--expression-attribute-names"))
    assert values == QUERY.body["ExpressionAttributeValues"]
    assert names == {"#status": "status"}
    assert options == {
        "--table-name": "Orders",
        "--index-name": "ByStatus",
        "--key-condition-expression": "#status = :status",
        "--no-scan-index-forward": "",
        "--consistent-read": "",
        "--max-items": "25",
        "--page-size": "25",
    }


@pytest.mark.parametrize("folder", MODELS)
def test_code_of_every_request_says_the_same(folder: str) -> None:
    """All three forms of each request of the models hold its body."""
    model = load_model(ROOT / folder, ROOT)
    for answer in model.answers.values():
        for request in build_requests(model, answer):
            assert json.loads(json_code(request)) == request.body
            method, arguments = boto3_call(boto3_code(request))
            assert encoded(arguments) == request.body
            command, options = cli_call(cli_code(request))
            assert method.replace("_", "-") == command
            for name, value in request.body.items():
                option = "--" + re.sub("(?<=[a-z])(?=[A-Z])", "-", name).lower()
                if isinstance(value, dict | list):
                    assert json.loads(options[option]) == value
                elif isinstance(value, str):
                    assert options[option] == value


@pytest.mark.parametrize(
    ("operation", "method"),
    [
        ("GetItem", "get_item"),
        ("BatchWriteItem", "batch_write_item"),
        ("TransactGetItems", "transact_get_items"),
    ],
)
def test_operations_are_called_as_their_tools_call_them(operation: str, method: str) -> None:
    """In snake case, and with dashes."""
    assert boto3_code(Request(operation, {})) == f"client.{method}(\n)"
    assert cli_code(Request(operation, {})) == f"aws dynamodb {method.replace('_', '-')}"


def test_binary_values_are_bytes_in_boto3_and_base64_elsewhere() -> None:
    """Boto3 encodes them itself; an attribute called B is no binary value."""
    item: Json = {
        "photo": {"B": "aGk="},
        "parts": {"BS": ["aGk=", "{unknown}"]},
        "B": {"S": "aGk="},
        "BS": {"L": [{"B": "not Base64"}, {"N": "1"}]},
    }
    request = Request("PutItem", {"Item": item})
    _, arguments = boto3_call(boto3_code(request))
    assert arguments["Item"] == {
        "photo": {"B": b"hi"},
        "parts": {"BS": [b"hi", "{unknown}"]},
        "B": {"S": "aGk="},
        "BS": {"L": [{"B": "not Base64"}, {"N": "1"}]},
    }
    assert json.loads(json_code(request)) == {"Item": item}


@pytest.mark.parametrize("text", [t for t in HOSTILE_TEXTS if t != "\ud800"])
def test_hostile_text_is_data_in_each_form(text: str) -> None:
    """No text ends a literal, an argument or the code block."""
    request = Request("PutItem", {"TableName": text, "Item": {text: {"S": text}}})
    assert json.loads(json_code(request)) == request.body
    compile(boto3_code(request), "code", "exec")
    assert boto3_call(boto3_code(request))[1] == request.body
    words = shlex.split(cli_code(request))
    assert words[words.index("--table-name") + 1] == text
    assert json.loads(words[words.index("--item") + 1]) == {text: {"S": text}}


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_highlighting_changes_no_visible_character(text: str) -> None:
    """Only spans are added; unseen characters are shown by their number."""
    for name, code in request_tabs(Request("PutItem", {"TableName": text, "Limit": 3})):
        assert name in ("boto3", "AWS CLI", "JSON")
        tags = set(re.findall("<[^>]*>", str(code)))
        assert {t for t in tags if not t.startswith("<span class=")} == {
            '<div class="highlight">',
            "<pre>",
            "<code>",
            "</code>",
            "</pre>",
            "</div>",
            "</span>",
        }
        shown = html.unescape(re.sub("<[^>]*>", "", str(code)))
        assert "" not in (line.strip() for line in str(code).split("\n"))
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2066]", shown)


def test_code_has_no_empty_line() -> None:
    """A block of HTML in Markdown would end there; a browser shows the line all the same."""
    text = str(highlight("one\n\ntwo\n  \n\n'three\n\n'"))
    assert "" not in (line.strip() for line in text.split("\n"))
    assert html.unescape(re.sub("<[^>]*>", "", text)) == "one\n\ntwo\n  \n\n'three\n\n'"


def test_words_get_the_classes_of_highlighters() -> None:
    """Texts, numbers, constants and options."""
    shown = str(highlight('f(a="x", b=12, c=True) --name'))
    assert '<span class="s2">"x"</span>' in shown
    assert '<span class="mi">12</span>' in shown
    assert '<span class="kc">True</span>' in shown
    assert '<span class="nt">--name</span>' in shown
