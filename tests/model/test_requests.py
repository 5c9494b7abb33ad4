"""Requests: every operation's body, as the API takes it."""

from pathlib import Path
from typing import Any

import botocore.session
import pytest
from botocore.validate import ParamValidator

from conftest import ROOT, Checker
from mkdocs_dynamodb.application.checking import load_model
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.requests import build_requests

MODELS = sorted(
    path
    for folder in ("models", "tests/models")
    for path in (ROOT / folder).iterdir()
    if path.is_dir() and any(path.glob("*.yml"))
)
SERVICE = botocore.session.Session().get_service_model("dynamodb")

REQUIREMENTS = """\
access_patterns:
  1: {name: Ask, type: read, inputs: [user_id, order_id, status, rank]}
"""
TABLES = """\
tables:
  Orders:
    partition_key: PK
    sort_key: SK
    entities:
      Order:
        keys: {PK: "USER#{user_id}", SK: "ORDER#{order_id}", G1: "STATUS#{status}#{coupon}"}
        attributes:
          user_id: S
          order_id: S
          status: S
          total: N
          coupon?: S
          photo?: B
          tags?: SS
      User:
        keys: {PK: "USER#{user_id}", SK: PROFILE}
        attributes: {user_id: S, name: S, visits: N}
    indexes:
      ByStatus: {partition_key: status, sort_key: total}
  Scores:
    partition_key: {name: game, type: S}
    sort_key: {name: rank, type: N}
    entities:
      Score: {attributes: {game: S, rank: N, the-name: S, geo.lat?: N}}
"""


def request(checker: Checker, answer: str, requirements: str = REQUIREMENTS) -> dict[str, Any]:
    """Body of the only request of an answer to pattern 1."""
    (built,) = requests(checker, answer, requirements)
    return built


def requests(
    checker: Checker, answer: str, requirements: str = REQUIREMENTS
) -> list[dict[str, Any]]:
    """Bodies of all requests of an answer to pattern 1; the API takes each."""
    result = checker.check(f"{requirements}{TABLES}mapping:\n  1: {answer}\n")
    broken = [d for d in result.diagnostics if d.code[:3] in ("YML", "SCH")]
    assert broken == []
    model = result.models[0].model
    built = build_requests(model, model.answers["1"])
    for one in built:
        assert faults(one.operation, one.body) == ""
    return [dict(one.body) for one in built]


def faults(operation: str, body: dict[str, Any]) -> str:
    """What the service model of the AWS SDK has against a request."""
    shape = SERVICE.operation_model(operation).input_shape
    report = ParamValidator().validate(body, shape)
    return str(report.generate_report())


KEY = {"PK": {"S": "USER#u1"}, "SK": {"S": "ORDER#o1"}}
EXAMPLE = "example: {user_id: u1, order_id: o1}"


def test_get_item_takes_the_key_from_the_templates(checker: Checker) -> None:
    """The example's values are filled in."""
    body = request(checker, f"{{operation: GetItem, table: Orders, entity: Order, {EXAMPLE}}}")
    assert body == {"TableName": "Orders", "Key": KEY}


def test_get_item_with_projection_and_consistency(checker: Checker) -> None:
    """Reserved words get an alias."""
    body = request(
        checker,
        "{operation: GetItem, table: Orders, entity: Order, consistency: strong,"
        f" projection: [total, status], {EXAMPLE}}}",
    )
    assert body == {
        "TableName": "Orders",
        "Key": KEY,
        "ProjectionExpression": "#total, #status",
        "ExpressionAttributeNames": {"#total": "total", "#status": "status"},
        "ConsistentRead": True,
    }


def test_key_may_be_given_by_conditions(checker: Checker) -> None:
    """Written conditions win over templates, and numbers keep their type."""
    body = request(
        checker,
        "{operation: GetItem, table: Scores, entity: Score,"
        ' where: {game: chess, rank: "{rank}"}, example: {rank: "7"}}',
    )
    assert body == {"TableName": "Scores", "Key": {"game": {"S": "chess"}, "rank": {"N": "7"}}}


def test_unknown_values_stay_as_they_are_written(checker: Checker) -> None:
    """A value that only the application knows is a placeholder, with its width."""
    body = request(
        checker,
        "{operation: GetItem, table: Orders,"
        ' where: {PK: "U#{user_id}", SK: "N#{rank:06}#{other:010}"}, example: {rank: 42}}',
    )
    assert body["Key"] == {"PK": {"S": "U#{user_id}"}, "SK": {"S": "N#000042#{other:010}"}}


