"""The two social networks: every flaw of the generated one is named, the corrected one has none."""

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from conftest import ROOT, TODAY
from mkdocs_dynamodb.application.checking import CheckedModel, check_models, load_model
from mkdocs_dynamodb.cli import main
from mkdocs_dynamodb.diagnostics import Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Item
from mkdocs_dynamodb.settings import ModelPath, Settings

HERE = Path(__file__).parent
GENERATED = "models/social-as-generated"
CORRECTED = "models/social"
WORKING = ("6", "7", "8", "10", "11", "12", "14")
"""Patterns of the generated model that its tables answer as it says."""
ABOUT_FIGURES = {"REQ001"}
"""Errors that say nothing of how a pattern is answered."""

FINDINGS: dict[str, list[str]] = yaml.safe_load(
    (HERE / "social_findings.yml").read_text(encoding="utf-8")
)
FLAWS: list[dict[str, object]] = yaml.safe_load(
    (HERE / "social_flaws.yml").read_text(encoding="utf-8")
)


@cache
def checked(path: str) -> CheckedModel:
    """Check one of the two models."""
    model = ModelPath(path=path, to="social/")
    return check_models(Settings(root=ROOT, models=(model,)), TODAY).models[0]


@cache
def found(path: str) -> frozenset[tuple[str, str]]:
    """Code and subject of each finding."""
    return frozenset((d.code, d.finding.subject) for d in checked(path).diagnostics)


def names(flaw: dict[str, object], key: str) -> list[str]:
    """The codes or subjects of a flaw."""
    value = flaw[key]
    assert isinstance(value, list)
    return [str(name) for name in value]


def is_below(subject: str, above: str) -> bool:
    """Whether a subject is another one, or a part of it."""
    return subject == above or subject.startswith(f"{above}.")


def claimed(flaw: dict[str, object]) -> set[tuple[str, str]]:
    """Findings that name a flaw."""
    codes, subjects = names(flaw, "codes"), names(flaw, "subjects")
    return {
        (code, subject)
        for code, subject in found(GENERATED)
        if code in codes and any(is_below(subject, above) for above in subjects)
    }


@pytest.mark.parametrize("code", sorted(FINDINGS))
def test_findings_of_the_generated_model_are_these(code: str) -> None:
    """Each rule finds exactly the places that are listed for it."""
    subjects = {subject for name, subject in found(GENERATED) if name == code}
    assert subjects == set(FINDINGS[code])


def test_no_other_rule_finds_something_in_the_generated_model() -> None:
    """The list of findings is complete."""
    assert sorted({code for code, _ in found(GENERATED)}) == sorted(FINDINGS)


@pytest.mark.parametrize("flaw", FLAWS, ids=lambda flaw: str(flaw["id"]))
def test_a_flaw_is_found_at_its_place_or_says_why_not(flaw: dict[str, object]) -> None:
    """Each subject of a flaw has a finding; a flaw that no rule sees says why."""
    codes, subjects = names(flaw, "codes"), names(flaw, "subjects")
    assert bool(codes) == bool(subjects) != bool(flaw.get("unseen"))
    findings = claimed(flaw)
    missed = [s for s in subjects if not any(is_below(subject, s) for _, subject in findings)]
    assert missed == []
    assert {code for code, _ in findings} == set(codes)


def test_flaws_are_numbered() -> None:
    """No flaw is lost and none is counted twice."""
    assert [flaw["id"] for flaw in FLAWS] == [f"F{n:02}" for n in range(1, len(FLAWS) + 1)]
    assert len({flaw["flaw"] for flaw in FLAWS}) == len(FLAWS)


def test_most_flaws_are_found(record_property: Callable[[str, object], None]) -> None:
    """Nine of ten flaws that the model can tell are found; the rest is prose."""
    seen = [flaw for flaw in FLAWS if claimed(flaw)]
    decidable = [flaw for flaw in FLAWS if not str(flaw.get("unseen", "")).startswith("prose")]
    listed = {finding for flaw in FLAWS for finding in claimed(flaw)}
    record_property("flaws", len(FLAWS))
    record_property("found", len(seen))
    record_property("findings_not_listed", len(found(GENERATED) - listed))
    assert len(seen) * 10 >= len(decidable) * 9


