"""Files are listed in a stable order and decoded; what cannot be read becomes a fault."""

from pathlib import Path

import pytest

from mkdocs_dynamodb.diagnostics import Span
from mkdocs_dynamodb.source import files
from mkdocs_dynamodb.source.faults import Fault, FaultKind
from mkdocs_dynamodb.source.files import (
    SourceFile,
    list_model_files,
    read_source,
    shown_path,
)


def fault_of(path: Path, root: Path) -> Fault:
    """The fault of a file that cannot be read."""
    read = read_source(path, root)
    assert isinstance(read, Fault)
    return read


def test_lines_break_where_yaml_breaks_them() -> None:
    """All line breaks that libyaml counts are counted, and a carriage return with it once."""
    source = SourceFile("m.yml", "a\nb\r\nc\rd\x85e\u2028f\u2029g\x0bh\x0ci\n")
    assert source.lines == ["a", "b", "c", "d", "e", "f", "g\x0bh\x0ci", ""]


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    """The mark that some editors write does not move columns."""
    path = tmp_path / "m.yml"
    path.write_bytes(b"\xef\xbb\xbfa: 1")
    read = read_source(path, tmp_path)
    assert isinstance(read, SourceFile)
    assert read.text == "a: 1"


# tries YML008
@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        (b"\xff\xfe", 1, 1),
        (b"a: 1\nb: Jos\xe9\n", 2, 7),
        ("\u00e9\u4e2d: ".encode() + b"\x80", 1, 5),
        (b"a\r\nb\rc\xc3", 3, 2),
        (b"\xef\xbb\xbfab\xff", 1, 3),
        ("x".encode("utf-16"), 1, 1),
    ],
)
def test_a_byte_that_is_no_utf8_is_shown_at_its_place(
    content: bytes, line: int, column: int, tmp_path: Path
) -> None:
    """Columns count characters, not bytes."""
    path = tmp_path / "m.yml"
    path.write_bytes(content)
    fault = fault_of(path, tmp_path)
    assert fault.kind is FaultKind.NOT_UTF8
    assert (fault.finding.at.line, fault.finding.at.column) == (line, column)


# tries YML007
def test_a_file_above_the_limit_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the limit a file is read; one byte more and it is not."""
    monkeypatch.setattr(files, "MAX_FILE_BYTES", 10)
    path = tmp_path / "m.yml"
    path.write_bytes(b"a" * 10)
    assert isinstance(read_source(path, tmp_path), SourceFile)
    path.write_bytes(b"a" * 11)
    assert fault_of(path, tmp_path).kind is FaultKind.FILE_TOO_LARGE


# tries YML017
def test_a_file_that_cannot_be_opened_is_a_fault(tmp_path: Path) -> None:
    """A folder, a file that is gone and an impossible name are told alike."""
    for path in (tmp_path, tmp_path / "gone.yml", tmp_path / "a\0b.yml"):
        fault = fault_of(path, tmp_path)
        assert fault.kind is FaultKind.UNREADABLE_FILE
        assert "cannot be read" in fault.finding.message


# tries YML011
def test_a_model_without_files_is_not_found(tmp_path: Path) -> None:
    """A path that does not exist is told at the place where the user wrote it."""
    asked = Span("mkdocs.yml", 4, 9, 4, 15)
    (tmp_path / "empty").mkdir()
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/index.en.md").write_text("x", "utf-8")
    for name, words, cure in (
        ("gone", "does not exist", "`mkdocs-dynamodb new`"),
        ("empty", "has no YAML file", "`mkdocs-dynamodb new`"),
        ("pages", "has no YAML file", "`workshop: {content: ...}`"),
    ):
        listing = list_model_files(tmp_path / name, tmp_path, asked)
        (fault,) = listing.faults
        assert listing.files == ()
        assert fault.kind is FaultKind.MODEL_NOT_FOUND
        assert fault.finding.at == asked
        assert words in fault.finding.message
        assert cure in fault.finding.help


def test_files_are_found_below_a_folder_but_not_hidden_ones(tmp_path: Path) -> None:
    """Both suffixes count, folders are walked, dot files are left out; the order is by name."""
    for name in ("b.yml", "a.yaml", "sub/c.yml", ".hidden.yml", ".git/d.yml", "e.json", "f.YML"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("", "utf-8")
    (tmp_path / "folder.yml").mkdir()
    found = [
        path.relative_to(tmp_path).as_posix() for path in list_model_files(tmp_path, tmp_path).files
    ]
    assert found == ["a.yaml", "b.yml", "sub/c.yml"]


def test_a_link_in_a_circle_ends(tmp_path: Path) -> None:
    """A folder that links to itself is walked once; a link to nothing is no file."""
    (tmp_path / "a.yml").write_text("", "utf-8")
    (tmp_path / "again").symlink_to(tmp_path)
    (tmp_path / "dangling.yml").symlink_to(tmp_path / "gone.yml")
    assert [path.name for path in list_model_files(tmp_path, tmp_path).files] == ["a.yml"]


def test_paths_are_shown_from_the_root_of_the_project(tmp_path: Path) -> None:
    """Findings never show an absolute path, even for files outside the project."""
    root = tmp_path / "project"
    assert shown_path(root / "models/a.yml", root) == "models/a.yml"
    assert shown_path(tmp_path / "other/a.yml", root) == "../other/a.yml"
    assert shown_path(root, root) == "."
