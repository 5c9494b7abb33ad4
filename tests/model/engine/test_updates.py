"""Updates change what they change in DynamoDB; observed in DynamoDB Local."""

from collections.abc import Callable

import pytest

from mkdocs_dynamodb.model.dynamodb_json import Json, item_json
from mkdocs_dynamodb.model.engine.outcome import Outcome

Send = Callable[..., Outcome]

KEY: Json = {"pk": {"S": "a"}, "sk": {"S": "b"}}
ONE, TWO, X = {"N": "1"}, {"N": "2"}, {"S": "x"}
M_L = {"L": [{"M": {"z": ONE}}]}


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("SET l[7] = :one, l[5] = :two", {"l": {"L": [ONE, X, TWO, ONE]}}),
        ("SET l[7] = :one REMOVE l[0]", {"l": {"L": [X, ONE]}}),
        ("SET l[2] = :one, l[3] = :two", {"l": {"L": [ONE, X, ONE, TWO]}}),
        ("SET l[1] = :one, l[0] = l[1]", {"l": {"L": [X, ONE]}}),
        ("REMOVE l[0], l[1]", {"l": {"L": []}}),
        ("REMOVE l[9]", {}),
        ("REMOVE zz, m.zz", {}),
        ("REMOVE ls", {"ls": None}),
        ("SET m.q = :one", {"m": {"M": {"k": ONE, "l": M_L, "q": ONE}}}),
        ("SET m.k = :two REMOVE m.l[0]", {"m": {"M": {"k": TWO, "l": {"L": []}}}}),
        ("SET q = n + :one", {"q": {"N": "6"}}),
        ("SET q = n - n", {"q": {"N": "0"}}),
        ("SET q = m.k + l[0]", {"q": TWO}),
        ("SET q = n, n = :zero", {"q": {"N": "5"}, "n": {"N": "0"}}),
        ("SET q = if_not_exists(zz, :zero) + :one", {"q": ONE}),
        ("SET q = if_not_exists(n, :zero)", {"q": {"N": "5"}}),
        ("SET q = list_append(l, :L)", {"q": {"L": [ONE, X, {"N": "9"}]}}),
        ("REMOVE l[0] SET q = l[0]", {"l": {"L": [X]}, "q": ONE}),
        ("ADD n :one", {"n": {"N": "6"}}),
        ("ADD q :two", {"q": TWO}),
        ("ADD q :psub", {"q": {"SS": ["p"]}}),
        ("ADD ss :psub", {}),
        ("ADD m.q :one", {"m": {"M": {"k": ONE, "l": M_L, "q": ONE}}}),
        ("ADD l[0] :one REMOVE l[1]", {"l": {"L": [TWO]}}),
        ("DELETE ss :psub", {"ss": {"SS": ["q"]}}),
        ("DELETE ss :ss", {"ss": None}),
        ("DELETE zz :ss", {}),
    ],
)
def test_an_update_changes_the_item(send: Send, text: str, changed: dict[str, Json | None]) -> None:
    """Every right-hand side reads the item as it was; None stands for an attribute that is gone."""
    found = send("UpdateItem", Key=KEY, UpdateExpression=text)
    assert found.refusal is None
    (change,) = found.changes
    assert change.before is not None
    assert change.after is not None
    before, after = item_json(change.before), item_json(change.after)
    differing = {n for n in {*before, *after} if before.get(n) != after.get(n)}
    assert {name: after.get(name) for name in differing} == changed


@pytest.mark.parametrize(
    "text",
    [
        *("REMOVE zz.a", "REMOVE m.zz.a", "REMOVE s.a", "REMOVE l.a", "REMOVE m[0]"),
        *("SET zz.a = :one", "SET m.q.r = :one", "SET s.q = :one", "SET l.q = :one"),
        *("SET m[0] = :one", "SET zz[0] = :one", "SET q = zz", "SET q = s + :one"),
        *("SET q = zz + :one", "SET q = list_append(s, :L)", "SET q = if_not_exists(zz, yy)"),
        *("SET q = l[9]", "SET q = size(s)", "SET q = foo(n)", "SET q = :big + :tiny"),
        *("SET q = :max + :max", "ADD ns :psub", "ADD s :one", "ADD q :x", "ADD zz.q :one"),
        *("DELETE ns :ss", "DELETE s :ss", "DELETE ss :p", "SET m.k = :two, m = :one"),
        *("SET pk = :x", "SET q = :one, q = :two", "SET q = :one REMOVE q", "REMOVE l[0], l[0]"),
        *("SET ls = :n", "DELETE zz.q :ss"),
    ],
)
def test_an_update_is_refused(send: Send, text: str) -> None:
    """Nothing changes where a path leads nowhere, a type does not fit, or a key would change."""
    found = send("UpdateItem", Key=KEY, UpdateExpression=text)
    assert found.refusal is not None
    assert found.refusal.kind == "validation"
    assert found.changes == ()


def test_an_update_creates_what_is_not_there(send: Send) -> None:
    """An update without an item makes one of the key and the new values."""
    key: Json = {"pk": {"S": "new"}, "sk": {"S": "b"}}
    found = send(
        "UpdateItem", Key=key, UpdateExpression="REMOVE zz SET q = :one", ReturnValues="ALL_NEW"
    )
    assert [item_json(item) for item in found.items] == [{**KEY_OF_NEW, "q": ONE}]
    assert found.changes[0].before is None


KEY_OF_NEW = {"pk": {"S": "new"}, "sk": {"S": "b"}}


@pytest.mark.parametrize(
    ("wanted", "returned"),
    [
        ("NONE", []),
        ("UPDATED_OLD", [{"n": {"N": "5"}}]),
        ("UPDATED_NEW", [{"n": {"N": "6"}, "q": ONE}]),
    ],
)
def test_an_update_returns_what_is_asked(send: Send, wanted: str, returned: list[Json]) -> None:
    """The response holds nothing, or the attributes that the update names."""
    text = "SET n = n + :one, q = :one"
    found = send("UpdateItem", Key=KEY, UpdateExpression=text, ReturnValues=wanted)
    assert [item_json(item) for item in found.items] == returned
