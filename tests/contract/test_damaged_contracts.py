"""Whatever a contract says, a check ends with findings, and a dry run with verdicts."""

import json
import os
import random
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import mutations
from conftest import TODAY
from mkdocs_dynamodb.application.contracting import check_contract_against
from mkdocs_dynamodb.application.pages import page_context
from mkdocs_dynamodb.contract.dry_run import dry_run
from mkdocs_dynamodb.emit import FORMATS
from mkdocs_dynamodb.pages.migration_contract import build_migration_contract
from mkdocs_dynamodb.settings import ModelPath, Settings
from mkdocs_dynamodb.source.contract_files import contract_schema_text

pytestmark = pytest.mark.no_cover
MUTATIONS = int(os.environ.get("MKDOCS_DYNAMODB_CONTRACT_MUTATIONS", "120"))
SLICES = 6
HERE = Path(__file__).parent
CONTRACTS = {
    HERE / "corpus/valid-v1.json": "corpus/model",
    HERE / "corpus/valid-v2.json": "corpus/model",
    HERE / "joins/contract.json": "joins",
}
"""Contracts without a fault, of both forms and with every kind of join, and their models."""


def settings(model: str) -> Settings:
    """Settings for one of the models."""
    return Settings(root=HERE, models=(ModelPath(path=model, to="model/"),))


def damaged(text: str, seed: int) -> str:
    """A contract after random changes, most of which its schema allows."""
    dice = random.Random(seed)  # noqa: S311 - repeatable, not secret
    if dice.random() < 0.15:
        for _ in range(2):
            text = dice.choice(mutations.TEXT_CHANGES)(text, dice)
        return text
    data: Any = json.loads(text)
    schema = Draft202012Validator(
        json.loads(contract_schema_text("v1" if isinstance(data, list) else "v2"))
    )
    is_free, wanted, kept = dice.random() < 0.25, dice.choice((1, 3, 8)), 0
    for _ in range(40):
        candidate = deepcopy(data)
        dice.choice(mutations.STRUCTURE_CHANGES)(candidate, dice)
        if is_free or schema.is_valid(candidate):
            data, kept = candidate, kept + 1
        if kept == wanted:
            break
    return json.dumps(data)


def seeds(part: int) -> Iterator[int]:
    """The seeds of one slice."""
    return iter(range(part, MUTATIONS, SLICES))


@pytest.mark.parametrize("part", range(SLICES))
def test_damaged_contract_gives_findings(part: int, tmp_path: Path) -> None:
    """Never a traceback, and each finding has words and a place in the file."""
    contracts = list(CONTRACTS.items())
    for seed in seeds(part):
        whole, model = contracts[seed // SLICES % len(contracts)]
        text = damaged(whole.read_text("utf-8"), seed)
        file = tmp_path / f"{seed}.json"
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
        result = check_contract_against(file, settings(model), TODAY)
        report = result.report()
        for emit in FORMATS.values():
            emit(report)
        for diagnostic in result.diagnostics:
            at = diagnostic.finding.at
            assert diagnostic.finding.message.strip(), seed
            assert (1, 1) <= (at.line, at.column) <= (at.end_line, at.end_column), (seed, at)
            assert at.line <= text.count("\n") + text.count("\r") + 2 or "model" in at.path, seed
        for checked in result.models:
            dry_run(checked.model)
            build_migration_contract(page_context(checked))


def test_contract_with_every_join_has_no_finding() -> None:
    """All that form v2 knows is read, checked and run without a word."""
    result = check_contract_against(HERE / "joins/contract.json", settings("joins"), TODAY)
    assert [d for d in result.diagnostics if d.code.startswith(("CON", "SCH", "YML"))] == []
