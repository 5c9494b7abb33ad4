"""A store with one table that holds an item with values of every type."""

from collections.abc import Callable

import pytest

from mkdocs_dynamodb.application.checking import load_model
from mkdocs_dynamodb.model.dynamodb_json import Json
from mkdocs_dynamodb.model.engine.execute import execute
from mkdocs_dynamodb.model.engine.outcome import Outcome
from mkdocs_dynamodb.model.engine.store import Store, load_store
from mkdocs_dynamodb.model.requests import Request

MODEL = """
tables:
  Things:
    partition_key: {name: pk, type: S}
    sort_key: {name: sk, type: S}
    indexes:
      ByKind: {partition_key: {name: kind, type: S}, sort_key: {name: n, type: N}, projection: [s]}
      ByDay:
        {partition_key: [{name: kind, type: S}, {name: region, type: S}],
         sort_key: [{name: day, type: S}, {name: n, type: N}]}
      Local: {local: true, partition_key: pk, sort_key: {name: ls, type: S}, projection: KEYS_ONLY}
    items:
      - raw:
          pk: a
          sk: b
          ls: l
          n: 5
          s: abc
          b: true
          u: {NULL: true}
          l: {L: [{N: 1}, {S: x}]}
          m: {M: {k: {N: 1}, l: {L: [{M: {z: {N: 1}}}]}}}
          ss: {SS: [p, q]}
          ns: {NS: [1, 2]}
          bin: {B: YWJj}
      - raw: {pk: p, sk: "1", kind: x, n: 9, region: eu, day: 2026-11-01, s: one, t: T}
      - raw: {pk: p, sk: "10", kind: x, n: 10, region: eu, day: 2026-11-02}
      - raw: {pk: p, sk: "2", kind: x, n: 9, region: eu, day: 2026-11-01, s: two}
      - raw: {pk: q, sk: é, kind: x, n: -1, region: us, day: 2026-11-01}
      - raw: {pk: q, sk: z, kind: y}
"""

VALUES: dict[str, Json] = {
    ":a": {"S": "a"},
    ":n": {"N": "5"},
    ":s": {"S": "abc"},
    ":b": {"BOOL": True},
    ":u": {"NULL": True},
    ":l": {"L": [{"S": "x"}, {"N": "1"}]},
    ":ss": {"SS": ["q", "p"]},
    ":x": {"S": "x"},
    ":p": {"S": "p"},
    ":T": {"S": "S"},
    ":bc": {"S": "bc"},
    ":Bbc": {"B": "YmM="},
    ":zero": {"N": "0"},
    ":one": {"N": "1"},
    ":two": {"N": "2"},
    ":m": {"M": {"k": {"N": "1"}, "l": {"L": [{"M": {"z": {"N": "1.0"}}}]}}},
    ":L": {"L": [{"N": "9"}]},
    ":bad": {"S": "Q"},
    ":nse": {"NS": ["2", "1.0"]},
    ":psub": {"SS": ["p"]},
    ":big": {"N": "1e20"},
    ":tiny": {"N": "1e-20"},
    ":max": {"N": "9.9e125"},
}

Send = Callable[..., Outcome]


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The items of the model above."""
    folder = tmp_path_factory.mktemp("engine")
    path = folder / "model.yml"
    path.write_text(MODEL, encoding="utf-8")
    model = load_model(path, folder)
    assert model.faults == ()
    return load_store(model)


@pytest.fixture(scope="session")
def send(store: Store) -> Send:
    """Sends one request to the items as they were loaded, with the placeholders it names."""

    def send(operation: str, **body: Json) -> Outcome:
        texts = [str(text) for name, text in body.items() if name.endswith("Expression")]
        words = " ".join(texts).replace(",", " ").replace("(", " ").replace(")", " ").split()
        values = {name: VALUES[name] for name in words if name in VALUES}
        given = {"ExpressionAttributeValues": values} if values else {}
        return execute(store, Request(operation, {"TableName": "Things", **given, **body}))

    return send
