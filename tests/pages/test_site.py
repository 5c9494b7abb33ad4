"""All pages of a model, their order, and parts of it on other pages."""

import json
import re

import pytest

from conftest import ROOT, TODAY, Checker
from fixtures_site import GOOD_MODEL
from mkdocs_dynamodb.application.checking import CheckedModel, check_models
from mkdocs_dynamodb.application.pages import model_pages, page_context, render_block
from mkdocs_dynamodb.errors import FragmentError
from mkdocs_dynamodb.pages.context import PATTERNS_PER_PAGE
from mkdocs_dynamodb.pages.environment import render_template
from mkdocs_dynamodb.pages.fragments import problem_html, render_fragment
from mkdocs_dynamodb.pages.page import Page
from mkdocs_dynamodb.pages.site import NavSection, navigation
from mkdocs_dynamodb.settings import ModelPath, Settings


def checked(checker: Checker, text: str) -> CheckedModel:
    """A model after its check."""
    return checker.check(text).models[0]


def many(count: int) -> str:
    """A model with many access patterns."""
    rows = "".join(
        f"  {n}: {{name: Pattern {n}, type: read, rps: 1}}\n" for n in range(1, count + 1)
    )
    return f"application: {{name: Large}}\naccess_patterns:\n{rows}"


def test_pages_stand_in_the_order_of_the_navigation(checker: Checker) -> None:
    """Each kind of page, and one for each table."""
    pages = model_pages(checked(checker, GOOD_MODEL))
    assert [(page.path, page.title, page.section) for page in pages] == [
        ("index.md", "City library", ""),
        ("requirements.md", "Requirements", ""),
        ("access-patterns/index.md", "Access patterns", ""),
        ("tables/members.md", "Members", "Tables"),
        ("attributes.md", "Attributes", ""),
        ("mapping.md", "Mapping", ""),
        ("capacity-and-cost.md", "Capacity and cost", ""),
        ("hot-partitions.md", "Hot partitions", ""),
        ("decisions.md", "Decisions and trade-offs", ""),
        ("review.md", "Review", ""),
    ]


def test_page_has_front_matter_and_one_heading(checker: Checker) -> None:
    """The heading is the title, and every page knows what it is made from."""
    for page in model_pages(checked(checker, GOOD_MODEL)):
        front, body = page.content.removeprefix("---\n").split("\n---\n\n", 1)
        title = front.split("\n")[0]
        assert json.loads(title.removeprefix("title: ")) == page.title
        assert re.findall("^# (.*)$", body, re.MULTILINE) == [f"{page.title} {{: .ddb-page }}"]


def test_page_of_a_table_points_at_its_table(checker: Checker) -> None:
    """The edit link of a site leads there."""
    pages = {page.path: page for page in model_pages(checked(checker, GOOD_MODEL))}
    source = pages["tables/members.md"].source
    assert source is not None
    assert (source.path, source.line) == ("model/model.yml", 14)


def test_few_patterns_share_a_page(checker: Checker) -> None:
    """At the limit there is one page."""
    pages = model_pages(checked(checker, many(PATTERNS_PER_PAGE)))
    assert [p.path for p in pages if p.path.startswith("access")] == ["access-patterns/index.md"]


def test_many_patterns_are_spread_over_pages(checker: Checker) -> None:
    """One above the limit: a list, and pages that say which patterns they hold."""
    pages = model_pages(checked(checker, many(PATTERNS_PER_PAGE * 2 + 1)))
    found = [(p.path, p.title) for p in pages if p.path.startswith("access-patterns/")]
    assert found == [
        ("access-patterns/index.md", "All"),
        ("access-patterns/part-1.md", "1 to 60"),
        ("access-patterns/part-2.md", "61 to 120"),
        ("access-patterns/part-3.md", "121 to 121"),
    ]
    texts = {page.path: page.body for page in pages}
    assert "part-2/#pattern-61" in texts["access-patterns/index.md"].replace("&#35;", "#")
    assert "{: #pattern-61 }" in texts["access-patterns/part-2.md"]
    assert "{: #pattern-61 }" not in texts["access-patterns/index.md"]
    sections = [entry for entry in navigation(pages) if isinstance(entry, NavSection)]
    assert [section.title for section in sections] == ["Access patterns"]
    assert len(sections[0].pages) == 4


def test_empty_model_has_pages(checker: Checker) -> None:
    """A model that was just begun shows what is missing."""
    paths = [page.path for page in model_pages(checked(checker, "scratchpad: []"))]
    assert paths == [
        "index.md",
        "requirements.md",
        "access-patterns/index.md",
        "mapping.md",
        "review.md",
    ]


def test_model_that_has_only_begun_says_what_comes_next(checker: Checker) -> None:
    """No table stands empty, and nothing counts as good that is not there."""
    pages = {page.path: page.body for page in model_pages(checked(checker, "tables: {}\n"))}
    for path in ("requirements.md", "access-patterns/index.md", "mapping.md"):
        assert "No access pattern is listed yet" in pages[path], path
        assert "<th>Access pattern</th>" not in pages[path], path
    assert "No entity is declared yet" in pages["requirements.md"]
    assert "Once the access patterns are listed" in pages["index.md"]
    assert 'ddb-plain"><span class="ddb-card-label">Access patterns' in pages["index.md"]