@pytest.mark.parametrize("number", WORKING)
def test_a_pattern_that_works_is_not_called_unanswerable(number: str) -> None:
    """Nothing wrong is said of how these patterns are answered."""
    errors = {
        d.code
        for d in checked(GENERATED).diagnostics
        if d.severity is Severity.ERROR
        and d.finding.subject.split(".")[:2] in (["mapping", number], ["access_patterns", number])
    }
    assert errors <= ABOUT_FIGURES


def test_the_generated_model_fails() -> None:
    """The command says so by its exit code."""
    result = CliRunner().invoke(main, ["check", str(ROOT / GENERATED)])
    assert result.exit_code == 1


def test_nothing_is_found_in_the_corrected_model_but_what_it_accepts() -> None:
    """It passes every rule, and accepts one note."""
    diagnostics = checked(CORRECTED).diagnostics
    assert [f"{d.code} {d.finding.message}" for d in diagnostics if d.accepted is None] == []
    assert [(d.code, d.finding.subject, d.severity.value) for d in diagnostics] == [
        ("DSG011", "mapping.7.actions.1", "note")
    ]


def test_every_pattern_of_the_corrected_model_is_answered() -> None:
    """The fifteen patterns and twelve more: one needs no request, the rest is answered."""
    coverage = checked(CORRECTED).coverage
    assert (coverage.patterns, coverage.answered, coverage.without_database) == (27, 26, 1)
    assert coverage.is_complete


@pytest.fixture(scope="module")
def network() -> Model:
    """The corrected model."""
    return load_model(ROOT / CORRECTED, ROOT)


def test_every_answer_has_an_example(network: Model) -> None:
    """Each request is shown, and run, with values."""
    assert [number for number, answer in network.answers.items() if not answer.example] == []


def test_stated_rates_are_those_of_the_document(network: Model) -> None:
    """What is stated for one pattern is kept, and what is assumed says so."""
    stated = {"2": "0.051", "9": "0.039", "10": "0.02", "12": "0.01", "15": "0.005"}
    for number, pattern in network.patterns.items():
        assert pattern.rps is not None
        assert pattern.rps.peak is not None
        if number in stated:
            assert pattern.rps.peak.value == Decimal(stated[number])


def items_of(network: Model, entity: str) -> list[Item]:
    """Sample items of one entity."""
    return [i for t in network.tables.values() for i in t.items if i.entity.value == entity]


def test_sample_counters_are_what_the_items_say(network: Model) -> None:
    """Counters of the sample items tell the same story as what they count."""

    def count(entity: str, name: str, value: str) -> int:
        return sum(i.attributes[name].text == value for i in items_of(network, entity))

    for post in items_of(network, "Post"):
        post_id = post.attributes["post_id"].text
        assert post.attributes["like_count"].number == count("Like", "post_id", post_id)
        assert post.attributes["comment_count"].number == count("Comment", "post_id", post_id)
    for user in items_of(network, "User"):
        user_id = user.attributes["user_id"].text
        assert user.attributes["post_count"].number == count("Post", "author_id", user_id)
        assert user.attributes["follower_count"].number == count("Follow", "followed_id", user_id)
        assert user.attributes["following_count"].number == count("Follow", "user_id", user_id)


def test_sample_names_are_claimed_and_copied_rightly(network: Model) -> None:
    """Each username and address has its claim, and each copied name is that of the profile."""
    users = {u.attributes["user_id"].text: u for u in items_of(network, "User")}
    for entity, name in (("UsernameClaim", "username"), ("EmailClaim", "email")):
        claims = {c.attributes["user_id"].text: c for c in items_of(network, entity)}
        assert {i: c.attributes[name].text for i, c in claims.items()} == {
            i: u.attributes[name].text for i, u in users.items()
        }
    for entity, who, name in (
        ("Post", "author_id", "author_name"),
        ("Comment", "commenter_id", "commenter_name"),
        ("Notification", "from_id", "from_username"),
    ):
        for item in items_of(network, entity):
            user = users[item.attributes[who].text]
            assert item.attributes[name].text == user.attributes["username"].text


@pytest.mark.parametrize("path", [GENERATED, CORRECTED])
def test_lines_are_short_enough_to_be_read_side_by_side(path: str) -> None:
    """The files are read by people; no line has more than 110 characters."""
    long = [
        f"{file.name}:{number}"
        for file in (ROOT / path).rglob("*.yml")
        for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1)
        if len(line) > 110
    ]
    assert long == []
