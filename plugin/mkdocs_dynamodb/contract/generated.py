"""The contract that a model gives, as if it had been read from a file."""

from dataclasses import replace

from mkdocs_dynamodb.contract.writing import WrittenContract, write_contract
from mkdocs_dynamodb.model.build.contract import build_contract
from mkdocs_dynamodb.model.contract import Contract
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.source.contract_files import check_contract
from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.json_tree import read_json

FILE_NAME = "migrationContract.json"


def comes_from_a_source(model: Model) -> bool:
    """Whether some entity of a model names the table that it comes from."""
    return any(entity.source_table is not None for _, entity in model.stored_entities)


def best_contract(model: Model) -> WrittenContract:
    """The contract in form v1; in form v2 where form v1 cannot carry the model."""
    written = write_contract(model, "v1")
    if not written.problems:
        return written
    other = write_contract(model, "v2")
    return written if other.problems else other


def with_contract(model: Model, written: WrittenContract) -> Model:
    """The model with a contract that was made from it, to be tried on the sample rows."""
    return replace(model, contract=_read(written))


def _read(written: WrittenContract) -> Contract | None:
    tree, _ = read_json(SourceFile(FILE_NAME, written.text))
    return None if tree is None else build_contract(check_contract(tree))
