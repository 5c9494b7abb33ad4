"""Key templates: parsing, filling in, reading back, and the form of a key."""

import pytest

from mkdocs_dynamodb.diagnostics import Span
from mkdocs_dynamodb.model.keys.templates import Field, Template, key_form

AT = Span("model.yml", 1, 1, 1, 1)


def template(text: str) -> Template:
    """A template that stands somewhere."""
    return Template(text, AT)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("PROFILE", ("PROFILE",)),
        ("{id}", (Field("id"),)),
        ("ORDER#{at}#{id}", ("ORDER#", Field("at"), "#", Field("id"))),
        ("{rank:06}", (Field("rank", 6),)),
        ("{ id }", (Field("id"),)),
        ("{{id}}", ("{id}",)),
        ("a{{b}}{c}", ("a{b}", Field("c"))),
        ("{a}{b}", (Field("a"), Field("b"))),
        ("{}", ("{}",)),
        ("{a:6}", ("{a:6}",)),
        ("", ()),
    ],
)
def test_text_is_split_into_literals_and_placeholders(
    text: str, parts: tuple[str | Field, ...]
) -> None:
    """Doubled braces are text; anything else in braces is a name, or no placeholder at all."""
    assert template(text).parts == parts


@pytest.mark.parametrize("text", ["{", "}", "{}", "A#{id", "A#id}", "{a:6}", "{{a}", "{a}}"])
def test_a_lone_brace_makes_a_template_malformed(text: str) -> None:
    """A brace that opens or closes nothing is a slip of the pen."""
    assert template(text).is_malformed


@pytest.mark.parametrize("text", ["", "A", "{a}", "{a:06}", "{{", "}}", "{{{a}}}"])
def test_whole_placeholders_and_doubled_braces_are_well_formed(text: str) -> None:
    """Nothing is left over when every brace has its partner or its double."""
    assert not template(text).is_malformed


def test_filling_in_pads_and_needs_every_value() -> None:
    """A missing value gives no text rather than a text with a hole."""
    composed = template("RANK#{rank:04}#{id}")
    assert composed.fill({"rank": "7", "id": "x"}) == "RANK#0007#x"
    assert composed.fill({"rank": "12345", "id": "x"}) == "RANK#12345#x"
    assert composed.fill({"rank": "7"}) is None
    assert template("{{x}}").fill({}) == "{x}"


@pytest.mark.parametrize(
    ("text", "filled", "values"),
    [
        ("USER#{id}", "USER#1", {"id": "1"}),
        ("USER#{id}", "USER#", None),
        ("USER#{id}", "ORDER#1", None),
        ("{a}#{b}", "1#2#3", {"a": "1", "b": "2#3"}),
        ("{a}#{a}", "1#1", {"a": "1"}),
        ("{a}#{a}", "1#2", None),
        ("{year:04}{month:02}", "202611", {"year": "2026", "month": "11"}),
        ("{a}-{b}]^{c}", "1-2]^3", {"a": "1", "b": "2", "c": "3"}),
        ("{a}", "one\ntwo", {"a": "one\ntwo"}),
        ("PROFILE", "PROFILE", {}),
        ("PROFILE", "PROFILES", None),
    ],
)
def test_reading_back(text: str, filled: str, values: dict[str, str] | None) -> None:
    """A placeholder ends at the delimiter after it; the last one takes the rest."""
    assert template(text).read(filled) == values


def test_reading_a_run_of_placeholders_takes_no_time() -> None:
    """Text that does not match is refused at once, however many ways there are to split it."""
    run = template("".join(f"{{a{i}}}" for i in range(40)) + "#")
    assert run.read("x" * 400) is None


@pytest.mark.parametrize(
    ("text", "may_be"),
    [("0", True), ("-1.5", True), ("{n}{m:02}", True), ("1#{n}", False), ("A", False)],
)
def test_digits_may_be_a_number(text: str, may_be: bool) -> None:
    """Text without anything but digits may be kept in a key of type N."""
    assert template(text).may_be_number is may_be


ALIKE = [
    (("USER#{id}", "PROFILE"), ("USER#{id}", "PROFILE")),
    (("USER#{id}", "PROFILE"), ("USER#{user_id}", "PROFILE")),
    (("USER#{id}", "ORDER#{a}"), ("USER#{id}", "ORDER#{b}")),
    (("TENANT#{t}#USER#{u}",), ("TENANT#{x}#USER#{y}",)),
    (("COUNTER",), ("COUNTER",)),
    (("{device}", "{at}"), ("{device}", "{at}")),
    (("NODE#{a}", "NODE#{b}"), ("NODE#{c}", "NODE#{d}")),
]
ALIKE_IF_LOOSE = [
    (("USER#{id}", "{order}"), ("USER#{id}", "{address}")),
    (("{member}", "META"), ("{book}", "META")),
    (("{from}", "{to}"), ("{user}", "{group}")),
]
APART = [
    (("USER#{id}", "PROFILE"), ("USER#{id}", "ORDER#{id}")),
    (("USER#{id}", "PROFILE"), ("USER#{id}", "{order}")),
    (("USER#{id}", "ORDER#{id}"), ("USER#{id}", "ORDER#SUMMARY")),
    (("USER#{id}", "PROFILE"), ("USER#{id}", "PROFILES")),
    (("LOAN{id}",), ("LOANS{id}",)),
    (("NODE#{a}", "NODE#{a}"), ("NODE#{a}", "NODE#{b}")),
    (("{a}", "{a}"), ("{a}", "{b}")),
    (("{a}", "{b}#{c}"), ("{a}", "{b}")),
    (("F#{a}", "{at}#{x}"), ("F#{a}", "{at}#{y}")),
    (("{a}#", "{b}"), ("{a}", "#{b}")),
    (("A", "BC"), ("AB", "C")),
    (("v{n:04}",), ("v{n:06}",)),
    (("USER#{id}",), ("USER#{id}", "PROFILE")),
]


def forms(
    one: tuple[str, ...], other: tuple[str, ...], *, loose: bool
) -> tuple[tuple[object, ...], tuple[object, ...]]:
    """Forms of two keys."""
    return (
        key_form(map(template, one), loose=loose),
        key_form(map(template, other), loose=loose),
    )


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_keys_of_one_form(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    """The same labels and the same unlabelled placeholders make the same key."""
    for loose in (False, True):
        first, second = forms(one, other, loose=loose)
        assert first == second


@pytest.mark.parametrize(("one", "other"), ALIKE_IF_LOOSE)
def test_keys_that_begin_with_other_placeholders(
    one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    """Nothing but their values tells two placeholders at the beginning apart."""
    strict, loose = forms(one, other, loose=False), forms(one, other, loose=True)
    assert strict[0] != strict[1]
    assert loose[0] == loose[1]


@pytest.mark.parametrize(("one", "other"), APART)
def test_keys_of_two_forms(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    """What common single-table designs rely on keeps their keys apart."""
    for loose in (False, True):
        first, second = forms(one, other, loose=loose)
        assert first != second