def test_pattern_gives_the_consistency_of_its_reads(checker: Checker) -> None:
    """What the requirement asks need not be repeated in the step."""
    strong = REQUIREMENTS.replace("type: read", "type: read, consistency: strong")
    body = request(checker, "{operation: GetItem, table: Orders, entity: Order}", strong)
    assert body["ConsistentRead"] is True
    body = request(
        checker,
        "{operation: GetItem, table: Orders, entity: Order, consistency: eventual}",
        strong,
    )
    assert "ConsistentRead" not in body


def test_query_with_everything(checker: Checker) -> None:
    """Key condition, filter, projection, order and limit share names and values."""
    body = request(
        checker,
        '{operation: Query, table: Orders, index: ByStatus, where: {status: "{status}",'
        " total: {between: [10, 20]}}, filter: {coupon: {attribute_exists: false},"
        " total: {in: [10, 11]}, tags: {contains: new}}, projection: [order_id, total],"
        " order: descending, limit: 5, example: {status: open}}",
    )
    assert body == {
        "TableName": "Orders",
        "IndexName": "ByStatus",
        "KeyConditionExpression": "#status = :status AND #total BETWEEN :total AND :total_2",
        "FilterExpression": (
            "attribute_not_exists(coupon) AND #total IN (:total, :total_3)"
            " AND contains(tags, :tags)"
        ),
        "ProjectionExpression": "order_id, #total",
        "ExpressionAttributeNames": {"#status": "status", "#total": "total"},
        "ExpressionAttributeValues": {
            ":status": {"S": "open"},
            ":total": {"N": "10"},
            ":total_2": {"N": "20"},
            ":total_3": {"N": "11"},
            ":tags": {"S": "new"},
        },
        "ScanIndexForward": False,
        "Limit": 5,
    }


@pytest.mark.parametrize(
    ("condition", "expression"),
    [
        ('"ORDER#"', "SK = :SK"),
        ('{"<": x}', "SK < :SK"),
        ('{"<=": x}', "SK <= :SK"),
        ('{">": x}', "SK > :SK"),
        ('{">=": x}', "SK >= :SK"),
        ("{begins_with: x}", "begins_with(SK, :SK)"),
        ("{between: [x, y]}", "SK BETWEEN :SK AND :SK_2"),
    ],
)
def test_query_knows_every_operator_of_a_sort_key(
    checker: Checker, condition: str, expression: str
) -> None:
    """(API Reference, Query, KeyConditionExpression)."""
    body = request(checker, f"{{operation: Query, table: Orders, where: {{SK: {condition}}}}}")
    assert body["KeyConditionExpression"] == expression


def test_ascending_order_is_what_the_api_does_anyway(checker: Checker) -> None:
    """It is not sent."""
    body = request(checker, '{operation: Query, table: Orders, where: {PK: "x"}, order: ascending}')
    assert "ScanIndexForward" not in body


def test_scan_with_a_written_filter(checker: Checker) -> None:
    """Reserved words are replaced, functions and keywords are not, placeholders get values."""
    body = request(
        checker,
        '{operation: Scan, table: Orders, values: {min: 5, text: "A#{status}"}, filter: "size'
        "(tags) > :min AND NOT (status = :text or total between :1 and :max) AND coupon IN "
        '(:true, :null, :user_id) AND begins_with (#name, :min)", example: {user_id: u1}}',
    )
    assert body == {
        "TableName": "Orders",
        "FilterExpression": (
            "size(tags) > :min AND NOT (#status = :text or #total between :1 and :max)"
            " AND coupon IN (:true, :null, :user_id) AND begins_with (#name, :min)"
        ),
        "ExpressionAttributeNames": {"#status": "status", "#total": "total", "#name": "name"},
        "ExpressionAttributeValues": {
            ":min": {"N": "5"},
            ":text": {"S": "A#{status}"},
            ":1": {"N": "1"},
            ":max": {"S": "{max}"},
            ":true": {"BOOL": True},
            ":null": {"NULL": True},
            ":user_id": {"S": "u1"},
        },
    }


def test_put_item_makes_the_whole_item(checker: Checker) -> None:
    """Keys come from templates; optional attributes appear where the example has them."""
    answer = "{operation: PutItem, table: Orders, entity: Order, example: %s}"
    body = request(checker, answer % "{user_id: u1, order_id: o1, status: open, total: '12.50'}")
    assert body == {
        "TableName": "Orders",
        "Item": {
            **KEY,
            "user_id": {"S": "u1"},
            "order_id": {"S": "o1"},
            "status": {"S": "open"},
            "total": {"N": "12.50"},
        },
    }
    body = request(checker, answer % "{coupon: c, photo: aGk=, tags: [a, b], status: open}")
    assert body["Item"] == {
        "PK": {"S": "USER#{user_id}"},
        "SK": {"S": "ORDER#{order_id}"},
        "G1": {"S": "STATUS#open#c"},
        "user_id": {"S": "{user_id}"},
        "order_id": {"S": "{order_id}"},
        "status": {"S": "open"},
        "total": {"N": "{total}"},
        "coupon": {"S": "c"},
        "photo": {"B": "aGk="},
        "tags": {"SS": ["a", "b"]},
    }


