"""Answers run on the sample items; what a step gives, later steps use."""

from conftest import ROOT, Checker
from mkdocs_dynamodb.application.checking import load_model
from mkdocs_dynamodb.model.dynamodb_json import item_json
from mkdocs_dynamodb.reports.runs.results import Results, build_results

MODEL = """
access_patterns:
  1: {name: Members of a team, type: read, rps: 1, inputs: [team]}
  2: {name: Pay a team, type: update, rps: 1, inputs: [team, amount]}
  3: {name: Add a person, type: write, rps: 1, inputs: [person]}
  4: {name: Scores of a team, type: read, rps: 1, inputs: [team]}
tables:
  Teams:
    partition_key: PK
    sort_key: SK
    entities:
      Member:
        keys: {PK: "TEAM#{team}", SK: "MEMBER#{person}"}
        attributes: {team: S, person: S, joined_on: S}
    items:
      - Member: {team: t1, person: ann, joined_on: 2026-01-01}
      - Member: {team: t1, person: bob, joined_on: 2026-02-01}
      - Member: {team: t2, person: cid, joined_on: 2026-03-01}
  People:
    partition_key: person
    entities:
      Person: {attributes: {person: S, balance: N, name?: S}}
      Score: {attributes: {person: S, points: N}}
    items:
      - Person: {person: ann, balance: 5, name: Ann}
      - Person: {person: bob, balance: 7}
mapping:
"""
QUERY = 'operation: Query, table: Teams, where: {PK: "TEAM#{team}", SK: {begins_with: MEMBER#}}'


def results(checker: Checker, mapping: str) -> Results:
    """Results of the model above with a mapping."""
    (checked,) = checker.check(MODEL + mapping).models
    return build_results(checked.model)


def test_an_example_runs(checker: Checker) -> None:
    """The items come back in order, with what was read."""
    found = results(checker, f"  1: {{{QUERY}, example: {{team: t1}}}}\n")["1"]
    assert not found.is_derived
    assert [item["person"].text for item in found.returned or ()] == ["ann", "bob"]
    assert found.blocked == ""


def test_results_are_worked_out_once(checker: Checker) -> None:
    """The same model has the same results, and each answer runs once."""
    text = f"{MODEL}  1: {{{QUERY}, example: {{team: t1}}}}\n"
    (checked,) = checker.check(text).models
    found = build_results(checked.model)
    assert build_results(checked.model) is found
    assert found["1"] is found["1"]
    assert (list(found), len(found)) == (["1"], 1)


def test_an_example_is_derived_from_the_items(checker: Checker) -> None:
    """Where none is written, the first item that fits gives the values, and that is said."""
    found = results(checker, f"  1: {{{QUERY}}}\n")["1"]
    assert found.is_derived
    assert {name: value.text for name, value in found.example.items()} == {"team": "t1"}
    assert len(found.returned or ()) == 2


def test_a_value_that_nothing_gives_keeps_an_answer_from_running(checker: Checker) -> None:
    """The reason names the value; nothing is made up."""
    found = results(
        checker,
        "  2: {operation: UpdateItem, table: People, entity: Person, set: {balance: '{amount}'}}\n"
        "  3: {operation: PutItem, table: People, entity: Person, example: {person: dan}}\n",
    )
    assert found["2"].steps == ()
    assert found["2"].blocked.startswith("there is no example with a value for ")
    assert "`amount`" in found["2"].blocked
    assert found["3"].blocked == "the example has no value for `balance`"


def test_a_step_is_done_for_each_item_that_came_back(checker: Checker) -> None:
    """A repeated update runs once for each person, on one copy of the items."""
    found = results(
        checker,
        f"""
  2:
    steps:
      - {{{QUERY}, gives: [person]}}
      - operation: UpdateItem
        table: People
        entity: Person
        add: {{balance: "{{amount}}"}}
        times: {{average: 2, max: 10}}
        gives: [balance]
    example: {{team: t1, amount: 10}}
""",
    )["2"]
    update = found.steps[1]
    assert [request.body["Key"] for request in update.requests] == [
        {"person": {"S": "ann"}},
        {"person": {"S": "bob"}},
    ]
    after = [outcome.changes[0].after for outcome in update.outcomes]
    assert [item["balance"].text for item in after if item is not None] == ["15", "17"]
    assert [item["balance"].text for item in update.items] == ["15", "17"]


def test_an_action_is_repeated_within_one_request(checker: Checker) -> None:
    """The keys of a batch come from the items of the step before; the texts of keys are read."""
    found = results(
        checker,
        f"""
  4:
    steps:
      - {{{QUERY}, projection: [SK], gives: [person]}}
      - operation: BatchGetItem
        actions: [{{get: Person, table: People, times: {{average: 2, max: 10}}}}]
        gives: [name]
      - {{operation: GetItem, table: People, entity: Person}}
    example: {{team: t1}}
""",
    )["4"]
    (request,) = found.steps[1].requests
    keys = [{"person": {"S": "ann"}}, {"person": {"S": "bob"}}]
    assert request.body == {"RequestItems": {"People": {"Keys": keys}}}
    assert [item_json(item)["person"] for item in found.returned or ()] == [{"S": "ann"}]


def test_a_step_that_returns_nothing_blocks_those_that_need_it(checker: Checker) -> None:
    """The reason names the step."""
    found = results(
        checker,
        f"""
  4:
    steps:
      - {{{QUERY}, gives: [person]}}
      - {{operation: GetItem, table: People, entity: Person}}
    example: {{team: t9}}
""",
    )["4"]
    assert found.blocked == "step 1 returns nothing that has `person`"
    assert found.missing == ()
    assert len(found.steps) == 1


def test_a_refused_step_ends_the_answer(checker: Checker) -> None:
    """The steps after it do not run, and each answer begins with the items anew."""
    found = results(
        checker,
        """
  2:
    steps:
      - operation: UpdateItem
        table: People
        entity: Person
        set: {balance: "{amount}"}
        condition: {balance: {">": "{amount}"}}
      - {operation: GetItem, table: People, entity: Person}
    example: {person: ann, amount: 9}
  3: {operation: GetItem, table: People, entity: Person, example: {person: ann}}
""",
    )
    assert found["2"].blocked == "step 1 is refused, so the steps after it do not run"
    assert [item["balance"].text for item in found["3"].returned or ()] == ["5"]


def test_every_answer_of_the_shop_runs() -> None:
    """No step is refused or blocked, and what is expected comes back."""
    shop = load_model(ROOT / "models/ecommerce", ROOT)
    found = build_results(shop)
    for number, answer in shop.answers.items():
        result = found[number]
        assert result.blocked == ""
        assert len(result.steps) == len(answer.steps)
        assert [o.refusal for s in result.steps for o in s.outcomes if o.refusal] == []
        if answer.expect is not None:
            assert len(result.returned or ()) == answer.expect.value
