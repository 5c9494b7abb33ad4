"""Stages of a model: how they are read, tried and shown."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import ROOT, TODAY, Checker
from mkdocs_dynamodb.application.checking import CheckedModel, check_models
from mkdocs_dynamodb.application.pages import model_pages
from mkdocs_dynamodb.cli import main
from mkdocs_dynamodb.kept import Kept
from mkdocs_dynamodb.model.gates import Gate
from mkdocs_dynamodb.pages.page import Page
from mkdocs_dynamodb.reports.stages.trials import Trial, trials_of
from mkdocs_dynamodb.settings import ModelPath, Settings

MODEL = """\
application: {name: City library, domain: Lending, scale: [small]}
entities:
  Member: {count: 200}
access_patterns:
  1:
    name: Join
    type: write
    rps: {peak: 2, average: 1}
    inputs: [member_id, name]
    entities: [Member]
  2:
    name: Show a member
    type: read
    rps: {peak: 5, average: 2}
    inputs: [member_id]
    needs: [name]
    entities: [Member]
tables:
  Members:
    purpose: Members by number.
    partition_key: {name: member_id, because: known}
    entities:
      Member: {attributes: {member_id: S, name: S}}
    items:
      - Member: {member_id: m1, name: Ada}
mapping:
  1:
    operation: PutItem
    table: Members
    entity: Member
    condition: attribute_not_exists(member_id)
    example: {member_id: m2, name: Grace}
  2: {operation: GetItem, table: Members, entity: Member, example: {member_id: m1}, expect: 1}
"""
STAGES = """\
stages:
  last:
    weight: 20
    minutes: 15
    steps:
      - Read `Members` once more.
      - title: Where is Ada?
        exercise: {question: In which table?, answer: In `Members`., show: table Members}
      - break:
          file: model.yml
          find: "rps: {peak: 5, average: 2}"
          replace: "rps: 5.5"
          expect: REQ001
      - break:
          file: model.yml
          find: |
            type: read
            rps: {peak: 5, average: 2}
          replace: |
            type: read
          expect: REQ001
    gates: [design, contract]
    hand_over: [A table.]
  first:
    title: Ask <first>
    weight: 10
    minutes: 90
    about: |
      One.

      Two.
    objectives: [Know what is asked.]
    steps:
      - {text: Look., prompt: "Do this.\\n\\nThen that.", show: [patterns, table Nowhere]}
    gates: [requirements]
    checklists: [requirements]
"""


def checked(checker: Checker, stages: str = STAGES) -> CheckedModel:
    """The model with these stages, their changes tried."""
    (only,) = checker.check(MODEL + stages).models
    return only


def pages(model: CheckedModel) -> dict[str, Page]:
    """Pages of the workshop by path."""
    return {page.path: page for page in model_pages(model) if page.path.startswith("stages/")}


def test_stages_are_read_in_their_order(checker: Checker) -> None:
    """Weight goes before the order of the file, and a step may be text alone."""
    last = checked(checker).model.stages["last"]
    assert list(checked(checker).model.stages) == ["first", "last"]
    assert last.title == "last"
    assert last.gates == (Gate.DESIGN, Gate.CONTRACT)
    assert last.steps[0].text == "Read `Members` once more."
    assert [subject for subject, _ in last.changes()] == [
        "stages.last.steps.3",
        "stages.last.steps.4",
    ]


def test_no_gate_covers_the_stages(checker: Checker) -> None:
    """They can be written and changed while every gate stays approved."""
    before, after = checker.check(MODEL).models[0].model, checked(checker).model
    for things in ("requirements", "design", "contract_things"):
        assert getattr(before.contents, things) == getattr(after.contents, things)


@pytest.mark.parametrize(
    ("stages", "code"),
    [
        ("stages: {a: {gates: [tables]}}", "SCH004"),
        ("stages: {a: {steps: [{exercise: {question: Why?}}]}}", "SCH003"),
        ("stages: {a: {steps: [{break: {file: a.yml, find: b, expect: nothing}}]}}", "SCH005"),
        ("stages: {a: {step: []}}", "SCH001"),
    ],
)
def test_shape_of_stages_is_checked(checker: Checker, stages: str, code: str) -> None:
    """As that of every other part of a model."""
    found = {d.code for d in checked(checker, f"{stages}\n").diagnostics}
    assert code in found


def test_change_is_tried_and_leaves_the_file_alone(checker: Checker) -> None:
    """The finding is that of the changed text, at its place in there."""
    model = checked(checker).model
    text = (checker.folder / "model/model.yml").read_text(encoding="utf-8")
    assert text == MODEL + STAGES
    trials = trials_of(model)
    assert trials["stages.last.steps.3"].expected == ()
    (found,) = trials["stages.last.steps.4"].expected
    assert (found.code, found.finding.subject) == ("REQ001", "access_patterns.2")
    (source,) = trials["stages.last.steps.4"].sources.values()
    assert "average: 2" not in source.lines[found.finding.at.line]


def test_trial_tells_what_is_found_instead(checker: Checker) -> None:
    """The finding about the step names the rules that speak up in the place of the expected one."""
    stages = """\
