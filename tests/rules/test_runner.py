"""The runner names the rule that failed, whatever way it fails."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.errors import RuleError
from mkdocs_dynamodb.model.build.model import build_model
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules import runner
from mkdocs_dynamodb.rules.registry import Check, Rule
from mkdocs_dynamodb.settings import Settings
from mkdocs_dynamodb.source.model_files import read_model_files


def fails_when_called(_: Model) -> Iterator[Finding]:
    """A rule that is no generator."""
    raise KeyError


def fails_later(_: Model) -> Iterator[Finding]:
    """A rule that is a generator."""
    raise KeyError
    yield


@pytest.mark.parametrize("check", [fails_when_called, fails_later])
def test_error_of_a_rule_carries_its_code(
    check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It does not matter whether the rule fails when it is called or while it yields."""
    rule = Rule(code="KEY999", name="broken", severity=Severity.NOTE, written="", check=check)
    monkeypatch.setattr(runner, "CATALOGUE", (rule,))
    (tmp_path / "m.yml").write_text("entities: {A: {}}", "utf-8")
    model = build_model(read_model_files(tmp_path / "m.yml", tmp_path))
    with pytest.raises(RuleError, match="KEY999"):
        runner.run_rules(model, Settings(), date(2026, 11, 21))
