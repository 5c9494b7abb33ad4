"""Contracts made from a model: what they say, and that they hold against the model again."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from conftest import ROOT, TODAY, Checker
from mkdocs_dynamodb.application.checking import load_model
from mkdocs_dynamodb.application.contracting import check_contract_against
from mkdocs_dynamodb.contract.writing import write_contract
from mkdocs_dynamodb.settings import ModelPath, Settings
from mkdocs_dynamodb.source.contract_files import contract_schema_text

CORPUS = Path(__file__).parent / "corpus"
SHOP = ROOT / "models/ecommerce"


@pytest.mark.parametrize("form", ["v1", "v2"])
def test_contract_is_always_the_same_and_fits_its_schema(form: str) -> None:
    """The files beside the corpus are what the model gives, byte by byte."""
    model = load_model(CORPUS / "model", CORPUS)
    written = write_contract(model, form)
    assert not written.problems
    assert written.text == (CORPUS / f"valid-{form}.json").read_text("utf-8")
    schema = json.loads(contract_schema_text(form))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(written.data)


def test_contract_of_the_shop_is_up_to_date_and_clean() -> None:
    """The contract in the folder is the one that the model gives, and nothing is found in it."""
    written = write_contract(load_model(SHOP, ROOT), "v2")
    file = SHOP / "migrationContract.json"
    assert not written.problems
    assert written.text == file.read_text("utf-8")
    settings = Settings(root=ROOT, models=(ModelPath(path="models/ecommerce", to="shop/"),))
    assert check_contract_against(file, settings, TODAY).diagnostics == ()


def test_form_v1_refuses_what_it_cannot_carry() -> None:
    """Types beyond S, N and B are told with what to do."""
    written = write_contract(load_model(SHOP, ROOT), "v1")
    problems = {problem.message for problem in written.problems}
    assert "`breadcrumb` is of type L, which form v1 does not carry" in problems
    assert all(problem.help for problem in written.problems)


def test_unknown_size_is_told_with_what_settles_it(checker: Checker) -> None:
    """A size that nobody knows is never made up."""
    result = checker.check(
        """
        source: {sql: "CREATE TABLE users (id CHAR(8) PRIMARY KEY)"}
        tables:
          Users:
            partition_key: user_id
            entities: {User: {from: users, attributes: {user_id: {type: S, from: id}}}}
        """
    )
    (problem,) = write_contract(result.models[0].model, "v1").problems
    assert problem.message == "the size of an item of `Users` is unknown"
    assert "sample item" in problem.help


def test_model_without_a_source_has_nothing_to_carry(checker: Checker) -> None:
    """Every entity is asked for its table."""
    result = checker.check("tables: {T: {partition_key: k, entities: {E: {attributes: {k: S}}}}}")
    messages = [p.message for p in write_contract(result.models[0].model, "v2").problems]
    assert messages == ["`E` names no source table that it comes from"]


def test_composed_keys_in_form_v1() -> None:
    """A composed key is a template of columns, and a fixed value stands in quotes."""
    written = write_contract(load_model(CORPUS / "model", CORPUS), "v1")
    entries = json.loads(written.text)
    keys = [entry["attributes"]["part"]["source_column"] for entry in entries[1:]]
    assert keys == ["'ORDER'", "ITEM#{line:04}"]
    assert [entry["table"] for entry in entries] == ["Users", "Orders", "Orders"]
