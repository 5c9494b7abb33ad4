"""Migration contracts: made from a model, checked against one, and tried on sample rows."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from mkdocs_dynamodb.application.checking import CheckedModel, CheckResult, check_models
from mkdocs_dynamodb.contract.dry_run import DryRun, dry_run
from mkdocs_dynamodb.contract.generated import (
    FILE_NAME,
    best_contract,
    comes_from_a_source,
    with_contract,
)
from mkdocs_dynamodb.contract.writing import WrittenContract, write_contract
from mkdocs_dynamodb.diagnostics import Severity
from mkdocs_dynamodb.settings import Settings
from mkdocs_dynamodb.source.files import shown_path

_BROKEN = ("YML", "SCH")


def check_contract_against(contract: Path, settings: Settings, today: date) -> CheckResult:
    """Findings about a contract, checked against the one model of the settings.

    The model's own findings are left out, other than those that keep it from being read.
    """
    result = check_models(settings, today, contract=contract)
    shown = shown_path(contract, settings.root)

    def keep(checked: CheckedModel) -> CheckedModel:
        kept = tuple(
            d
            for d in checked.diagnostics
            if d.finding.at.path == shown
            or d.code.startswith("CON")
            or (d.code.startswith(_BROKEN) and d.severity is Severity.ERROR)
        )
        return replace(checked, diagnostics=kept)

    return replace(result, models=tuple(keep(checked) for checked in result.models))


def make_contract(checked: CheckedModel, form: str) -> WrittenContract:
    """The contract of a model, with what the model has to say before it is true."""
    return write_contract(checked.model, form)


def try_contract(checked: CheckedModel, form: str | None) -> DryRun | None:
    """Dry run of the model's own contract, or in a form asked for, of the one made from it."""
    model = checked.model
    if form is not None or model.contract is None:
        model = with_contract(model, write_contract(model, form or "v1"))
    return dry_run(model)


def contract_download(checked: CheckedModel) -> tuple[str, str] | None:
    """Name and text of the contract for people to take away; None where there is none."""
    model = checked.model
    if model.contract is not None:
        source = model.sources.get(model.contract.path)
        is_file = source is not None and source.absolute.suffix == ".json"
        return (FILE_NAME, source.text) if source is not None and is_file else None
    if not comes_from_a_source(model):
        return None
    written = best_contract(model)
    return None if written.problems else (FILE_NAME, written.text)
