"""What a running server keeps from one build to the next: always what a fresh build would make."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from markupsafe import Markup

from conftest import ROOT, TODAY
from fixtures_site import BROKEN_MODEL, GOOD_MODEL
from mkdocs_dynamodb.application.checking import CheckedModel, check_models, load_settings
from mkdocs_dynamodb.application.pages import model_pages
from mkdocs_dynamodb.application.preview import Preview
from mkdocs_dynamodb.diagnostics import Span
from mkdocs_dynamodb.kept import Kept, same
from mkdocs_dynamodb.pages.context import ROWS_AT_ONCE
from mkdocs_dynamodb.pages.environment import render_template
from mkdocs_dynamodb.pages.page import Page

CONFIG = """\
plugins:
  - dynamodb:
      models: [{path: shop, to: shop/}]
"""
ACCEPTED = """
accept:
  - {rule: REQ002, at: access_patterns.2, because: It was measured., until: 2026-11-25}
"""


ROWS = ("pattern_sections", "pattern_rows", "pattern_list_rows")
"""Templates of a few rows of a page."""


class Project:
    """A model that is edited while a server runs, without the server."""

    def __init__(self, root: Path) -> None:
        """Begin with a folder that has no model yet."""
        self.root = root
        self.preview = Preview(is_lasting=True)
        self.today = TODAY
        self.write("mkdocs.yml", CONFIG)

    def write(self, path: str, text: str) -> None:
        """Write a file."""
        target = self.root / path
        target.parent.mkdir(exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace a part of a file once."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text
        self.write(path, text.replace(old, new, 1))

    def build(self) -> tuple[CheckedModel, tuple[Page, ...]]:
        """The model and its pages as the server makes them."""
        settings, found, source = load_settings(self.root / "mkdocs.yml", self.root)
        result = self.preview.check(settings, self.today, found, source)
        checked = result.models[0]
        return checked, self.preview.pages(checked, directory_urls=True, material=True)

    def assert_fresh(self) -> None:
        """The server makes exactly what a build does that has never run before."""
        checked, pages = self.build()
        settings, _, _ = load_settings(self.root / "mkdocs.yml", self.root)
        fresh = check_models(settings, self.today, try_breaks=True).models[0]
        assert checked.diagnostics == fresh.diagnostics
        assert pages == model_pages(fresh)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with the small model."""
    made = Project(tmp_path)
    made.write("shop/model.yml", GOOD_MODEL)
    return made


def test_nothing_is_made_anew_when_nothing_changed(project: Project) -> None:
    """The model, its findings and its pages are those of last time, not equal ones."""
    checked, pages = project.build()
    again, same_pages = project.build()
    assert again is checked
    assert same_pages is pages


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("mkdocs.yml", CONFIG + "      rules: {REQ002: note}\n"),
        ("mkdocs.yml", CONFIG + "      rules: {REQ002: off}\n"),
        ("mkdocs.yml", CONFIG + "      pricing: {region: eu-central-1}\n"),
        ("mkdocs.yml", CONFIG + "      gates: require\n"),
        ("mkdocs.yml", CONFIG.replace("to: shop/", "to: store/")),
        ("shop/more.yml", "scratchpad: [Ask about fines.]\n"),
        ("shop/more.yml", "viewpoints: {people: {entities: Member}}\n"),
        ("shop/model.yml", BROKEN_MODEL.replace("peak: 5, average: 7", "peak: 5.0, average: 7")),
        ("shop/model.yml", "\n" + BROKEN_MODEL),
        ("shop/model.yml", BROKEN_MODEL + ACCEPTED),
    ],
)
def test_whatever_changes_is_seen(project: Project, path: str, text: str) -> None:
    """Options, files and every letter of them count."""
    project.write("shop/model.yml", BROKEN_MODEL)
    project.build()
    project.write(path, text)
    project.assert_fresh()


def test_an_acceptance_ends_while_the_server_runs(project: Project) -> None:
    """A server that runs overnight judges by the new day."""
    project.write("shop/model.yml", BROKEN_MODEL + ACCEPTED)
    assert not [d for d in project.build()[0].diagnostics if d.accepted is None]
    project.today = date(2026, 11, 26)
    assert [d.code for d in project.build()[0].diagnostics if d.accepted is None]
    project.assert_fresh()


def test_files_beside_the_model_are_seen(tmp_path: Path) -> None:
    """Edits of contract, schema, rows, prices and the YAML itself give what a fresh build gives."""
    project = Project(tmp_path)
    shutil.copytree(ROOT / "models/ecommerce", tmp_path / "shop")
    project.build()
    for path, old, new in (
        ("shop/source.sql", "CREATE TABLE", "CREATE TABLE visits (id INT);\nCREATE TABLE"),
        ("shop/rows.sql", "INSERT", "-- rows\nINSERT"),
        ("shop/migrationContract.json", '"source_table"', '"source_tables"'),
        ("shop/entities.yml", "count: 40", "count: 41"),
        ("mkdocs.yml", "to: shop/}]", "to: shop/}]\n      pricing: {region: us-east-1}"),
    ):
        project.edit(path, old, new)
        project.assert_fresh()
    (tmp_path / "shop/accept.yml").unlink()
    project.assert_fresh()


