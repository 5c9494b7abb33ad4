"""Conditions mean what they mean in DynamoDB; the expectations were observed in DynamoDB Local."""

from collections.abc import Callable

import pytest

from mkdocs_dynamodb.model.engine.outcome import Outcome

Send = Callable[..., Outcome]

TRUE = [
    *("zz <> :n", "NOT zz = :n", "zz <> yy", "NOT zz < :n", "n <> :s", "NOT n < :s"),
    *("b = :b", "u = :u", "ss = :ss", "ns = :nse", "m = :m", "n IN (:s, :n)", ":n = n"),
    *("size(n) <> :zero", "size(zz) <> :zero", "size(s) = size(s)", "size(:s) > :zero"),
    *("size(m) = :two", "size(l) = :two", "size(ss) = :two", "size(bin) > :two"),
    *("contains(s, :bc)", "contains(bin, :Bbc)", "contains(l, :x)", "contains(ss, :p)"),
    *("begins_with(:s, s)", "attribute_type(s, :T)", "n BETWEEN :one AND :n", "m.k = :one"),
    *("m.l[0].z = :one", "l[0] = :one", "attribute_exists(m.l[0])", "attribute_not_exists(l[5])"),
    "n = :zero OR n = :n AND s = :s",
    "(n = :zero OR n = :n) AND s = :s",
    "NOT n = :zero AND NOT (s = :x OR s = :p)",
    "not not n = :n",
]
FALSE = [
    *("zz = :n", "zz = yy", "zz < :n", "n = :s", "n < :s", "l = :l", "size(n) > :zero"),
    *("size(zz) > :zero", "size(b) > :zero", "contains(ss, :n)", "contains(s, :n)"),
    *("contains(n, :n)", "contains(ss, :psub)", "contains(l, :L)", "contains(zz, :x)"),
    *("begins_with(n, :s)", "begins_with(ss, :p)", "begins_with(s, zz)", "attribute_type(zz, :T)"),
    *("zz IN (:s)", "l[9] = :one", "s[0] = :one", "s.k = :one", "ls BETWEEN zz AND yy"),
    *("size(s) = :s", "contains(m, :one)", "n = :n AND s = :x OR n = :zero", "NOT n = :n"),
]
REFUSED = [
    *("b < :b", "m < :m", "ss < :ss", "n < n", "n IN (n)", "contains(s, s)", "size(:n) = :one"),
    *("begins_with(s, :n)", "attribute_type(s, :bad)", "attribute_type(s, :n)"),
    *("n BETWEEN :n AND :one", "n BETWEEN :one AND :s", "foo(s) = :one", "n = :missing"),
    *("if_not_exists(s, :one) = :one", "n ==", "((n = :n))", "n = :n AND"),
]


@pytest.mark.parametrize("text", TRUE)
def test_a_condition_holds(send: Send, text: str) -> None:
    """The item with every type meets the condition."""
    found = send("Query", KeyConditionExpression="pk = :a", FilterExpression=text)
    assert found.refusal is None
    assert len(found.items) == 1


@pytest.mark.parametrize("text", FALSE)
def test_a_condition_does_not_hold(send: Send, text: str) -> None:
    """The item with every type does not meet it; it is read nonetheless."""
    found = send("Query", KeyConditionExpression="pk = :a", FilterExpression=text)
    assert found.refusal is None
    assert found.items == ()
    assert (len(found.examined), found.kept) == (1, (False,))


@pytest.mark.parametrize("text", REFUSED)
def test_a_condition_is_refused(send: Send, text: str) -> None:
    """DynamoDB takes no such expression, whatever the items are."""
    found = send("Scan", FilterExpression=text)
    assert found.refusal is not None
    assert found.refusal.kind == "validation"
    assert not found.refusal.is_about_items


def test_what_is_nested_too_deeply_is_not_judged(send: Send) -> None:
    """No verdict is better than a wrong one."""
    text = "NOT (" * 70 + "n = :n" + ")" * 70
    found = send("Scan", FilterExpression=text, ExpressionAttributeValues={":n": {"N": "5"}})
    assert found.refusal is not None
    assert found.refusal.kind == "not-supported"


def test_names_and_values_have_to_be_used(send: Send) -> None:
    """What an expression does not use is refused, and an alias stands for its name."""
    names = {"#a": "n", "#b": "s"}
    unused = send("Scan", FilterExpression="#a = :n", ExpressionAttributeNames=names)
    assert unused.refusal is not None
    assert "#b" in unused.refusal.reason
    used = send("Scan", FilterExpression="#a = :n", ExpressionAttributeNames={"#a": "n"})
    assert len(used.items) == 1