@pytest.mark.parametrize("folder", ["models/ecommerce", "tests/models/library"])
def test_pages_of_the_models_are_the_same_twice(folder: str) -> None:
    """And hold no escape of a template or of Python."""
    settings = Settings(root=ROOT, models=(ModelPath(path=folder, to="m/"),))
    first, second = (check_models(settings, TODAY).models[0] for _ in range(2))
    pages = model_pages(first)
    assert [p.content for p in pages] == [p.content for p in model_pages(second)]
    for page in pages:
        for forbidden in ("{{", "{%", "Undefined", "&amp;#", "<dataclass", "object at 0x"):
            assert forbidden not in page.content, (page.path, forbidden)


def test_navigation_gathers_pages_of_a_section() -> None:
    """At the place of the first, in their own order."""
    one, two, three = (
        Page(path=path, title=path, body="", section=section)
        for path, section in (("a.md", "S"), ("b.md", ""), ("c.md", "S"))
    )
    assert navigation((one, two, three)) == (NavSection("S", (one, three)), two)


DOTTED = """\
tables:
  a.b: {partition_key: {name: k, type: S}, indexes: {i: {partition_key: k, projection: [zz]}}}
  a: {partition_key: {name: k, type: S}}
"""


def test_finding_of_a_table_with_a_dot_stands_on_its_page(checker: Checker) -> None:
    """Names of tables may hold dots, as subjects do."""
    model = checked(checker, DOTTED)
    context = page_context(model)
    for name in ("a.b", "a"):
        wanted = [
            d.finding.subject
            for d in model.diagnostics
            if d.finding.subject == f"tables.{name}"
            or (name == "a.b" and d.finding.subject.startswith("tables.a.b."))
        ]
        found = [d.finding.subject for d in context.findings_of(f"tables.{name}")]
        assert found == wanted
        assert found != []


def test_description_of_an_input_is_shown(checker: Checker) -> None:
    """Beside its name."""
    model = GOOD_MODEL.replace(
        "inputs: [member_id]", "inputs: {member_id: {description: On the card}}"
    )
    pages = {page.path: page for page in model_pages(checked(checker, model))}
    body = pages["access-patterns/index.md"].body
    assert "<code>member&#95;id</code> On the card" in body


# fragments


@pytest.mark.parametrize(
    ("show", "wanted"),
    [
        ("score", "2 of 2"),
        ("patterns", "Show a member"),
        ("er", "<figure"),
        ("mapping", "ddb-matrix"),
        ("findings", "No rule has anything to say"),
        ("table Members", "Members by number"),
        ("  table   Members  ", "Members by number"),
    ],
)
def test_part_of_a_model(checker: Checker, show: str, wanted: str) -> None:
    """Each kind is one element without an empty line around it."""
    html = render_fragment(page_context(checked(checker, GOOD_MODEL)), show, "index.md")
    assert html.startswith('<div class="ddb-fragment">')
    assert wanted in html


def test_links_of_a_part_start_from_its_page(checker: Checker) -> None:
    """A page elsewhere in the site shows it."""
    context = page_context(checked(checker, GOOD_MODEL))
    html = render_fragment(context, "table Members", "guide/own.md")
    assert 'href="../../model/tables/members/"' in html
    html = render_fragment(context, "patterns", "guide/own.md")
    assert 'href="../../model/access-patterns/&#35;pattern-2"' in html


@pytest.mark.parametrize(
    ("show", "words"),
    [
        ("tabel Members", "nothing is called `tabel`; did you mean `table`?"),
        ("zzz", "one of: table, patterns"),
        ("table Membrs", "did you mean `Members`?"),
        ("table zzz", "tables of the model: Members"),
        ("", "nothing is called ``"),
    ],
)
def test_unknown_part_is_an_error_with_a_hint(checker: Checker, show: str, words: str) -> None:
    """The nearest name, or all of them."""
    context = page_context(checked(checker, GOOD_MODEL))
    with pytest.raises(FragmentError, match=re.escape(words)):
        render_fragment(context, show, "index.md")


def test_problem_is_escaped() -> None:
    """It quotes what the page says."""
    assert "<script>" not in problem_html("<script>")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("show: score", ""),
        ("show: score\nmodel: model", ""),
        ("show: score\nmodel: /model/", ""),
        ("show: score\nmodel: other", "no model is called `other`; known: model"),
        ("model: model", "does not say what to `show`"),
        ("- a", "write `show: score`"),
        ("", "write `show: score`"),
        ("a: [", "write `show: score`"),
        ("show: zzz", "nothing is called `zzz`"),
    ],
)
def test_block_is_rendered_or_says_what_is_wrong(checker: Checker, body: str, words: str) -> None:
    """The page shows the problem that the log names."""
    contexts = {"model": page_context(checked(checker, GOOD_MODEL))}
    html, problem = render_block(body, contexts, "index.md")
    assert words in problem
    assert (problem == "") is (words == "")
    assert ("ddb-problem" in html) is (problem != "")


def test_template_prints_text_and_whole_numbers_only() -> None:
    """Anything else is a mistake in a template, found when it is written."""
    cards = [{"label": 1.5, "figure": "", "detail": "", "mood": "plain"}]
    with pytest.raises(TypeError, match="prints a float"):
        render_template("fragment", {"kind": "score", "cards": cards})
