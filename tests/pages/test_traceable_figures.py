"""Every amount of money, capacity, share and size on the pages is a figure of a report.

Whatever a page shows has to be written by the report's own functions from the report's own objects,
or to stand in the model itself; a figure worked out anew in a page or a template fails here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from html import unescape
from pathlib import Path

import pytest

from conftest import ROOT, TODAY
from mkdocs_dynamodb.application.checking import CheckedModel, check_models
from mkdocs_dynamodb.application.pages import model_pages
from mkdocs_dynamodb.commands.report import REPORTS
from mkdocs_dynamodb.model.figures import bytes_text, figure_text
from mkdocs_dynamodb.pages.page import Page
from mkdocs_dynamodb.reports.capacity.capacity import build_capacity
from mkdocs_dynamodb.reports.capacity.derivations import Kind
from mkdocs_dynamodb.reports.cost.cost import build_cost
from mkdocs_dynamodb.reports.cost.lines import Bill, Item
from mkdocs_dynamodb.reports.cost.money import dollars, price_text
from mkdocs_dynamodb.reports.cost.words import share_text
from mkdocs_dynamodb.reports.decisions.denormalisation import build_assessments
from mkdocs_dynamodb.reports.decisions.words import coupling_text
from mkdocs_dynamodb.reports.partitions.partitions import build_partitions
from mkdocs_dynamodb.reports.partitions.words import percent_text, units_text
from mkdocs_dynamodb.settings import ModelPath, Settings

_NUMBER = r"[0-9][0-9,]*(?:\.[0-9]+)?"
FIGURE = re.compile(
    rf"(?:under )?\${_NUMBER}|(?<![\w.,$])(?:under )?{_NUMBER} "
    rf"(?:%|[RW][RC]U\b|(?:of {_NUMBER} )?(?:read|write) units|[KMGTP]?B\b)"
)
UNITS = ("read units", "write units", "RRU", "WRU", "RCU", "WCU", "B")
NOT_FIGURES = re.compile(
    r'<text class="ddb-chart-tick".*?</text>|<pre.*?</pre>|<script.*?</script>', re.DOTALL
)
"""Marks of an axis, which are round by design, and source text."""
LIMITS = {"10 GB", "50 %", "70 %", "100 %", "1,000 write units", "3,000 read units"}
"""What DynamoDB and the bands set, in the explanations of the page on partitions."""
CASES = sorted((ROOT / "tests" / "rules" / "cases").glob("CAP*/*.yml"))


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A figure on a page, with the words around it."""

    page: str
    figure: str
    words: str


def checked(name: str, folder: Path = ROOT / "models") -> CheckedModel:
    """A model that the project ships, or one of another folder."""
    paths = (ModelPath(path=name, to="model/"),)
    return check_models(Settings(root=folder, models=paths), TODAY).models[0]


def shown(pages: tuple[Page, ...]) -> Iterator[Shown]:
    """Figures of pages, as readers see them."""
    for page in pages:
        text = unescape(re.sub(r"<[^>]*>", " ", NOT_FIGURES.sub(" ", page.body)))
        for match in FIGURE.finditer(text):
            words = text[max(match.start() - 60, 0) : match.end() + 20]
            yield Shown(page=page.path, figure=match[0], words=" ".join(words.split()))


def figures_of_reports(model: CheckedModel) -> set[str]:
    """What `report` prints, each figure as money, units, share and size; and what words it has."""
    found: set[str] = set()
    cells = [c for sheets in REPORTS.values() for s in sheets(model) for row in s.rows for c in row]
    for cell in cells:
        if isinstance(cell, str):
            found |= set(FIGURE.findall(cell))
        elif cell is not None:
            found |= set(texts_of(Decimal(cell)))
    return found


def texts_of(figure: Decimal) -> Iterator[str]:
    """How reports write a figure."""
    plain = figure_text(figure)
    yield from (dollars(figure), price_text(figure), bytes_text(figure))
    yield from (f"{plain} %", percent_text(figure), *(f"{plain} {unit}" for unit in UNITS))


