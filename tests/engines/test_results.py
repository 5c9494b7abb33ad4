"""What requests return and change: our evaluation against DynamoDB Local, on random requests.

Each case is one request. Requests follow each other on the same items, so that every write is
looked at by what comes after. moto is no referee here: it takes an attribute that an item lacks for
null, and carries out much that DynamoDB refuses. `MKDOCS_DYNAMODB_CASES` is the number of cases,
`MKDOCS_DYNAMODB_SEED` chooses others.
"""

import json
import os
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from conftest import Checker
from engines.drawing import DRAWS, Draw
from engines.known_differences import known_differences
from engines.random_requests import TABLES, items, requests
from mkdocs_dynamodb.engines.protocol import Engine, ItemJson, Reply
from mkdocs_dynamodb.engines.tables import EngineTables, named_tables
from mkdocs_dynamodb.model.dynamodb_json import item_from_json, item_json
from mkdocs_dynamodb.model.engine.comparing import identity
from mkdocs_dynamodb.model.engine.execute import execute
from mkdocs_dynamodb.model.engine.outcome import Attributes, Outcome
from mkdocs_dynamodb.model.engine.store import Store, load_store
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import READ_OPERATIONS
from mkdocs_dynamodb.model.requests import Request

pytestmark = [pytest.mark.engine, pytest.mark.no_cover]
"""What these cases run is measured by the tests of each module, in a fraction of the time."""

CASES = int(os.environ.get("MKDOCS_DYNAMODB_CASES", "200"))
SEED = int(os.environ.get("MKDOCS_DYNAMODB_SEED", "0"))
REQUESTS, ITEMS = 20, 6
"""In a sequence."""
PREFIX = "test-results-"


def model_text() -> str:
    """The tables of the random requests, as a model."""
    keys = {"partition_key": {"name": "pk", "type": "S"}}
    tables = {
        name: {
            **keys,
            "sort_key": {"name": "sk", "type": kind},
            "indexes": {
                "Global": {
                    "partition_key": {"name": "g", "type": "S"},
                    "sort_key": {"name": "h", "type": "N"},
                },
                "Local": {**keys, "sort_key": {"name": "h", "type": "N"}, "local": True},
            },
        }
        for name, kind in TABLES.items()
    }
    return json.dumps({"tables": tables})


def canonical(item: Attributes) -> Hashable:
    """What two items have in common exactly where they are equal."""
    return frozenset((name, identity(value)) for name, value in item.items())


def read(items: Iterable[ItemJson]) -> list[Attributes]:
    """Items of an engine as ours."""
    return [item_from_json(dict(item)) for item in items]


class Referee:
    """Compares our results with an engine's."""

    def __init__(self, model: Model, tables: EngineTables) -> None:
        """Begin with tables that have no items."""
        self.model = model
        self.tables = tables
        self.known = known_differences(tables.engine.name)
        self.cases = 0
        self.met: dict[str, int] = defaultdict(int)

    def run(self, data: list[tuple[str, Any]], sequence: list[tuple[str, Any]]) -> list[str]:
        """Differences of a sequence of requests; it ends with the first one."""
        store = load_store(self.model)
        try:
            for table, item in data:
                put = Request("PutItem", {"TableName": table, "Item": item})
                store = execute(store, put).store
                assert self.tables.send(put).refusal is None
            for operation, body in sequence:
                request = Request(operation, body)
                outcome = execute(store, request)
                found = self.difference(request, outcome, self.tables.send(request))
                store = outcome.store
                if found is None and operation not in READ_OPERATIONS:
                    found = self.states(request, store)
                if found is not None:
                    return [] if found == "known" else [f"{request}\n  {found}"]
            return []
        finally:
            for emptied in self.model.tables.values():
                for stored in list(self.tables.items(emptied)):
                    self.tables.delete(emptied, stored)

    def difference(self, request: Request, outcome: Outcome, reply: Reply) -> str | None:
        """What differs in an answer; `known` where it is explained."""
        self.cases += 1
        ours, theirs = outcome.refusal, reply.refusal
        there = "" if theirs is None else f"{theirs.code}: {theirs.message}"
        here = "" if ours is None else ours.kind
        there_kind = "condition" if "ConditionalCheckFailed" in there else there and "validation"
        if request.operation == "TransactWriteItems" and here and there_kind:
            there_kind = here  # where several actions fail, any of them may be the one that is told
        does = self.known.does
        if ours is not None and theirs is None and does is not None and does.search(ours.reason):
            self.met["known"] += 1
            return "known"
        if here != there_kind:
            return f"we: {ours}\n  {self.tables.engine.name}: {there or 'done'}"
        self.met[here or "done"] += 1
        if here or request.operation not in READ_OPERATIONS:
            return None
        return self.compared(request, list(outcome.items), read(reply.items))

    def compared(
        self, request: Request, ours: list[Attributes], theirs: list[Attributes]
    ) -> str | None:
        """What differs between two lists of items."""
        here, there = list(map(canonical, ours)), list(map(canonical, theirs))
        is_ordered = request.operation == "Query" and "IndexName" not in request.body
        if here == there or (not is_ordered and Counter(here) == Counter(there)):
            self.met["items"] += len(here)
            return None
        return f"we: {list(map(item_json, ours))}\n  they: {list(map(item_json, theirs))}"

    def states(self, request: Request, store: Store) -> str | None:
        """What differs in the tables after a write."""
        for name in sorted(named_tables([request])):
            table = self.model.tables[name]
            ours, theirs = list(store.items(table)), read(self.tables.items(table))
            found = self.compared(Request("Scan", {}), ours, theirs)
            if found is not None:
                return found
        return None


def test_results_agree(dynamodb_local: Engine, checker: Checker) -> None:
    """The same items come back and are stored, and the same requests are refused."""
    model = checker.check(model_text()).models[0].model
    tables = EngineTables(dynamodb_local, PREFIX)
    referee = Referee(model, tables)
    differences: list[str] = []

    @seed(SEED)
    @settings(
        max_examples=CASES // (REQUESTS - 2),
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(DRAWS)
    def compare(draw: Draw) -> None:
        if referee.cases >= CASES:
            return
        names = draw.sequence(TABLES, 1, ITEMS)
        data = [(name, items(draw, name)) for name in names]
        differences.extend(referee.run(data, [requests(draw) for _ in range(REQUESTS)]))

    try:
        for table in model.tables.values():
            assert tables.create(table).refusal is None
        compare()
    finally:
        tables.remove()
    told = f"{referee.cases} cases, {dict(referee.met)}"
    print(f"{dynamodb_local.name}: {told}")  # noqa: T201 - shown with `pytest -s`
    assert not differences, "\n".join([f"{len(differences)} differences", *differences[:20]])
    assert referee.cases >= CASES
    assert referee.met["done"] > referee.cases / 4