stages:
  one:
    steps:
      - break: {file: model.yml, find: "count: 200", replace: "count: x", expect: KEY001}
"""
    (found,) = (d for d in checked(checker, stages).diagnostics if d.code == "WRK012")
    assert found.finding.message == "the change gives no finding `KEY001`"
    assert found.finding.help.startswith("expect `")


def test_changes_are_tried_only_where_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plain check is quick; with the option, and where pages are made, steps are tried."""
    monkeypatch.chdir(tmp_path)
    Path("model.yml").write_text(MODEL + STAGES, encoding="utf-8")
    plain = CliRunner().invoke(main, ["check", "model.yml"])
    assert "WRK012" not in plain.output
    tried = CliRunner().invoke(main, ["check", "model.yml", "--try-breaks"])
    assert "warning[WRK012]: the change gives no finding `REQ001`" in tried.output
    rendered = CliRunner().invoke(main, ["render", "model.yml", "--out", "out"])
    assert rendered.exit_code == 0, rendered.output
    page = Path("out/model/stages/last.md").read_text(encoding="utf-8")
    assert "pattern 2 does not say its peak and average requests a second" in page


def test_trials_follow_the_model(checker: Checker) -> None:
    """While a site is served, changes are tried again when anything of the model has changed."""
    checked(checker)
    settings = Settings(root=checker.folder, models=(ModelPath(path="model", to="model/"),))
    kept = {"model": Kept()}

    def trial() -> Trial:
        result = check_models(settings, TODAY, kept=kept, try_breaks=True)
        return trials_of(result.models[0].model)["stages.last.steps.4"]

    first = trial()
    assert trial() is first
    (checker.folder / "model/other.yml").write_text("scratchpad: [More.]", encoding="utf-8")
    second = trial()
    assert second is not first
    file = checker.folder / "model/model.yml"
    file.write_text(MODEL.replace("Ada", "Bo") + STAGES, encoding="utf-8")
    assert trial() is not second


def test_overview_tells_how_each_stage_stands(checker: Checker) -> None:
    """When it begins, how long it takes, its gates and checklists, and what is done."""
    body = pages(checked(checker))["stages/index.md"].body
    rows = [
        re.sub(r"<[^>]+>", "|", line) for line in body.split("\n") if line.startswith("<tr><td>")
    ]
    first, last = (re.sub(r"\|+", "|", row).strip("|") for row in rows)
    assert first.startswith("1|Ask &#60;first&#62;|0&#58;00|90|gate of the requirements open|")
    assert first.endswith("|checklist of the requirements 9 of 10|open")
    assert last.startswith("2|last|1&#58;30|15|gate of the design open|")
    assert last.endswith("|gate of the migration contract nothing to approve|open")
    assert "<strong>0 of 2</strong>" in body
    assert "together 105 minutes" in body


def test_stage_page_holds_everything_in_order(checker: Checker) -> None:
    """Text, prompt, parts of the model, exercise with hidden answer, change with hidden finding."""
    made = pages(checked(checker))
    body = made["stages/first.md"].body
    parts = (
        *("# Ask &#60;first&#62;", "Stage 1 of 2", "90 minutes", "<p>One.</p>", "<p>Two.</p>"),
        *("<li>Know what is asked.</li>", "<p>Look.</p>", "Do this.&#10;&#10;Then that."),
        *(
            "Show a member",
            "the model has no table",
            "Gate of the requirements",
            "of 10 lines pass",
        ),
        'Next: <a href="../last/">last</a>',
    )
    positions = [body.index(part) for part in parts]
    assert positions == sorted(positions)
    body = made["stages/last.md"].body
    answer = body[body.index("<summary>Show the answer") :].partition("</details>")[0]
    assert "<p>In <code>Members</code>.</p>" in answer
    assert "Members by number." in answer
    assert "This change gives no finding REQ001." in body
    finding = body[body.index("<summary>Show the finding") :].partition("</details>")[0]
    assert "<code>REQ001</code> pattern 2 does not say its peak" in finding
    assert re.search(r"Take out line \d+ of <code>model/model.yml</code>", body)
    assert re.search(r"Change line \d+ of <code>model/model.yml</code>", body)
    assert "<li>A table.</li>" in body


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("patterns", "Show a member"),
        ("er", "ddb-diagram"),
        ("mapping", "<td>Get</td>"),
        ("findings", "ddb-f"),
        ("score", "ddb-card"),
        ("cost", '<a href="../../capacity-and-cost/">Capacity and cost</a>'),
        ("partitions", '<a href="../../hot-partitions/">Hot partitions</a>'),
        ("gates", "Gate of the requirements: <strong>open</strong>"),
        ("table Members", '<a href="../../tables/members/">Members</a>'),
        ("pattern 2", "What the sample items give back"),
        ("checklist requirements", "Application domain and scale are documented"),
        ("checklist design", "Every table and index has its reason"),
    ],
)
def test_stage_shows_each_part_of_the_model(checker: Checker, part: str, words: str) -> None:
    """As it is now, with links that start from the page of the stage."""
    stages = f"stages:\n  one:\n    steps:\n      - show: {part}\n"
    body = pages(checked(checker, stages))["stages/one.md"].body
    assert words in body
    assert "ddb-problem" not in body


