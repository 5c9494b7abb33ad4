"""Approvals in the text of a file: everything else stays as it stands."""

import pytest

from mkdocs_dynamodb.errors import OutputError
from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.gates_file import ApprovalEntry, with_approval
from mkdocs_dynamodb.source.yaml_tree import read_tree

NEW = """\
  design:
    by: "Ada"
    when: 2026-11-21
    digest: "d"
    behind: "b"
    covers:
      tables.Members: "t"
"""
OLD = """\
  requirements:
    by: Grace  # in the meeting
    when: 2026-11-20
    digest: "1"
    covers: {access_patterns.1: "2"}
"""


def entry(name: str = "design", note: str = "", thing: str = "tables.Members") -> ApprovalEntry:
    """An approval."""
    return ApprovalEntry(
        name=name,
        by="Ada",
        when="2026-11-21",
        note=note,
        digest="d",
        behind="b",
        covers={thing: "t"},
    )


def added(text: str, *replaced: str, name: str = "design") -> str:
    """A file with an approval."""
    return with_approval(SourceFile("gates.yml", text), entry(name), replaced)


def test_new_file_explains_itself() -> None:
    """A reader of the file learns who writes it."""
    text = added("")
    assert text.startswith("# Approvals of this model, written by `mkdocs-dynamodb approve`.")
    assert text.endswith(f"\ngates:\n{NEW}")


@pytest.mark.parametrize("rest", ["", "# after\n", "\n# after\n\nscratchpad: [a]\n"])
def test_approval_is_added_after_the_others(rest: str) -> None:
    """What stands before and after the section is not touched."""
    assert added(f"# before\ngates:\n{OLD}{rest}") == f"# before\ngates:\n{OLD}{NEW}{rest}"


@pytest.mark.parametrize("rest", ["", "# after\n"])
def test_approval_is_replaced_in_its_place(rest: str) -> None:
    """An approval that was given again stands where it stood."""
    older = NEW.replace("Ada", "Grace").replace("2026-11-21", "2026-11-19")
    before = f"gates:\n{OLD}  # between\n{older}{rest}"
    assert added(before) == f"gates:\n{OLD}  # between\n{NEW}{rest}"


def test_approvals_of_tables_give_way() -> None:
    """The whole design replaces its parts, also where one of them ends the file."""
    first = NEW.replace("design:", "design:Members:")
    last = NEW.replace("design:", '"design:A.B":').rstrip("\n")
    before = f"gates:\n{OLD}{first}  # between\n{last}"
    after = added(before, "design:Members", "design:A.B")
    assert after == f"gates:\n{OLD}  # between\n{NEW}"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["", "|", "|||"])
def test_section_is_added_to_a_file_without_one(end: str, last: str) -> None:
    """With the line ends of the file, whether or not its last line has one."""
    before = f"entities:{end}  Member: {{}}{last.replace('|', end)}"
    section = f"{end}gates:{end}{NEW.replace(chr(10), end)}"
    assert (
        added(before) == f"entities:{end}  Member: {{}}{end}{section}{last[1:].replace('|', end)}"
    )


def test_section_stands_before_the_end_of_the_document() -> None:
    """Three dots end a document; nothing may follow them."""
    assert added("---\nentities: {}\n...\n") == f"---\nentities: {{}}\n\ngates:\n{NEW}...\n"


def test_indented_file_is_indented_on() -> None:
    """A file may begin its lines with spaces."""
    text = added("  entities: {}\n")
    tree, faults = read_tree(SourceFile("gates.yml", text))
    assert not faults
    assert tree is not None
    assert list(tree.keys) == ["entities", "gates"]


@pytest.mark.parametrize(
    "text",
    [
        "{entities: {}}",
        "gates: {}\n",
        "gates: {design: {by: A}}\n",
        "gates:\n",
        "gates: &all\n  <<: *all\n",
        "[1]\n",
        "just text\n",
        "gates: [a]\n",
        "# only a comment\n... \nentities: {}\n",
    ],
)
def test_file_written_in_another_way_is_refused(text: str) -> None:
    """The command changes nothing where it cannot be sure."""
    with pytest.raises(OutputError, match="gates"):
        added(text)


def test_comment_alone_makes_room() -> None:
    """A file that holds only comments gets the section."""
    assert added("# nothing yet\n") == f"# nothing yet\n\ngates:\n{NEW}"


@pytest.mark.parametrize(
    "note",
    [
        "yes",
        "a: b # c",
        '"',
        "\\",
        "a\nb",
        "\t",
        "\u2028",
        "\x85",
        "\x00",
        "\x7f",
        "é😀",
        "\ufeff",
        "'",
    ],
)
def test_any_text_is_read_back(note: str) -> None:
    """Notes and names may hold what they want, and never break a line of the file."""
    name = f"design:{note}"
    text = with_approval(SourceFile("gates.yml", ""), entry(name, note, thing=f"tables.{note}"))
    tree, faults = read_tree(SourceFile("gates.yml", text))
    assert not faults
    assert tree is not None
    approval = tree.at(["gates", name])
    assert approval.at(["note"]).text == note
    assert list(approval.at(["covers"]).keys) == [f"tables.{note}"]
    assert len(SourceFile("gates.yml", text).lines) == len(text.split("\n"))
