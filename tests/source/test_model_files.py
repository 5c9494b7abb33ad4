"""The files of a model are merged by section; what is broken is left out and told once."""

from pathlib import Path

import pytest

from mkdocs_dynamodb.source.faults import FaultKind
from mkdocs_dynamodb.source.model_files import ModelFiles, read_model_files


def read(folder: Path, **files: str) -> ModelFiles:
    """Write files and read them as one model."""
    model = folder / "model"
    model.mkdir()
    for name, text in files.items():
        (model / f"{name}.yml").write_text(text, "utf-8")
    return read_model_files(model, folder)


def kinds(files: ModelFiles) -> list[FaultKind]:
    """Kinds of the faults, in order."""
    return [fault.kind for fault in files.faults]


def test_sections_of_several_files_are_merged(tmp_path: Path) -> None:
    """Names and lists are gathered in the order of the files."""
    files = read(
        tmp_path,
        a="entities: {A: {}}\naccept: [{rule: R, at: a, because: b}]",
        b="entities: {B: {}}\naccept: [{rule: R, at: b, because: b}]",
    )
    assert list(files.named["entities"]) == ["A", "B"]
    assert len(files.listed["accept"]) == 2
    assert files.complete
    assert list(files.sources) == ["model/a.yml", "model/b.yml"]


# tries YML016
def test_a_thing_defined_in_two_files_is_told_with_both_places(tmp_path: Path) -> None:
    """The first one counts; named things and whole sections alike."""
    files = read(
        tmp_path,
        a="entities: {A: {count: 1}}\napplication: {name: One}",
        b="entities: {A: {count: 2}}\napplication: {name: Two}",
    )
    assert kinds(files) == [FaultKind.DEFINED_TWICE] * 2
    finding = files.faults[0].finding
    assert finding.subject == "entities.A"
    assert finding.at.path == "model/b.yml"
    assert [related.at.path for related in finding.related] == ["model/a.yml"]
    assert files.named["entities"]["A"][1].data == {"count": 1}
    assert not files.complete


def test_one_broken_file_does_not_hide_the_others(tmp_path: Path) -> None:
    """The rest is read, and marked as incomplete."""
    files = read(tmp_path, a="entities: {A: ", b="entities: {B: {}}")
    assert kinds(files) == [FaultKind.SYNTAX_ERROR]
    assert list(files.named["entities"]) == ["B"]
    assert not files.complete


def test_only_the_thing_whose_shape_is_wrong_is_left_out(tmp_path: Path) -> None:
    """A misspelt key in one entity leaves its neighbours alone."""
    files = read(tmp_path, a="entities: {A: {cuont: 1}, B: {}}\nrelationships: [{from: A}, 5]")
    assert list(files.named["entities"]) == ["B"]
    assert files.listed["relationships"] == ()
    assert not files.complete


@pytest.mark.parametrize(
    "text",
    ["entities: {A: {count: *x}}", "access_patterns: {1: {name: x, type: read, rps: .inf}}"],
)
def test_a_value_that_could_not_be_read_is_told_once(text: str, tmp_path: Path) -> None:
    """The shape of such a value is not judged as well."""
    files = read(tmp_path, a=text)
    assert len(files.faults) == 1
    assert not files.complete


@pytest.mark.parametrize("text", ["- a", "5", "words", "[]", "{}"])
def test_a_file_that_is_no_mapping_gives_nothing(text: str, tmp_path: Path) -> None:
    """Whatever the root is, reading goes on."""
    files = read(tmp_path, a=text, b="entities: {B: {}}")
    assert list(files.named["entities"]) == ["B"]
    assert files.complete == (text == "{}")


@pytest.mark.parametrize(
    "section",
    [
        "entities",
        "access_patterns",
        "tables",
        "mapping",
        "relationships",
        "accept",
        "application",
        "scratchpad",
        "unique",
        "approach",
        "decisions",
        "aggregates",
        "viewpoints",
    ],
)
@pytest.mark.parametrize(
    "value", ["", "5", "x", "[]", "{}", "[[]]", "{a: }", "[{}]", "{1: 2}", "~"]
)
def test_a_section_of_any_kind_is_read(section: str, value: str, tmp_path: Path) -> None:
    """No section with an odd value raises."""
    read(tmp_path, a=f"{section}: {value}")
