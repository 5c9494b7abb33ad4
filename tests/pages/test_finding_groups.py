"""Findings of a model that has many of one kind."""

import re

from conftest import Checker
from mkdocs_dynamodb.application.pages import model_pages
from mkdocs_dynamodb.pages.findings import MOST_IN_A_ROW, SHOWN_OF_A_RULE

GROUP = re.compile(r"\{: #(rule-[a-z0-9-]+) \}")
MORE = re.compile(r"<summary>Show ([\d,]+) more</summary>")


def body(checker: Checker, count: int, path: str) -> str:
    """A page of a model with so many access patterns that nobody answers yet."""
    rows = "".join(f"  {n}: {{name: Show {n}, type: read, rps: 1}}\n" for n in range(count))
    model = checker.check(f"access_patterns:\n{rows}tables: {{T: {{partition_key: k}}}}\n")
    pages = {page.path: page.body for page in model_pages(model.models[0])}
    return pages[path]


def test_few_findings_are_shown_in_full(checker: Checker) -> None:
    """Each has its place and its cure, on both pages."""
    for path in ("index.md", "review.md"):
        text = body(checker, 1, path)
        assert 0 < text.count('class="ddb-excerpt') <= MOST_IN_A_ROW
        assert not GROUP.findall(text)


def test_many_findings_are_counted_by_rule(checker: Checker) -> None:
    """The overview counts them and leads to the review, where each is, most of them folded."""
    overview, review = body(checker, 40, "index.md"), body(checker, 40, "review.md")
    groups = GROUP.findall(review)
    assert 'class="ddb-excerpt' not in overview
    assert groups == re.findall(r'href="[^"]*?(rule-[a-z0-9-]+)"', overview)
    assert groups == re.findall(r'href="[^"]*?(rule-[a-z0-9-]+)"', review)
    assert 40 - SHOWN_OF_A_RULE in [int(count) for count in MORE.findall(review)]
