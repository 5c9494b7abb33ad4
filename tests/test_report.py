"""`report`: which reports there are, what they print, and how the command ends."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from conftest import ROOT
from mkdocs_dynamodb.application.checking import load_model
from mkdocs_dynamodb.cli import main
from mkdocs_dynamodb.commands.report import REPORTS
from mkdocs_dynamodb.reports.capacity.capacity import build_capacity
from mkdocs_dynamodb.reports.capacity.derivations import Kind

SHOP = str(ROOT / "models/ecommerce")


def run(*arguments: str) -> str:
    """Output of a report that succeeds."""
    result = CliRunner().invoke(main, ["report", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_each_report_has_each_format(name: str, form: str) -> None:
    """Something is printed, which the format's reader can read."""
    output = run(name, SHOP, "--format", form)
    if form == "json":
        assert json.loads(output)["report"] == name
    elif form == "csv":
        assert len(list(csv.reader(io.StringIO(output)))) > 40
    else:
        assert "Place an order from the cart" in output


def test_json_has_the_figures_of_the_report() -> None:
    """The same units as the pages show, to the last digit."""
    capacity = build_capacity(load_model(ROOT / "models/ecommerce", ROOT))
    (model,) = json.loads(run("capacity", SHOP, "--format", "json"))["models"]
    found = {row["pattern"]: (row["read"], row["write"]) for row in model["patterns"]}
    assert found["29"] == (4, 23.09)
    for number, answer in capacity.patterns.items():
        for kind, figure in zip(Kind, found[number], strict=True):
            units = answer.units(kind)
            assert units is not None
            assert figure == float(units)
    rates = {(row["table"], row["index"]): row["write_peak"] for row in model["throughput"]}
    assert rates["Orders", "OrdersByUser"] == 215


def test_a_model_that_is_not_there_is_a_failure() -> None:
    """The finding is printed, and nothing that looks like a report."""
    result = CliRunner().invoke(main, ["report", "capacity", "/nowhere/at-all"])
    assert result.exit_code == 2
    assert "YML" in result.output
    assert "Units" not in result.output


def test_an_unknown_report_lists_the_known_ones() -> None:
    """As for any choice."""
    result = CliRunner().invoke(main, ["report", "weather", SHOP])
    assert result.exit_code == 2
    assert all(name in result.output for name in REPORTS)
