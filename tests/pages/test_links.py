"""Addresses and relative links."""

from itertools import product
from urllib.parse import urljoin

import pytest

from mkdocs_dynamodb.pages.links import Links, address, anchor, slug, unique_anchors, unique_slugs

PAGES = (
    "index.md",
    "mapping.md",
    "access-patterns/index.md",
    "access-patterns/part-2.md",
    "tables/orders.md",
    "tables/a.b.md",
)
BASES = ("", "shop/", "deep/er/shop/")
SITE_PAGES = ("index.md", "page.md", "guide/index.md", "guide/deep/page.md", "shop/own.md")


@pytest.mark.parametrize("directory_urls", [True, False])
@pytest.mark.parametrize("base", BASES)
def test_link_between_pages_leads_to_the_address(base: str, *, directory_urls: bool) -> None:
    """From every page to every page, wherever the model lies."""
    for here, there in product(PAGES, PAGES):
        links = Links(base + here, directory_urls, base)
        start = "http://host/site/" + address(base + here, directory_urls=directory_urls)
        wanted = "http://host/site/" + address(base + there, directory_urls=directory_urls)
        assert urljoin(start, links.to(there)) == wanted
        assert urljoin(start, links.to(there, "x")) == f"{wanted}#x"


@pytest.mark.parametrize("directory_urls", [True, False])
@pytest.mark.parametrize("base", BASES)
def test_link_from_a_hand_written_page(base: str, *, directory_urls: bool) -> None:
    """Pages outside the model's folder link into it."""
    for here, there in product(SITE_PAGES, PAGES):
        start = "http://host/" + address(here, directory_urls=directory_urls)
        wanted = "http://host/" + address(base + there, directory_urls=directory_urls)
        assert urljoin(start, Links(here, directory_urls, base).to(there)) == wanted


def test_link_to_a_place_on_the_same_page_is_only_its_anchor() -> None:
    """It works on a page that was saved, too."""
    assert Links("shop/mapping.md", True, "shop/").to("mapping.md", "x") == "#x"  # noqa: FBT003


@pytest.mark.parametrize(
    ("page", "as_folder", "as_file"),
    [
        ("index.md", "", "index.html"),
        ("a.md", "a/", "a.html"),
        ("a/index.md", "a/", "a/index.html"),
        ("a/b.c.md", "a/b.c/", "a/b.c.html"),
    ],
)
def test_address_is_that_of_mkdocs(page: str, as_folder: str, as_file: str) -> None:
    """Both kinds."""
    assert address(page, directory_urls=True) == as_folder
    assert address(page, directory_urls=False) == as_file


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Orders", "orders"),
        ("My Orders_2.v-1", "my-orders_2.v-1"),
        ("../../etc/passwd", "etc-passwd"),
        (".hidden", "hidden"),
        ("a/b\\c", "a-b-c"),
        ("書籍", "x"),
        ("", "x"),
        ("<script>", "script"),
    ],
)
def test_slug_is_plain(text: str, made: str) -> None:
    """Nothing in it needs an escape in an address, a file name or Markdown."""
    assert slug(text) == made


def test_anchor_joins_its_parts() -> None:
    """Each part is plain."""
    assert anchor("index", "By Status") == "index-by-status"


def test_slugs_of_files_are_unique_and_short() -> None:
    """Names that lose what makes them differ are numbered; long ones are cut."""
    names = ["a b", "a-b", "A B", "a-b-2", "書", "籍", "n" * 255, "n" * 254]
    slugs = unique_slugs(names)
    assert list(slugs) == names
    assert len(set(slugs.values())) == len(names)
    assert max(len(made) for made in slugs.values()) < 110
    assert slugs["a b"] == "a-b"


@pytest.mark.parametrize("name", ["index", "README", "Index"])
def test_file_of_a_table_is_no_index(name: str) -> None:
    """MkDocs serves such a page at the address of its folder."""
    assert unique_slugs([name])[name] == f"{name.lower()}-2"


def test_anchors_of_one_page_are_unique_and_do_not_depend_on_the_order() -> None:
    """Only names that differ in lost characters get more than their plain form."""
    names = ["ByDay", "byday", "ByX", "by day", "書", "籍"]
    anchors = unique_anchors("index", names)
    assert len(set(anchors.values())) == len(names)
    assert anchors["ByX"] == "index-byx"
    assert anchors["byday"] == "index-byday"
    assert anchors["ByDay"].startswith("index-byday-")
    assert unique_anchors("index", reversed(names)) == anchors
