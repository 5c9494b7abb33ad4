"""`approve`: what is recorded, what opens a gate again, and what is refused."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from fixtures_site import GOOD_MODEL
from mkdocs_dynamodb.cli import main

COMMENTED = f"""\
# What the library asks for
{GOOD_MODEL.rstrip()}

# the end
"""
SOURCE = """
source:
  dialect: mysql
  sql: "CREATE TABLE members (member_id INT PRIMARY KEY, name TEXT);"
"""


@dataclass(frozen=True)
class Project:
    """A folder with a model, and the command run in it."""

    folder: Path

    @property
    def model(self) -> Path:
        """The file of the model."""
        return self.folder / "shop/model.yml"

    @property
    def gates(self) -> str:
        """What stands in the file of the gates."""
        return (self.folder / "shop/gates.yml").read_text("utf-8")

    def change(self, old: str, new: str) -> None:
        """Replace a text of the model that stands there once."""
        text = self.model.read_text("utf-8")
        assert text.count(old) == 1
        self.model.write_text(text.replace(old, new), "utf-8")

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Exit code, output and errors of a command."""
        ended = CliRunner().invoke(main, arguments)
        if ended.exception and not isinstance(ended.exception, SystemExit):
            raise ended.exception
        return ended.exit_code, ended.stdout, ended.stderr

    def approve(self, gate: str, *, by: str = "Ada Byron", model: str = "shop") -> None:
        """Approve a gate, which has to succeed."""
        code, _, errors = self.run("approve", gate, model, "--by", by)
        assert not code, errors

    def told(self, *arguments: str) -> list[str]:
        """Findings on gates."""
        _, output, _ = self.run(
            "check", "shop", "--select", "GAT", "--format", "concise", *arguments
        )
        return [line.partition(" ")[2] for line in output.splitlines()]

    def page(self, name: str) -> str:
        """A page of the model."""
        assert self.run("render", "shop", "--out", "out")[0] == 0
        return (self.folder / "out/shop" / name).read_text("utf-8")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project with a model that nobody has approved."""
    monkeypatch.chdir(tmp_path)
    made = Project(tmp_path)
    made.model.parent.mkdir()
    made.model.write_text(COMMENTED, "utf-8")
    return made


def test_record_says_who_when_and_what(project: Project) -> None:
    """One line a fact and a line for each thing, so that a change of one shows as one."""
    code, output, _ = project.run(
        "approve", "requirements", "shop", "--by", "Ada Byron", "--note", 'all "48" are there'
    )
    assert code == 0
    assert output == "Approved requirements (4 things) in shop/gates.yml.\n"
    hexadecimal = '"[0-9a-f]{12}"'
    assert re.search(
        r'\ngates:\n  requirements:\n    by: "Ada Byron"\n    when: \d{4}-\d\d-\d\d\n'
        r'    note: "all \\"48\\" are there"\n    digest: "[0-9a-f]{24}"\n    covers:\n'
        rf"      application.name: {hexadecimal}\n      entities.Member: {hexadecimal}\n"
        rf"      access_patterns.1: {hexadecimal}\n      access_patterns.2: {hexadecimal}\n\Z",
        project.gates,
    )
    assert project.told() == ["note[GAT001] nobody has approved the gate `design` yet"]
    assert project.model.read_text("utf-8") == COMMENTED


def test_comments_order_and_writing_change_nothing(project: Project) -> None:
    """Only what the model says counts."""
    project.approve("requirements")
    project.approve("design")
    assert project.told() == []
    project.change("# What the library asks for", "# What the city's library asks for")
    project.change("{count: 200}", "{count: 200}  # and some more every year")
    project.change("{peak: 5, average: 2}", "{average: 2.0, peak: 5}")
    project.change(
        "    inputs: [member_id]\n    needs: [name]\n",
        "    needs:\n      - 'name'\n    inputs: [member_id]\n",
    )
    mapping = "mapping:" + COMMENTED.partition("mapping:")[2].partition("\n# the end")[0]
    project.change(mapping, "")
    (project.folder / "shop/a-mapping.yml").write_text(mapping, "utf-8")
    assert project.told() == []


def test_changed_rate_opens_its_gate_and_those_behind(project: Project) -> None:
    """The check and the pages say what changed."""
    project.approve("requirements")
    project.approve("design", by="Grace Hopper")
    assert "The gate of" not in project.page("requirements.md")
    project.change("{peak: 5, average: 2}", "{peak: 50, average: 2}")
    assert project.told() == [
        "warning[GAT002] the gate `requirements` is open again; changed: access pattern 2",
        (
            "warning[GAT002] the gate `design` is open again; "
            "the gate before it, requirements, is open"
        ),
    ]
    requirements = project.page("requirements.md")
    assert "The gate of the requirements is open again." in requirements
    assert "Approved by Ada Byron on " in requirements
    changed = "<strong>Changed:</strong> <a href="
    assert re.search(rf'{changed}"[^"]*pattern-2">access pattern 2</a></li>', requirements)
    table = project.page("tables/members.md")
    assert "The gate of the design of Members is open again." in table
    assert "the gate before it, requirements, is open" in table
    assert "0 of 2 approved" in project.page("index.md")
    review = project.page("review.md")
    assert "Grace Hopper, " in review
    assert ">access pattern 2</a>" in review


def test_added_and_removed_things_are_told(project: Project) -> None:
    """What is gone has no link."""
    project.approve("requirements")
    project.change("  1: {name: Join", "  3: {name: Join")
    project.change("  1:\n    operation: PutItem", "  3:\n    operation: PutItem")
    assert project.told() == [
        (
            "warning[GAT002] the gate `requirements` is open again; "
            "removed: access pattern 1; added: access pattern 3"
        )
    ]
    page = project.page("requirements.md")
    assert "<strong>Removed:</strong> access pattern 1</li>" in page
    assert ">access pattern 3</a></li>" in page


def test_design_stays_open_until_it_is_approved_with_the_new_requirements(
    project: Project,
) -> None:
    """A design speaks of the requirements as they were."""
    project.approve("requirements")
    project.approve("design")
    project.change("{peak: 5, average: 2}", "{peak: 50, average: 2}")
    code, output, _ = project.run("approve", "requirements", "shop", "--by", "Ada")
    assert code == 0
    assert "Look at design again" in output
    assert project.told() == [
        (
            "warning[GAT002] the gate `design` is open again; "
            "what stands behind it was changed and approved anew since"
        )
    ]
    project.approve("design")
    assert project.told() == []


def test_going_back_closes_the_gate(project: Project) -> None:
    """What was approved is approved, however it came back."""
    project.approve("requirements")
    project.change("peak: 5,", "peak: 6,")
    project.change("peak: 6,", "peak: 5,")
    assert project.told() == ["note[GAT001] nobody has approved the gate `design` yet"]


def test_design_can_be_approved_table_by_table(project: Project) -> None:
    """A change of one table leaves the approval of the others; the whole design replaces them."""
    project.change("mapping:\n", "  Loans:\n    partition_key: id\n    entities: *loan\nmapping:\n")
    project.change(
        "entities:\n  Member: {count: 200}", "entities:\n  Member: {count: 200}\n  Loan:"
    )
    project.change("entities: *loan", "entities: {Loan: {attributes: {id: S}}}")
    project.change("tables:\n", "  3: {name: Lend, type: write, rps: 1, inputs: [id]}\ntables:\n")
    project.change(
        "\n\n# the end", "\n  3: {operation: PutItem, table: Loans, entity: Loan}\n# the end"
    )
    project.approve("requirements")
    project.approve("design:Members", by="Ada")
    assert project.told() == [
        (
            "note[GAT001] nobody has approved the gate `design` yet: "
            "table Loans and the answer to 3 left"
        )
    ]
    assert "The gate of" not in project.page("tables/members.md")
    assert "The gate of the design of Loans is open." in project.page("tables/loans.md")
    project.approve("design:Loans", by="Grace")
    assert project.told() == []
    project.change("partition_key: id", "partition_key: id\n    purpose: Who has what.")
    assert project.told() == [
        "warning[GAT002] the gate `design` is open again; changed: table Loans"
    ]
    assert "The gate of" not in project.page("tables/members.md")
    assert "design of Loans is open again." in project.page("tables/loans.md")
    project.approve("design")
    assert project.told() == []
    assert "design:" in project.gates
    assert "design:Members" not in project.gates


def test_where_values_come_from_belongs_to_the_contract(project: Project) -> None:
    """Telling the column of an attribute leaves the design approved."""
    project.approve("requirements")
    project.approve("design")
    code, _, errors = project.run("approve", "contract", "shop", "--by", "Ada")
    assert code == 1
    assert errors.startswith("Not approved: the model says nothing yet")
    with project.model.open("a", encoding="utf-8") as stream:
        stream.write(SOURCE)
    project.change("name: S}}", "name: {type: S, from: members.name}}}")
    assert [line.partition(";")[0] for line in project.told()] == [
        "note[GAT001] nobody has approved the gate `contract` yet"
    ]


@pytest.mark.parametrize("gate", ["design", "design:Members", "contract"])
def test_gate_waits_for_the_one_before(project: Project, gate: str) -> None:
    """The reason is told, and nothing is written."""
    with project.model.open("a", encoding="utf-8") as stream:
        stream.write(SOURCE)
    code, output, errors = project.run("approve", gate, "shop", "--by", "Ada")
    assert (code, output) == (1, "")
    before = "design" if gate == "contract" else "requirements"
    assert errors.startswith(f"Not approved: `{gate}` waits for the gate `{before}`, which is open")
    assert not (project.folder / "shop/gates.yml").exists()


def test_errors_stand_against_their_own_stage(project: Project) -> None:
    """Requirements do not wait for a design that is wrong; the design does."""
    project.change("operation: GetItem, table: Members", "operation: GetItem, table: Nowhere")
    project.approve("requirements")
    code, output, errors = project.run("approve", "design", "shop", "--by", "Ada")
    assert code == 1
    assert "error[OPS0" in output
    assert errors == "Not approved: `design` cannot be approved while an error stands.\n"
    project.approve("design:Members")
    project.change("peak: 5,", "peak: 1,")
    code, output, errors = project.run("approve", "requirements", "shop", "--by", "Ada")
    assert code == 1
    assert "error[REQ002]" in output


def test_unreadable_model_is_not_approved(project: Project) -> None:
    """Nobody can approve what cannot be read."""
    project.change("type: write", "type: wrote")
    code, output, errors = project.run("approve", "requirements", "shop", "--by", "Ada")
    assert code == 1
    assert "error[SCH" in output
    assert "part of the model cannot be read" in errors
    assert project.run("approve", "requirements", "nowhere", "--by", "Ada")[0] == 2


@pytest.mark.parametrize(
    ("gate", "reason"),
    [
        ("desing", "`desing` is no gate; did you mean `design`?"),
        (
            "review",
            "`review` is no gate; gates are requirements, design, contract and design:TABLE",
        ),
        ("design:Member", "the model has no table `Member`; did you mean `Members`?"),
    ],
)
def test_unknown_gate_is_refused(project: Project, gate: str, reason: str) -> None:
    """A name that is nearly right is proposed."""
    project.approve("requirements")
    code, _, errors = project.run("approve", gate, "shop", "--by", "Ada")
    assert (code, errors) == (1, f"Not approved: {reason}.\n")


def test_nobody_cannot_approve(project: Project) -> None:
    """A name is needed, and has to be text."""
    assert project.run("approve", "requirements", "shop")[0] == 2
    assert project.run("approve", "requirements", "shop", "--by", " ")[0] == 2
    assert project.run("approve", "requirements", "shop", "--by", "a\udcff")[0] == 2


def test_one_file_keeps_its_text(project: Project) -> None:
    """The section is added to a model of one file, and replaced there later."""
    project.approve("requirements", model="shop/model.yml")
    assert project.model.read_text("utf-8").startswith(f"{COMMENTED}\ngates:\n  requirements:\n")
    once = project.model.read_text("utf-8")
    project.approve("requirements", model="shop/model.yml")
    assert project.model.read_text("utf-8") == once
    project.approve("design")
    assert project.model.read_text("utf-8").startswith(once)
    assert not (project.folder / "shop/gates.yml").exists()
    assert project.told() == []


def test_gates_can_be_silent_or_required(project: Project) -> None:
    """Without approvals nothing is told, unless the project asks for it."""
    assert project.told() == []
    assert project.told("--gates", "warn") == [
        "note[GAT001] nobody has approved the gate `requirements` yet"
    ]
    assert project.told("--gates", "require") == [
        "error[GAT001] nobody has approved the gate `requirements` yet"
    ]
    project.approve("requirements")
    assert project.told("--gates", "off") == []
    assert project.run("check", "shop", "--gates", "require")[0] == 1
    project.approve("design")
    assert project.run("check", "shop", "--gates", "require")[0] == 0


@pytest.mark.parametrize(
    ("option", "code", "text"),
    [("gates: require", 1, "GAT001"), ("gates: offf", 1, "CFG001"), ("gates: off", 0, "0 errors")],
)
def test_option_of_the_plugin(
    project: Project, option: str, code: int, text: str, tmp_path: Path
) -> None:
    """The command reads it as the site does; MkDocs reads `off` as false."""
    config = "site_name: T\nplugins:\n  - dynamodb:\n      models: [shop]\n"
    (tmp_path / "mkdocs.yml").write_text(f"{config}      {option}\n", "utf-8")
    ended, output, _ = project.run("check")
    assert (ended, text in output) == (code, True)


def test_viewpoints_open_no_gate(project: Project) -> None:
    """A viewpoint may come and be wrong without anybody's word being asked for again."""
    project.approve("requirements")
    before = project.told()
    text = project.model.read_text("utf-8")
    project.model.write_text(f"{text}\nviewpoints: {{people: {{entities: [Membre]}}}}\n", "utf-8")
    assert project.told() == before
    project.approve("design")
