"""Whether DynamoDB would take a table or request: our findings against the answers of engines.

Every case is one CreateTable or one request of a random model. `MKDOCS_DYNAMODB_CASES` is their
number, `MKDOCS_DYNAMODB_SEED` chooses others.
"""

import json
import os
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from conftest import TODAY
from engines.drawing import DRAWS, Draw
from engines.known_differences import known_differences
from engines.legality_models import models
from mkdocs_dynamodb.application.checking import CheckedModel, check_models
from mkdocs_dynamodb.diagnostics import Severity
from mkdocs_dynamodb.engines.protocol import Engine, Refusal
from mkdocs_dynamodb.model.requests import Request, build_requests
from mkdocs_dynamodb.model.table_definitions import create_table
from mkdocs_dynamodb.settings import ModelPath, Settings

pytestmark = [pytest.mark.engine, pytest.mark.no_cover]
"""What these cases run is measured by the tests of each module, in a fraction of the time."""

CASES = int(os.environ.get("MKDOCS_DYNAMODB_CASES", "200"))
SEED = int(os.environ.get("MKDOCS_DYNAMODB_SEED", "0"))
OPERATIONS = 25
"""Requests for each table."""
CASES_OF_A_MODEL = 9
"""Fewer than there are on average, since a table that is refused has no requests."""

DESIGN = {
    "KEY": {"013", "018", "020", "022", "023", "024", "025"},
    "OPS": {"017", "018", "022", "023", "027", "030", "031", "037", "039", "040"},
}
"""Errors of a design that DynamoDB knows nothing of: all others of KEY and OPS are refusals."""
RUN_TIME = (
    "refers to an attribute that does not exist",
    "document path provided in the update expression is invalid",
    "An operand in the update expression has an incorrect data type",
)
"""Refusals that depend on the item."""


class Referee:
    """Compares our verdict on models with an engine's."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        """Keep the model in a folder."""
        self.engine = engine
        self.folder = folder
        self.known = known_differences(engine.name)
        self.schema = ""
        """Table of the cases that are judged."""
        self.seen: set[tuple[str, str]] = set()
        """Cases by table and request."""
        self.met: dict[str, int] = defaultdict(int)
        """What happened -> how often."""

    def judge(self, data: Mapping[str, Any]) -> list[str]:
        """Differences on the table and the operations of one model that nothing explains."""
        checked = self.checked(data)
        refusing = self.refusing(checked)
        table = next(iter(checked.model.tables.values()))
        refusal = self.engine.send(create_table(table)).refusal
        self.schema = str(create_table(table).body)
        found = self.difference("CreateTable", refusing[""], refusal)
        if refusal is None and not refusing[""]:
            found += self.judge_requests(checked, refusing)
        if refusal is None:
            self.engine.send(Request("DeleteTable", {"TableName": table.name.value}))
        return found

    def judge_requests(
        self, checked: CheckedModel, refusing: Mapping[str, frozenset[str]]
    ) -> list[str]:
        """The same for the operations alone."""
        found = []
        for number, answer in checked.model.answers.items():
            for request in build_requests(checked.model, answer):
                refusal = self.engine.send(request).refusal
                ours = refusing[number]
                if request.operation == "Scan" and "OPS038" in ours:
                    continue  # refused for a projection; for a filter, it finds nothing instead
                found += self.difference(f"{number}: {request}", ours, refusal)
        return found

    def difference(self, what: str, ours: frozenset[str], refusal: Refusal | None) -> list[str]:
        """A difference in words, if there is one and it is not known."""
        case = (self.schema, what.partition(": ")[2])
        if case in self.seen:
            return []
        self.seen.add(case)
        message = "" if refusal is None else f"{refusal.code}: {refusal.message}"
        depends_on_item = any(words in message for words in RUN_TIME)
        if "ConditionalCheckFailed" in message or (depends_on_item and ours):
            self.met["undecided"] += 1  # the item was looked at before the rest of the request
            return []
        message = "" if depends_on_item else message
        if bool(ours) == bool(message):
            self.met["refused" if ours else "taken"] += 1
            return []
        if self.known.explain(ours, message):
            self.met["known"] += 1
            return []
        words = f"{self.engine.name}: {message or 'taken'}"
        return [f"{what}\n  we: {sorted(ours) or 'taken'}\n  {words}"]

    def checked(self, data: Mapping[str, Any]) -> CheckedModel:
        """The model that the data is."""
        (self.folder / "model.yml").write_text(json.dumps(data), encoding="utf-8")
        path = ModelPath(path="model.yml", to="m/")
        return check_models(Settings(root=self.folder, models=(path,)), TODAY).models[0]

    @staticmethod
    def refusing(checked: CheckedModel) -> Mapping[str, frozenset[str]]:
        """Number of a pattern, or nothing for the table -> codes of what DynamoDB refuses there."""
        found: dict[str, frozenset[str]] = defaultdict(frozenset)
        for diagnostic in checked.diagnostics:
            code, subject = diagnostic.code, diagnostic.finding.subject
            assert not code.startswith(("YML", "SCH")), diagnostic
            family, digits = code[:3], code[3:]
            if diagnostic.severity is Severity.ERROR and digits not in DESIGN.get(family, {digits}):
                found[subject.split(".")[1] if family == "OPS" else ""] |= {code}
        return found


@pytest.mark.parametrize(
    ("name", "share"), [("dynamodb_local", 1), ("moto", 5)], ids=["dynamodb_local", "moto"]
)
def test_verdicts_agree(
    name: str, share: int, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """What we call an error is refused, and what we do not is taken; moto judges fewer cases."""
    referee = Referee(request.getfixturevalue(name), tmp_path)
    wanted = CASES // share
    differences: list[str] = []

    @seed(SEED)
    @settings(
        max_examples=wanted // CASES_OF_A_MODEL,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(DRAWS)
    def judge(draw: Draw) -> None:
        if len(referee.seen) >= wanted:
            return
        data = models(draw, OPERATIONS)
        shown = [{**table, "entities": ...} for table in data["tables"].values()]
        differences.extend(f"{text}\n  {shown}" for text in referee.judge(data))

    judge()
    assert not differences, "\n".join([f"{len(differences)} differences", *differences[:20]])
    told = f"{len(referee.seen)} cases, {dict(referee.met)}"
    print(f"{referee.engine.name}: {told}")  # noqa: T201 - shown with `pytest -s`
    assert len(referee.seen) >= wanted
    assert min(referee.met["refused"], referee.met["taken"]) > len(referee.seen) / 10
