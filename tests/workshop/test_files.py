"""Files of a workshop: what is read, what is left alone, and what cannot be read."""

from pathlib import Path

import pytest

from mkdocs_dynamodb.application.workshops import CheckedWorkshop, check_workshop
from mkdocs_dynamodb.settings import Settings, WorkshopPath


def checked(root: Path, files: dict[str, bytes]) -> CheckedWorkshop:
    """The workshop of files below a folder."""
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    read = WorkshopPath(content="content", static="static", params="contentspec.yaml")
    return check_workshop(read, Settings(root=root))


SPEC = b"version: 2.0\nparams:\n  table: Orders\n"


def test_pages_and_static_files_are_found(tmp_path: Path) -> None:
    """Markdown below the content folder is a page, all else below the static folder a file."""
    workshop = checked(
        tmp_path,
        {
            "content/index.en.md": b"---\ntitle: Start\n---\n\nThe table :param{key=table}.\n",
            "content/.draft.md": b"# Not yet\n",
            "content/notes.txt": b"no page\n",
            "static/images/a.png": b"png",
            "static/guide.md": b"# A download\n",
            "contentspec.yaml": SPEC,
        },
    )
    assert workshop.diagnostics == ()
    assert [page.path for page in workshop.workshop.pages] == ["index.md"]
    assert "The table Orders." in workshop.workshop.pages[0].markdown
    assert sorted(name for name, _ in workshop.workshop.files) == [
        "static/guide.md",
        "static/images/a.png",
    ]


@pytest.mark.parametrize(
    "name", ["content/index.en.md", "contentspec.yaml"], ids=["page", "parameters"]
)
def test_bytes_that_are_no_text_are_a_finding(tmp_path: Path, name: str) -> None:
    """The file is named with line and column, and the other pages are made."""
    # tries WRK010
    files = {
        "content/index.en.md": b"---\ntitle: Start\n---\n",
        "content/setup.en.md": b"---\ntitle: Set up\n---\n",
        "contentspec.yaml": SPEC,
    }
    workshop = checked(tmp_path, {**files, name: b"one line\nand \xff\n"})
    (found,) = workshop.diagnostics
    assert found.code == "WRK010"
    assert (found.finding.at.path, found.finding.at.line, found.finding.at.column) == (name, 2, 5)
    assert "setup.md" in {page.path for page in workshop.workshop.pages}


def test_missing_content_is_a_finding(tmp_path: Path) -> None:
    """A workshop without pages is said to have none."""
    workshop = checked(tmp_path, {"contentspec.yaml": SPEC})
    assert [d.code for d in workshop.diagnostics] == ["WRK009"]
    assert workshop.workshop.pages == ()


def test_default_language_is_that_of_the_specification(tmp_path: Path) -> None:
    """Pages of the other language are left out."""
    workshop = checked(
        tmp_path,
        {
            "content/index.en.md": b"---\ntitle: Start\n---\n",
            "content/index.fr.md": b"---\ntitle: Accueil\n---\n",
            "contentspec.yaml": b"version: 2.0\ndefaultLocaleCode: fr-FR\n",
        },
    )
    assert [page.title for page in workshop.workshop.pages] == ["Accueil"]


def test_values_of_parameters(tmp_path: Path) -> None:
    """A value is text on one line; a mapping, a list and nothing at all are none."""
    spec = b"params:\n  a: |\n    two\n    lines\n  b: 010\n  c: ''\n  d: {e: f}\n  g: [1]\n  h:\n"
    body = "".join(f":param{{key={name}}}|" for name in "abcdgh").encode()
    workshop = checked(tmp_path, {"content/index.en.md": body, "contentspec.yaml": spec})
    assert "two lines|010||:param{key=d}|" in workshop.workshop.pages[0].markdown
    assert [d.finding.at.column for d in workshop.diagnostics] == [43, 57, 71]
