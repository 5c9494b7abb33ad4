"""What every page of a model is made from, and the addresses of its pages."""

from collections.abc import Container, Mapping, Sequence
from functools import cached_property, partial

from markupsafe import Markup

from mkdocs_dynamodb.diagnostics import Diagnostic, Severity
from mkdocs_dynamodb.kept import NOTHING_KEPT, Kept
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Answer
from mkdocs_dynamodb.model.viewpoints import Viewpoint, viewpoints_of
from mkdocs_dynamodb.pages.entity_rows import Row, entity_rows
from mkdocs_dynamodb.pages.environment import render_template
from mkdocs_dynamodb.pages.links import Links, unique_anchors, unique_slugs
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.reports.capacity.capacity import Capacity, build_capacity
from mkdocs_dynamodb.reports.cost.cost import Cost, build_cost
from mkdocs_dynamodb.reports.coverage import Coverage
from mkdocs_dynamodb.reports.partitions.partitions import Partitions, build_partitions
from mkdocs_dynamodb.reports.runs.results import AnswerResult, build_results
from mkdocs_dynamodb.reports.viewpoints import View, build_views

PATTERNS_PER_PAGE = 60
"""More access patterns than this are spread over several pages."""
ROWS_AT_ONCE = 8
"""Rows of a long page that are rendered together, where those that stay the same are kept."""

OVERVIEW = "index.md"
REQUIREMENTS = "requirements.md"
VIEWPOINTS = "viewpoints/index.md"
PATTERNS = "access-patterns/index.md"
MAPPING = "mapping.md"
ATTRIBUTES = "attributes.md"
SOURCE = "source.md"
CONTRACT = "migration-contract.md"
COST = "capacity-and-cost.md"
PARTITIONS = "hot-partitions.md"
DECISIONS = "decisions.md"
REVIEW = "review.md"