def test_put_item_with_a_condition(checker: Checker) -> None:
    """A condition in the structured form becomes an expression."""
    body = request(
        checker,
        "{operation: PutItem, table: Orders, entity: Order,"
        ' condition: {PK: {attribute_exists: false}, total: {"<>": 5}}}',
    )
    assert body["ConditionExpression"] == "attribute_not_exists(PK) AND #total <> :total"
    assert body["ExpressionAttributeValues"] == {":total": {"N": "5"}}


def test_update_item_has_every_clause(checker: Checker) -> None:
    """SET, REMOVE, ADD and DELETE, each with its names and values."""
    body = request(
        checker,
        "{operation: UpdateItem, table: Orders, entity: Order, set: {status: paid,"
        ' total: "{total}", note: null, parts: [{sku: a}]}, add: {visits: 1}, remove: [coupon,'
        f" the-name], delete_elements: {{tags: [new]}}, condition: {{status: open}}, {EXAMPLE}}}",
    )
    assert body == {
        "TableName": "Orders",
        "Key": KEY,
        "UpdateExpression": (
            "SET #status = :status, #total = :total, note = :note, parts = :parts"
            " REMOVE coupon, #the_name ADD visits :visits DELETE tags :tags"
        ),
        "ConditionExpression": "#status = :status_2",
        "ExpressionAttributeNames": {
            "#status": "status",
            "#total": "total",
            "#the_name": "the-name",
        },
        "ExpressionAttributeValues": {
            ":status": {"S": "paid"},
            ":total": {"N": "{total}"},
            ":note": {"NULL": True},
            ":parts": {"L": [{"M": {"sku": {"S": "a"}}}]},
            ":visits": {"N": "1"},
            ":tags": {"SS": ["new"]},
            ":status_2": {"S": "open"},
        },
    }


def test_update_item_with_a_written_expression(checker: Checker) -> None:
    """Keywords in small letters are keywords too, and paths keep their shape."""
    body = request(
        checker,
        "{operation: UpdateItem, table: Orders, entity: Order, values: {new: [1]},"
        ' update_expression: "set status = if_not_exists(status, :true), a.size[0].name = :new'
        f' remove coupon", {EXAMPLE}}}',
    )
    assert body["UpdateExpression"] == (
        "set #status = if_not_exists(#status, :true), a.#size[0].#name = :new remove coupon"
    )
    assert body["ExpressionAttributeNames"] == {
        "#status": "status",
        "#size": "size",
        "#name": "name",
    }
    assert body["ExpressionAttributeValues"] == {
        ":true": {"BOOL": True},
        ":new": {"L": [{"N": "1"}]},
    }


def test_delete_item(checker: Checker) -> None:
    """Key and condition."""
    body = request(
        checker,
        "{operation: DeleteItem, table: Orders, entity: Order,"
        f' condition: "attribute_exists(PK)", {EXAMPLE}}}',
    )
    assert body == {
        "TableName": "Orders",
        "Key": KEY,
        "ConditionExpression": "attribute_exists(PK)",
    }


def test_batch_get_item_gathers_keys_by_table(checker: Checker) -> None:
    """What holds for the step holds for each table."""
    body = request(
        checker,
        "{operation: BatchGetItem, consistency: strong, projection: [name], actions: ["
        "{get: Order, table: Orders}, {get: User, table: Orders}, "
        '{get: Score, table: Scores, where: {game: chess, rank: "1"}}],'
        f" {EXAMPLE}}}",
    )
    common = {
        "ProjectionExpression": "#name",
        "ExpressionAttributeNames": {"#name": "name"},
        "ConsistentRead": True,
    }
    assert body == {
        "RequestItems": {
            "Orders": {
                "Keys": [KEY, {"PK": {"S": "USER#u1"}, "SK": {"S": "PROFILE"}}],
                **common,
            },
            "Scores": {"Keys": [{"game": {"S": "chess"}, "rank": {"N": "1"}}], **common},
        }
    }