def test_only_pages_that_change_are_rendered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new count of one entity leaves the pages of the other tables alone."""
    project = Project(tmp_path)
    shutil.copytree(ROOT / "models/ecommerce", tmp_path / "shop")
    (tmp_path / "shop/gates.yml").unlink()  # a gate that opens again shows on many pages
    project.build()
    rendered: list[str] = []

    def noted(name: str, values: dict[str, object]) -> str:
        rendered.append(name)
        return render_template(name, values)

    monkeypatch.setattr("mkdocs_dynamodb.pages.context.render_template", noted)
    project.edit("shop/entities.yml", "count: 40", "count: 41")
    checked, _ = project.build()
    # The viewpoint is the one that shows the entity.
    pages = ["access_patterns", "cost", "requirements", "table", "viewpoint"]
    assert [name for name in sorted(rendered) if name not in ROWS] == pages
    assert rendered.count("pattern_sections") < len(checked.model.patterns) / ROWS_AT_ONCE


def test_a_save_in_the_middle_of_typing_leaves_the_last_good_pages(project: Project) -> None:
    """Each page says what cannot be read, above what it showed before."""
    _, good = project.build()
    project.write("shop/model.yml", GOOD_MODEL.replace("tables:", "tables: ["))
    checked, pages = project.build()
    assert [page.path for page in pages] == [page.path for page in good]
    for page, before in zip(pages, good, strict=True):
        assert "YML001" in page.body
        if page.path != "review.md":
            heading, _, rest = before.body.partition("\n\n")
            assert page.body.startswith(heading)
            assert page.body.endswith(rest)
    assert project.preview.shown(checked).model.complete
    project.write("shop/model.yml", GOOD_MODEL)
    assert project.build()[1] == good


def test_a_file_that_is_empty_for_a_moment(project: Project) -> None:
    """The pages stay while nothing else has changed, and follow the model when it has."""
    _, good = project.build()
    project.write("shop/model.yml", "")
    _, pages = project.build()
    assert [page.path for page in pages] == [page.path for page in good]
    assert all("YML010" in page.body for page in pages)
    project.write("shop/model.yml", GOOD_MODEL)
    assert project.build()[1] == good
    project.write("shop/model.yml", "# moved\n")
    project.write("shop/moved.yml", GOOD_MODEL)
    project.assert_fresh()
    project.write("shop/moved.yml", "")
    project.write("shop/model.yml", GOOD_MODEL)
    project.assert_fresh()


def test_a_model_that_was_never_good_is_shown_as_it_is(project: Project) -> None:
    """Without a last good state the pages show what can be read."""
    project.write("shop/model.yml", "tables: [")
    project.assert_fresh()


def test_a_preview_that_does_not_last_keeps_nothing(project: Project) -> None:
    """A build that comes to an end makes everything each time it is asked."""
    project.preview = Preview(is_lasting=False)
    assert project.build()[0] is not project.build()[0]


def test_a_model_that_comes_to_another_place_has_no_last_good_pages(project: Project) -> None:
    """Pages of before would lead to addresses that are no more."""
    project.build()
    project.write("mkdocs.yml", CONFIG.replace("to: shop/", "to: store/"))
    project.write("shop/model.yml", "tables: [")
    project.assert_fresh()


@dataclass(frozen=True)
class _Plain:
    name: str
    size: Decimal = Decimal(1)
    parts: dict[str, list[int]] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class _Alone:
    name: str


@pytest.mark.parametrize(
    ("one", "other", "are_same"),
    [
        ((1, "a", None), (1, "a", None), True),
        (1, True, False),
        ("a", Markup("a"), False),
        (Decimal("1.0"), Decimal("1.00"), False),
        (Decimal("1.0"), Decimal("1.0"), True),
        (0.0, -0.0, False),
        ([1, 2], [1, 2, 3], False),
        ([1], (1,), False),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, False),
        ({"a": 1}, {"a": 1}, True),
        ({"a": 1}, {"a": 2}, False),
        (Span("a", 1, 1, 1, 2), Span("a", 1, 1, 1, 2), True),
        (_Plain("a", parts={"x": [1]}), _Plain("a", parts={"x": [1]}), True),
        (_Plain("a", parts={"x": [1]}), _Plain("a", parts={"x": [True]}), False),
        (_Alone("a"), _Alone("a"), False),
        ({1: 0}.values(), {1: 0}.values(), False),
    ],
)
def test_what_counts_as_the_same(one: object, other: object, *, are_same: bool) -> None:
    """Values are the same down to their types; what cannot be compared is not."""
    assert same(one, other) is are_same


def test_results_that_nobody_asks_for_are_dropped() -> None:
    """What was used since the last time stays."""
    kept = Kept()
    make: Callable[[], list[int]] = list
    first, second = kept.get(("a",), (1,), make), kept.get(("b",), (1,), make)
    kept.drop_unused()
    assert kept.get(("a",), (1,), make) is first
    kept.drop_unused()
    assert kept.get(("a",), (1,), make) is first
    assert kept.get(("b",), (1,), make) is not second