@record(slots=False, kw_only=True)
class PageContext:
    """A checked model and how its pages are served."""

    model: Model
    diagnostics: tuple[Diagnostic, ...]
    coverage: Coverage
    directory_urls: bool = True
    base: str = ""
    """Folder of the pages in the site, with a slash at the end."""
    material: bool = True
    """Whether the theme is Material, which draws diagrams of its own accord."""
    links_to_files: bool = False
    """Whether links name the Markdown files, for a generator that makes addresses of them."""
    kept: Kept = NOTHING_KEPT
    """Pages of last time."""

    def render(self, page: str, template: str, values: Mapping[str, object]) -> str:
        """A template with values; where they are those of last time, the page of last time."""
        return self.kept.get(
            ("page", page, template), (values,), lambda: render_template(template, values)
        )

    def render_rows(self, page: str, template: str, rows: Sequence[object]) -> list[Markup]:
        """Rows of a long page, a few at a time, so that the others are used again."""
        pieces = []
        at_once = ROWS_AT_ONCE if self.kept is not NOTHING_KEPT else max(len(rows), 1)
        for start in range(0, len(rows), at_once):
            some = list(rows[start : start + at_once])
            make = partial(render_template, template, {"rows": some})
            text = self.kept.get(("rows", page, template, start), (some,), make)
            pieces.append(Markup(text))  # noqa: S704 - a template made it
        return pieces

    def links(self, page: str) -> Links:
        """Links that start from a page of the model, or with a leading `/` of the site."""
        path = page[1:] if page.startswith("/") else self.base + page
        return Links(path, self.directory_urls, self.base, self.links_to_files)

    @cached_property
    def capacity(self) -> Capacity:
        """Capacity of the model."""
        return build_capacity(self.model)

    @cached_property
    def cost(self) -> Cost:
        """Cost a month of the model."""
        return build_cost(self.model)

    @cached_property
    def partitions(self) -> Partitions:
        """Loads of the partition keys of the model."""
        return build_partitions(self.model)

    def result_of(self, answer: Answer) -> AnswerResult:
        """What an answer gives back on the sample items."""
        return build_results(self.model)[answer.number.value]

    @cached_property
    def table_pages(self) -> Mapping[str, str]:
        """Table name -> its page."""
        slugs = unique_slugs(self.model.tables)
        return {name: f"tables/{slug}.md" for name, slug in slugs.items()}

    @cached_property
    def layout(self) -> object:
        """Stands for the addresses of all pages and sections: the same object while they stay."""
        named = (self.pattern_anchors, self.index_anchors, self.entity_anchors)
        pages = (self.table_pages, self.pattern_pages, self.decision_anchors)
        form = (self.base, self.directory_urls, self.links_to_files, self.material)
        return self.kept.get(("layout",), (*named, *pages, *form), object)

    @cached_property
    def pattern_pages(self) -> Mapping[str, str]:
        """Pattern number -> page with its section."""
        numbers = list(self.model.patterns)
        if len(numbers) <= PATTERNS_PER_PAGE:
            return dict.fromkeys(numbers, PATTERNS)
        return {
            number: f"access-patterns/part-{position // PATTERNS_PER_PAGE + 1}.md"
            for position, number in enumerate(numbers)
        }

    @cached_property
    def pattern_anchors(self) -> Mapping[str, str]:
        """Pattern number -> anchor of its section."""
        return unique_anchors("pattern", self.model.patterns)

    @cached_property
    def index_anchors(self) -> Mapping[str, Mapping[str, str]]:
        """Table name -> index name -> anchor of its section."""
        return {
            name: unique_anchors("index", table.indexes)
            for name, table in self.model.tables.items()
        }

    @cached_property
    def entity_anchors(self) -> Mapping[str, Mapping[str, str]]:
        """Table name -> name of a stored entity -> anchor of its section."""
        return {
            name: unique_anchors("entity", table.entities)
            for name, table in self.model.tables.items()
        }

    @cached_property
    def views(self) -> Mapping[str, View]:
        """Name of each viewpoint -> what it shows."""
        return build_views(self.model)

    @cached_property
    def shown_in(self) -> Mapping[str, tuple[Viewpoint, ...]]:
        """Entity -> the viewpoints that show it."""
        return viewpoints_of(self.model.viewpoints.values())

    @cached_property
    def attribute_rows(self) -> Mapping[str, tuple[Row, ...]]:
        """Stored entity -> its attributes, those of the primary key first."""
        return entity_rows(self.model)

    @cached_property
    def viewpoint_pages(self) -> Mapping[str, str]:
        """Name of each viewpoint -> its page."""
        slugs = unique_slugs(self.model.viewpoints)
        return {name: f"viewpoints/{slug}.md" for name, slug in slugs.items()}

    def viewpoint_link(self, page: str, viewpoint: Viewpoint) -> tuple[str, str]:
        """Title of a viewpoint, and link to its page."""
        return viewpoint.title.value, self.links(page).to(
            self.viewpoint_pages[viewpoint.name.value]
        )

    def viewpoint_links(self, page: str) -> list[tuple[str, str]]:
        """Titles of all viewpoints, and links to their pages."""
        return [self.viewpoint_link(page, each) for each in self.model.viewpoints.values()]

    @property
    def has_decisions(self) -> bool:
        """Whether there is a page on decisions: there are tables, or decisions are told."""
        model = self.model
        told = (model.tables, model.decisions, model.aggregates, model.unique)
        return any(told) or model.approach.is_told

    @cached_property
    def decision_anchors(self) -> Mapping[str, str]:
        """Name of a decision -> anchor of its section."""
        return unique_anchors("decision", self.model.decisions)

    def decision_href(self, page: str, name: str) -> str:
        """Link to the record of a decision."""
        return self.links(page).to(DECISIONS, self.decision_anchors[name])

    def pattern_href(self, page: str, number: str) -> str | None:
        """Link to the section of a pattern; None for a pattern that does not exist."""
        target = self.pattern_pages.get(number)
        return None if target is None else self.links(page).to(target, self.pattern_anchors[number])

    def table_href(self, page: str, table: str, index: str = "") -> str | None:
        """Link to a table's page, or to the section of one of its indexes."""
        target = self.table_pages.get(table)
        if target is None:
            return None
        return self.links(page).to(target, self.index_anchors[table].get(index, ""))

    @property
    def open(self) -> tuple[Diagnostic, ...]:
        """Findings that nobody accepted."""
        return tuple(d for d in self.diagnostics if d.accepted is None)

    @property
    def accepted(self) -> tuple[Diagnostic, ...]:
        """Findings that somebody accepted."""
        return tuple(d for d in self.diagnostics if d.accepted is not None)

    def count(self, severity: Severity) -> int:
        """Number of findings of a severity that nobody accepted."""
        return sum(1 for diagnostic in self.open if diagnostic.severity is severity)

    @cached_property
    def by_thing(self) -> Mapping[str, tuple[Diagnostic, ...]]:
        """Section and name of a thing, such as `mapping.15`, -> its findings."""
        found: dict[str, list[Diagnostic]] = {}
        tables = {table.subject for table in self.model.tables.values()}
        for diagnostic in self.diagnostics:
            thing = _thing(diagnostic.finding.subject, tables)
            found.setdefault(thing, []).append(diagnostic)
        return {thing: tuple(diagnostics) for thing, diagnostics in found.items()}

    def findings_of(self, *things: str) -> tuple[Diagnostic, ...]:
        """Findings about things such as `mapping.15`, sorted by place."""
        every = [d for thing in things for d in self.by_thing.get(thing, ())]
        return tuple(sorted(every, key=lambda diagnostic: diagnostic.order))


def _thing(subject: str, tables: Container[str]) -> str:
    """The first two parts of a subject; names of tables may hold dots of their own."""
    beginning = subject if subject.startswith("tables.") else ""
    while beginning:
        if beginning in tables:
            return beginning
        beginning = beginning.rpartition(".")[0]
    return ".".join(subject.split(".")[:2])
