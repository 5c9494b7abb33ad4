"""Reading a baseline: what is written is read, and a broken line is named."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_dynamodb.errors import BaselineError
from mkdocs_dynamodb.source.baseline_file import BaselineEntry, baseline_text, read_baseline

HEAD = '{"baseline": 1}\n'
ENTRY = '{"code": "KEY001", "subject": "tables.A", "path": "m.yml", "fingerprint": "a:1"}\n'
TEXTS = st.text(st.characters(codec=None), max_size=20)


def entries_of(tmp_path: Path, text: str) -> tuple[BaselineEntry, ...]:
    """What a file with this text holds."""
    path = tmp_path / "baseline.jsonl"
    path.write_text(text, encoding="utf-8")
    return read_baseline(path)


@given(st.lists(st.builds(BaselineEntry, path=TEXTS, subject=TEXTS, code=TEXTS, fingerprint=TEXTS)))
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, entries: list[BaselineEntry]
) -> None:
    """Sorted and once each, a line an entry, in ASCII."""
    text = baseline_text(tuple(entries))
    assert text.isascii()
    assert text == baseline_text(tuple(reversed(entries)))
    read = entries_of(tmp_path_factory.mktemp("baseline"), text)
    assert read == tuple(sorted(set(entries)))
    assert len(text.splitlines()) == len(read) + 1


def test_blank_lines_order_and_line_ends_do_not_matter(tmp_path: Path) -> None:
    """People merge such files."""
    other = ENTRY.replace("KEY001", "OPS001")
    assert len(entries_of(tmp_path, f"{HEAD}\n{other}{ENTRY}\n\n".replace("\n", "\r\n"))) == 2


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "JSON"),
        ("[]\n", 1, "object"),
        (ENTRY, 1, "first line"),
        ('{"baseline": 2}\n', 1, "first line"),
        (f"{HEAD}{ENTRY}<<<<<<< ours\n", 3, "JSON"),
        (HEAD + ENTRY.replace("}", ""), 2, "JSON"),
        (f"{HEAD}7\n", 2, "object"),
        (f"{HEAD}{'[' * 100_000}\n", 2, "JSON"),
        (HEAD + ENTRY.replace('"path"', '"file"'), 2, "`path`"),
        (HEAD + ENTRY.replace('"m.yml"', "7"), 2, "`path`"),
    ],
)
def test_broken_line_is_named(tmp_path: Path, text: str, line: int, words: str) -> None:
    """The message tells where, what, and how to get a good file."""
    with pytest.raises(BaselineError) as raised:
        entries_of(tmp_path, text)
    assert raised.value.line == line
    assert f"baseline.jsonl:{line}: " in str(raised.value)
    assert words in str(raised.value)
    assert "--write-baseline" in str(raised.value)


def test_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """Missing, a folder, or not UTF-8."""
    (tmp_path / "latin.jsonl").write_bytes(b'{"baseline": "\xe4"}')
    for name, words in (("missing", "no such file"), ("", "directory"), ("latin.jsonl", "UTF-8")):
        with pytest.raises(BaselineError) as raised:
            read_baseline(tmp_path / name)
        assert words in str(raised.value)
        assert raised.value.line is None