def test_batch_write_item_puts_and_deletes(checker: Checker) -> None:
    """Requests of one table stand together, in the order in which they are written."""
    body = request(
        checker,
        "{operation: BatchWriteItem, actions: [{put: User, table: Orders}, {put: Score, table:"
        " Scores}, {delete: Order, table: Orders}], example: {user_id: u1, order_id: o1,"
        " name: Ada, visits: 1, game: chess, rank: 1, the-name: x}}",
    )
    user = {
        "PK": {"S": "USER#u1"},
        "SK": {"S": "PROFILE"},
        "user_id": {"S": "u1"},
        "name": {"S": "Ada"},
        "visits": {"N": "1"},
    }
    score = {"game": {"S": "chess"}, "rank": {"N": "1"}, "the-name": {"S": "x"}}
    assert body == {
        "RequestItems": {
            "Orders": [{"PutRequest": {"Item": user}}, {"DeleteRequest": {"Key": KEY}}],
            "Scores": [{"PutRequest": {"Item": score}}],
        }
    }


def test_transact_get_items(checker: Checker) -> None:
    """Each item is a Get of its own; reads of a transaction take no consistency."""
    strong = REQUIREMENTS.replace("type: read", "type: read, consistency: strong")
    body = request(
        checker,
        "{operation: TransactGetItems, table: Orders, projection: [total],"
        f" actions: [{{get: Order}}, {{get: User}}], {EXAMPLE}}}",
        strong,
    )
    projection = {
        "ProjectionExpression": "#total",
        "ExpressionAttributeNames": {"#total": "total"},
    }
    user = {"PK": {"S": "USER#u1"}, "SK": {"S": "PROFILE"}}
    assert body == {
        "TransactItems": [
            {"Get": {"TableName": "Orders", "Key": KEY, **projection}},
            {"Get": {"TableName": "Orders", "Key": user, **projection}},
        ]
    }


def test_transact_write_items_has_every_action(checker: Checker) -> None:
    """Names and values belong to each action alone."""
    body = request(
        checker,
        "{operation: TransactWriteItems, table: Orders, actions: ["
        "{put: User, condition: attribute_not_exists(PK)},"
        '{update: Order, set: {status: paid}, condition: "status = :old", values: {old: open}},'
        "{delete: Order}, {check: User, condition: {visits: 3}}],"
        " example: {user_id: u1, order_id: o1, name: Ada, visits: 0}}",
    )
    user = {"PK": {"S": "USER#u1"}, "SK": {"S": "PROFILE"}}
    assert body == {
        "TransactItems": [
            {
                "Put": {
                    "TableName": "Orders",
                    "Item": {
                        **user,
                        "user_id": {"S": "u1"},
                        "name": {"S": "Ada"},
                        "visits": {"N": "0"},
                    },
                    "ConditionExpression": "attribute_not_exists(PK)",
                }
            },
            {
                "Update": {
                    "TableName": "Orders",
                    "Key": KEY,
                    "UpdateExpression": "SET #status = :status",
                    "ConditionExpression": "#status = :old",
                    "ExpressionAttributeNames": {"#status": "status"},
                    "ExpressionAttributeValues": {":status": {"S": "paid"}, ":old": {"S": "open"}},
                }
            },
            {"Delete": {"TableName": "Orders", "Key": KEY}},
            {
                "ConditionCheck": {
                    "TableName": "Orders",
                    "Key": user,
                    "ConditionExpression": "visits = :visits",
                    "ExpressionAttributeValues": {":visits": {"N": "3"}},
                }
            },
        ]
    }


def test_steps_are_requests_in_their_order(checker: Checker) -> None:
    """What only an earlier response gives stays a placeholder."""
    first, second = requests(
        checker,
        "{steps: [{operation: Query, table: Orders, index: ByStatus, where: {status: open},"
        " gives: [user_id]}, {operation: GetItem, table: Orders, entity: User}]}",
    )
    assert first["IndexName"] == "ByStatus"
    assert second["Key"]["PK"] == {"S": "USER#{user_id}"}


def test_names_that_differ_only_in_lost_characters_get_two_aliases(checker: Checker) -> None:
    """`a-b` and `a+b` are both `#a_b` at first sight."""
    body = request(
        checker,
        "{operation: UpdateItem, table: Orders, entity: Order,"
        f" set: {{a-b: 1, a+b: 2, a_b: 3}}, {EXAMPLE}}}",
    )
    assert body["UpdateExpression"] == "SET #a_b = :a_b, #a_b_2 = :a_b_2, a_b = :a_b_3"
    assert body["ExpressionAttributeNames"] == {"#a_b": "a-b", "#a_b_2": "a+b"}


