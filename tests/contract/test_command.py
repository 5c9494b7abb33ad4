"""The commands on migration contracts, as they are called."""

import json
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner, Result

from conftest import ROOT
from mkdocs_dynamodb.cli import main

CORPUS = Path(__file__).parent / "corpus"
SHOP = str(ROOT / "models/ecommerce")


def run(*arguments: str) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(main, arguments)


def test_contract_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard output holds the contract and nothing else."""
    monkeypatch.chdir(CORPUS)
    result = run("contract", "model")
    assert result.exit_code == 0
    assert result.stdout == (CORPUS / "valid-v1.json").read_text("utf-8")


def test_contract_is_written_and_checked(tmp_path: Path) -> None:
    """What is left out is told; the file holds against the model."""
    file = tmp_path / "contract.json"
    result = run("contract", SHOP, "--form", "v2", "--out", str(file))
    assert result.exit_code == 0
    assert "left out: tables.Orders.entities.Order.attributes.seller_ids" in result.stderr
    assert json.loads(file.read_text("utf-8"))["tables"]
    checked = run("check", str(file), "--against", SHOP, "--format", "concise")
    assert (checked.exit_code, checked.stdout) == (0, "")


def test_contract_that_cannot_be_made(tmp_path: Path) -> None:
    """Nothing is written while the model does not say enough."""
    file = tmp_path / "contract.json"
    result = run("contract", SHOP, "--form", "v1", "--out", str(file))
    assert result.exit_code == 1
    assert "which form v1 does not carry" in result.stdout
    assert not file.exists()


def test_missing_file_of_the_contract_can_be_written(tmp_path: Path) -> None:
    """A model that names a contract is read before the contract is there, to make it."""
    shop = tmp_path / "shop"
    copytree(SHOP, shop)
    file = shop / "migrationContract.json"
    before = file.read_bytes()
    file.unlink()
    assert run("check", str(shop)).exit_code == 2
    assert run("contract", str(shop), "--form", "v2", "--out", str(file)).exit_code == 0
    assert file.read_bytes() == before


def test_fault_is_shown_at_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """The finding shows the line of the JSON file."""
    monkeypatch.chdir(CORPUS)
    (name,) = CORPUS.glob("*key-without-padding.json")
    result = run("check", name.name, "--against", "model")
    assert result.exit_code == 1
    assert f"--> {name.name}:" in result.stdout
    assert '"sk_template": "ITEM#{line}"' in result.stdout


def test_contract_that_is_not_there(tmp_path: Path) -> None:
    """A missing file is no clean contract."""
    result = run("check", str(tmp_path / "none.json"), "--against", SHOP)
    assert result.exit_code == 2
    assert run("check", "a.json", "b.json", "--against", SHOP).exit_code == 2


def test_dry_run_says_what_is_the_same() -> None:
    """Every item of the shop comes out as its sample item."""
    result = run("contract", SHOP, "--dry-run")
    assert result.exit_code == 0
    assert "Orders      OrderItem             7            7" in result.stdout
    assert "otherwise" not in result.stdout


def test_dry_run_lists_what_is_not_the_same(tmp_path: Path) -> None:
    """A word misspelt in a condition is valid, and only a run shows that nothing is counted."""
    shop = tmp_path / "shop"
    copytree(SHOP, shop)
    contract = shop / "migrationContract.json"
    text = contract.read_text("utf-8")
    contract.write_text(text.replace("status = 'CANCELLED'", "status = 'CANCELED'"), "utf-8")
    result = run("contract", str(shop), "--dry-run")
    assert result.exit_code == 1
    assert "Users       OrderSummary          3            2" in result.stdout
    assert "u-ada, ORDER_SUMMARY  different" in result.stdout


def test_dry_run_without_rows() -> None:
    """Without rows there is nothing to run on."""
    result = run("contract", str(ROOT / "tests/models/library"), "--dry-run")
    assert result.exit_code == 2
    assert "source.rows" in result.stderr


def test_pages_come_with_schemas_and_the_contract(tmp_path: Path) -> None:
    """The contract lies beside its page for people to take away."""
    assert run("render", SHOP, "--out", str(tmp_path)).exit_code == 0
    for name in ("contract-v1.schema.json", "contract-v2.schema.json", "model.schema.json"):
        json.loads((tmp_path / "schemas" / name).read_text("utf-8"))
    own = Path(SHOP, "migrationContract.json").read_bytes()
    (download,) = tmp_path.rglob("migrationContract.json")
    assert download.read_bytes() == own
    page = (download.parent / "migration-contract.md").read_text("utf-8")
    assert "in <strong>form v2</strong>" in page
    assert "58 of 58 items" in page
