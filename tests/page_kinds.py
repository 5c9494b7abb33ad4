"""One page of each kind on the project's own site, for tests and pictures that go through all."""

from pathlib import Path

MODEL = "ecommerce"
OTHERS = (
    "",
    "getting-started/",
    "guide/pages/",
    "social/access-patterns/",
    "social/review/",
    "library/",
    "examples/generated-design/",
    "reference/rules/",
    "reference/rules/OPS001/",
    "reference/model/",
    "reference/command/",
)
"""Pages beside those of the model; the social network has accepted findings and filters."""
ONE_OF_MANY = {"tables": "orders", "stages": "validation", "viewpoints": "ordering"}
"""Folder of pages that are all alike -> the one that stands for them."""
LARGE = "ecommerce/access-patterns/"
"""Like that of the social network, and takes long to go through."""


def page_kinds(site: Path) -> list[str]:
    """Addresses below the site: every page of the model, and one of each other kind."""
    pages = [path.parent.relative_to(site) for path in site.glob(f"{MODEL}/**/index.html")]
    chosen = [
        f"{page.as_posix()}/"
        for page in pages
        if page.name == ONE_OF_MANY.get(page.parent.name, page.name)
    ]
    return sorted(set(chosen) - {LARGE}) + list(OTHERS)