def test_every_gap_on_a_page_ends_a_block(checker: Checker) -> None:
    """Parts of the model are led around Markdown as one block each."""
    for page in pages(checked(checker)).values():
        for block in page.body.split("\n\n"):
            text = block.strip()
            assert text == "" or text.startswith(("<", "#")), text


@pytest.mark.parametrize(
    ("find", "replace", "words"),
    [
        ("expect: 1", "expect: 1, limit: 2", "Change line"),
        ("type: read\n", "type: read\nlatency: 5 ms\n", "Add the line marked"),
        ("type: read\n", "type: read\nlatency: 5 ms\nx: 1\n", "Add the lines marked"),
        ("type: write\nrps: {peak: 2, average: 1}", "type: read\nrps: 5", "Change lines 7 to 8"),
        ("type: write\nrps: {peak: 2, average: 1}", "type: write", "Take out line 8"),
        ("type: write\nrps: {peak: 2, average: 1}", "", "Take out lines 7 to 8"),
        ("type: read\ninputs: [member_id]", "type: read\n", "does not stand in one place"),
        (
            "inputs: [member_id]\nneeds: [name]",
            "inputs: [member_id]\nx: 1\nneeds: [name]",
            "Add the",
        ),
    ],
)
def test_page_says_which_line_to_change(
    checker: Checker, find: str, replace: str, words: str
) -> None:
    """To change, to take out or to add, or that there is none."""
    step = {"file": "model.yml", "find": find, "replace": replace, "expect": "SCH001"}
    written = ", ".join(f"{key}: {value!r}" for key, value in step.items()).replace("'", '"')
    stages = f"stages:\n  one:\n    steps:\n      - break: {{{written}}}\n"
    assert words in pages(checked(checker, stages))["stages/one.md"].body


def test_change_that_is_made_asks_to_undo_it(checker: Checker) -> None:
    """The participant sees the page while the model is broken."""
    stages = STAGES.replace("peak: 5,", "peak: 6,").replace("5.5", "{peak: 5, average: 2}")
    body = pages(checked(checker, stages))["stages/last.md"].body
    assert "This change is made in model.yml already. Undo it to go on." in body


def test_model_without_stages_has_no_workshop(checker: Checker) -> None:
    """Neither pages nor a link to them."""
    (model,) = checker.check(MODEL).models
    assert pages(model) == {}
    assert not any("stages/" in page.body for page in model_pages(model))
    linked = next(page for page in model_pages(checked(checker)) if page.path == "index.md")
    assert '<a href="stages/">Workshop</a>' in linked.body


def test_the_shop_can_be_worked_through_in_two_hours() -> None:
    """Every step of its stages does what its page promises."""
    settings = Settings(root=ROOT, models=(ModelPath(path="models/ecommerce", to="ecommerce/"),))
    (shop,) = check_models(settings, TODAY, try_breaks=True).models
    stages = shop.model.stages.values()
    assert [stage.name.value for stage in stages] == [
        *("requirements", "relationships-and-aggregates", "table-design"),
        *("validation", "capacity-and-cost", "contract"),
    ]
    assert sum(stage.minutes or 0 for stage in stages) == 120
    assert not [d for d in shop.diagnostics if d.code.startswith("WRK")]
    asked = {subject: step for stage in stages for subject, step in stage.changes()}
    trials = trials_of(shop.model)
    assert set(trials) == set(asked)
    for subject, step in asked.items():
        assert {d.code for d in trials[subject].expected} == {step.expect.value}
    for stage in stages:
        assert stage.objectives
        assert stage.hand_over
        assert any(step.exercise for step in stage.steps)