def test_document_paths_are_written_step_by_step(checker: Checker) -> None:
    """Each step of a path has its own alias, and an index has none."""
    body = request(
        checker,
        "{operation: UpdateItem, table: Orders, entity: Order,"
        f' set: {{address.city: Ulm}}, remove: ["boxes[0].size"], {EXAMPLE},'
        " condition: {address.status: {attribute_exists: true}}}",
    )
    assert body["UpdateExpression"] == "SET address.city = :address_city REMOVE boxes[0].#size"
    assert body["ConditionExpression"] == "attribute_exists(address.#status)"
    assert body["ExpressionAttributeNames"] == {"#size": "size", "#status": "status"}


def test_projection_of_document_paths(checker: Checker) -> None:
    """A projection takes paths like any other expression."""
    body = request(
        checker,
        "{operation: GetItem, table: Orders, entity: Order,"
        f" projection: [address.city, total], {EXAMPLE}}}",
    )
    assert body["ProjectionExpression"] == "address.city, #total"


def test_a_declared_name_with_a_dot_is_no_path(checker: Checker) -> None:
    """The table tells a name from a path."""
    body = request(
        checker,
        "{operation: UpdateItem, table: Scores, where: {game: g, rank: 1}, set: {geo.lat: 1}}",
    )
    assert body["UpdateExpression"] == "SET #geo_lat = :geo_lat"
    assert body["ExpressionAttributeNames"] == {"#geo_lat": "geo.lat"}


@pytest.mark.parametrize(
    "answer",
    [
        "{operation: GetItem}",
        "{operation: GetItem, table: None, entity: None}",
        "{operation: PutItem, table: Orders}",
        "{operation: UpdateItem, table: Orders, entity: None}",
        "{operation: BatchWriteItem}",
        "{operation: TransactWriteItems, actions: [{put: Order}, {}]}",
        "{operation: Query, table: None}",
        "{operation: Scan}",
    ],
)
def test_unfinished_answer_still_has_requests(checker: Checker, answer: str) -> None:
    """A page of a model that is being written shows what there is."""
    result = checker.check(f"{REQUIREMENTS}{TABLES}mapping:\n  1: {answer}\n")
    model = result.models[0].model
    assert build_requests(model, model.answers["1"])


@pytest.mark.parametrize("folder", MODELS, ids=lambda path: path.name)
def test_api_takes_every_request_of_the_models(folder: Path) -> None:
    """The service model of the AWS SDK has nothing against any of them."""
    model: Model = load_model(folder, ROOT)
    answers = [*model.answers.values()]
    assert answers
    for answer in answers:
        for one in build_requests(model, answer):
            assert faults(one.operation, one.body) == "", (answer.number.value, one)


FILES = """\
tables:
  Files:
    partition_key: name
    entities:
      File: {attributes: {name: S, digest: B, note: S, tags: SS, parts: L, bytes: N}}
mapping:
  1:
    table: Files
"""


def request_on_files(checker: Checker, answer: str) -> dict[str, Any]:
    """Body of the request of an answer, given as lines."""
    text = FILES + "".join(f"    {line}\n" for line in answer.splitlines())
    model = checker.check(text).models[0].model
    (built,) = build_requests(model, model.answers["1"])
    assert faults(built.operation, built.body) == ""
    return dict(built.body)


def test_texts_and_lists_are_sent_as_their_attributes_are_declared(checker: Checker) -> None:
    """YAML has neither binaries nor sets; values of an expression become such ones too."""
    body = request_on_files(
        checker,
        "operation: UpdateItem\n"
        "where: {name: a}\n"
        'update_expression: "SET digest = :digest, note = :note ADD tags :tags"\n'
        "values: {digest: AAEC, note: AAEC, tags: [a, b]}\n"
        "condition: {digest: AwQF}",
    )
    assert body["ExpressionAttributeValues"] == {
        ":digest": {"B": "AAEC"},
        ":note": {"S": "AAEC"},
        ":tags": {"SS": ["a", "b"]},
        ":digest_2": {"B": "AwQF"},
    }


def test_a_list_is_one_value_except_for_operators_that_take_several(checker: Checker) -> None:
    """A condition compares with a whole list, or with one of several values."""
    body = request_on_files(
        checker,
        'operation: Scan\nfilter: {parts: {"=": [1, a]}, note: {in: [x, y]}}',
    )
    assert body["ExpressionAttributeValues"][":parts"] == {"L": [{"N": "1"}, {"S": "a"}]}
    assert "IN (:note, :note_2)" in body["FilterExpression"]