def figures_of_parts(model: CheckedModel) -> Iterator[str]:
    """Figures of the reports' objects that the command does not print one by one."""
    cost, capacity = build_cost(model.model), build_capacity(model.model)
    for pattern in cost.patterns.values():
        yield from (dollars(part.amount) for part in pattern.parts)
    for table in cost.tables.values():
        for bill in (table.designed, *table.by_mode.values(), *table.by_class.values()):
            yield from figures_of_bill(bill)
    for bill in (cost.designed, *cost.by_mode.values()):
        yield from (dollars(bill.total), dollars(bill.at_least))
    for number in capacity.patterns:
        for kind in Kind:
            yield f"{figure_text(capacity.peak(number, kind) or 0)} {kind.value} units"
    for kind in Kind:
        share = cost.break_even(kind)
        if share is not None:
            yield share_text(share)
    told = [units_text(load) for load in build_partitions(model.model).loads]
    told += [coupling_text(assessment) for assessment in build_assessments(model.model)]
    yield from FIGURE.findall("\n".join(told))


def figures_of_bill(bill: Bill) -> Iterator[str]:
    """A bill, that of each index, and what each has for one thing."""
    for each in (bill, *(bill.of_index(line.index) for line in bill.lines)):
        yield from (dollars(each.total), dollars(each.at_least))
        yield from (dollars(each.only(item).total) for item in Item)


def figures_of_model(folder: Path) -> Iterator[str]:
    """Figures that people wrote."""
    for file in (*folder.rglob("*.yml"), *folder.rglob("*.json")):
        text = file.read_text(encoding="utf-8")
        yield from FIGURE.findall(text)
        yield from (f"{size} B" for size in re.findall(r'item_size_bytes"?: ([0-9]+)', text))


def untraceable(model: CheckedModel, pages: tuple[Page, ...], folder: Path) -> list[Shown]:
    """Figures on the pages that neither a report nor the model has."""
    known = figures_of_reports(model) | set(figures_of_parts(model)) | LIMITS
    known |= set(figures_of_model(folder))
    return [each for each in shown(pages) if each.figure not in known]


@pytest.mark.parametrize("name", ["ecommerce", "social"])
def test_every_figure_on_the_pages_is_one_of_a_report(name: str) -> None:
    """On all pages of the shipped models, charts, patterns, tables and findings included."""
    model = checked(name)
    pages = model_pages(model)
    assert len(list(shown(pages))) > 300
    assert untraceable(model, pages, ROOT / "models" / name) == []


def test_a_figure_from_elsewhere_is_noticed() -> None:
    """A sum of two amounts, a share, units and a size that no report has."""
    model = checked("ecommerce")
    body = "<p>$6,762.59 and 41.7 % of 123,457 read units, 7,654,321 B, &#36;98,765.43</p>"
    page = Page(path="made-up.md", title="Made up", body=body)
    found = untraceable(model, (page,), ROOT / "models" / "ecommerce")
    assert [each.figure for each in found] == [
        "$6,762.59",
        "41.7 %",
        "123,457 read units",
        "7,654,321 B",
        "$98,765.43",
    ]


@pytest.mark.parametrize("case", CASES, ids=[f"{c.parent.name}/{c.stem}" for c in CASES])
def test_messages_of_rules_have_figures_of_the_reports(case: Path) -> None:
    """Rules on capacity and cost write what the reports say of the same model."""
    model = checked(case.name, case.parent)
    known = figures_of_reports(model) | set(figures_of_parts(model)) | LIMITS
    known |= set(FIGURE.findall(case.read_text(encoding="utf-8")))
    for diagnostic in model.diagnostics:
        if diagnostic.code.startswith("CAP"):
            message = diagnostic.finding.message
            assert [f for f in FIGURE.findall(message) if f not in known] == [], message
