"""Contracts and sources with one fault each: all of them are found, and at the right place."""

from pathlib import Path

import pytest
import yaml

from conftest import TODAY
from mkdocs_dynamodb.application.checking import CheckResult, check_models
from mkdocs_dynamodb.application.contracting import check_contract_against
from mkdocs_dynamodb.settings import ModelPath, Settings

CORPUS = Path(__file__).parent / "corpus"
EXPECTED: dict[str, list[str]] = yaml.safe_load((CORPUS / "expected.yml").read_text("utf-8"))
FAMILIES = ("CFG", "CON", "SCH", "SRC", "YML")


def settings(model: str) -> Settings:
    """Settings for a model of the corpus."""
    return Settings(root=CORPUS, models=(ModelPath(path=model, to="model/"),))


def told(result: CheckResult) -> set[str]:
    """Code and place of each finding that is about contracts, sources or the form of files."""
    return {
        f"{d.code} {d.finding.at.path} {d.finding.at.line}:{d.finding.at.column}"
        for d in result.diagnostics
        if d.code.startswith(FAMILIES)
    }


KNOWN = {
    (d.code, d.finding.subject)
    for d in check_models(settings("model"), TODAY).diagnostics
    if d.code.startswith(FAMILIES)
}
"""What is found in the model without any fault: an e-mail address that nothing keeps unique."""


def test_the_corpus_is_whole() -> None:
    """Every file is expected and every expected file is there; there are enough of them."""
    files = {path.name for path in CORPUS.glob("[0-9]*")}
    assert files == set(EXPECTED)
    assert sum(name.endswith(".json") for name in files) >= 40
    assert sum(name.endswith(".yml") for name in files) >= 25
    assert all(EXPECTED.values())


@pytest.mark.parametrize("name", [name for name in EXPECTED if name.endswith(".json")])
def test_fault_of_a_contract_is_found(name: str) -> None:
    """The fault is found where it stands, and nothing else is."""
    result = check_contract_against(CORPUS / name, settings("model"), TODAY)
    assert told(result) == set(EXPECTED[name])


@pytest.mark.parametrize("name", [name for name in EXPECTED if name.endswith(".yml")])
def test_fault_of_a_source_is_found(name: str) -> None:
    """The fault is found where it stands, and nothing else is."""
    result = check_models(settings(name), TODAY)
    found = {
        f"{d.code} {d.finding.at.path} {d.finding.at.line}:{d.finding.at.column}"
        for d in result.diagnostics
        if d.code.startswith(FAMILIES) and (d.code, d.finding.subject) not in KNOWN
    }
    assert found == set(EXPECTED[name])


@pytest.mark.parametrize("name", ["valid-v1.json", "valid-v2.json", "valid-v2-by-hand.json"])
def test_valid_contract_has_no_finding(name: str) -> None:
    """A contract that says what the design says is left alone."""
    assert told(check_contract_against(CORPUS / name, settings("model"), TODAY)) == set()


@pytest.mark.parametrize("dialect", ["mysql", "postgresql", "sqlserver", "oracle"])
def test_valid_source_has_no_finding(dialect: str) -> None:
    """The same tables as each database's own tool writes them, in which nothing is forgotten."""
    result = check_models(settings(f"valid-source-{dialect}.yml"), TODAY)
    found = {d.code for d in result.diagnostics if d.code.startswith(FAMILIES)}
    assert found == {code for code, _ in KNOWN}
