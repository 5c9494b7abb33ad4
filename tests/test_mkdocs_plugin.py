"""The plugin in real MkDocs builds: pages, navigation, failures, themes and fenced blocks."""

import json

import pytest

from fixtures_site import BROKEN_MODEL, GOOD_MODEL, SiteFolder, broken_links

pytestmark = pytest.mark.site

PAGES = (
    "shop/index.html",
    "shop/requirements/index.html",
    "shop/access-patterns/index.html",
    "shop/tables/members/index.html",
    "shop/mapping/index.html",
    "shop/review/index.html",
)


def test_build_adds_every_page_and_asset(project: SiteFolder) -> None:
    """A model becomes pages below its folder, with assets and schema, without a warning."""
    built = project.build("--strict")
    assert built.code == 0, built.output
    for page in PAGES:
        assert (built.folder / page).is_file()
    assert json.loads(built.read("schemas/model.schema.json"))["title"] == "DynamoDB model"
    assert (built.folder / "assets/dynamodb/mermaid.min.js").stat().st_size > 3_000_000
    assert broken_links(built.folder) == []


def test_pages_ask_no_other_host(project: SiteFolder) -> None:
    """Neither page nor script names a server for the diagram library."""
    built = project.build("--strict")
    html = "".join(built.read(page) for page in PAGES)
    assert "unpkg" not in html
    assert "cdn" not in html.lower()


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
@pytest.mark.parametrize("directory_urls", [True, False])
def test_links_hold_in_every_theme(
    project: SiteFolder, theme: str, *, directory_urls: bool
) -> None:
    """Links between generated pages work with both kinds of addresses, below a path too."""
    flag = str(directory_urls).lower()
    project.configure(
        f"use_directory_urls: {flag}\nsite_url: http://localhost/below/a/path/\n", theme=theme
    )
    built = project.build("--strict")
    assert built.code == 0, built.output
    assert broken_links(built.folder, "/below/a/path/") == []


def test_error_fails_the_build_and_keeps_the_last_site(project: SiteFolder) -> None:
    """All findings are printed with the place underlined, and the site stays as it was."""
    assert project.build().code == 0
    before = {path: path.read_bytes() for path in (project.root / "site").rglob("*.html")}
    project.write("models/shop/model.yml", BROKEN_MODEL)
    built = project.build()
    assert built.code == 1
    assert "error[REQ002]" in built.output
    assert "models/shop/model.yml:9:" in built.output
    assert "^" in built.output
    assert "Traceback" not in built.output
    assert {path: path.read_bytes() for path in built.folder.rglob("*.html")} == before


def test_first_build_of_a_broken_model_writes_nothing(project: SiteFolder) -> None:
    """No half-written site is left behind."""
    project.write("models/shop/model.yml", "tables: [")
    built = project.build()
    assert built.code == 1
    assert "error[YML001]" in built.output
    assert not built.folder.exists()


def test_strict_fails_on_warnings(project: SiteFolder) -> None:
    """A warning passes without `--strict` and fails with it."""
    project.write(
        "models/shop/more.yml", "tables:\n  Unused: {partition_key: {name: a, type: S}}\n"
    )
    assert "warning[COV003]" in project.build().output
    assert project.build().code == 0
    assert project.build("--strict").code == 1


def test_fail_on_and_rule_severities_are_settings(project: SiteFolder) -> None:
    """The plugin's block moves the threshold and the severity of a rule, `off` included."""
    project.write(
        "models/shop/more.yml", "tables:\n  Unused: {partition_key: {name: a, type: S}}\n"
    )
    project.configure(options="fail_on: warning\n")
    assert project.build().code == 1
    project.configure(options="rules: {COV003: error}\n")
    assert "error[COV003]" in project.build().output
    project.configure(options="rules: {COV003: off}\n")
    built = project.build("--strict")
    assert "COV003" not in built.output


def test_wrong_option_is_shown_where_it_stands(project: SiteFolder) -> None:
    """A misspelt option is an error with its line in `mkdocs.yml`."""
    project.configure(options="fail_onn: warning\n")
    built = project.build()
    assert built.code == 1
    assert "error[CFG001]" in built.output
    assert "mkdocs.yml:9:7" in built.output


def test_missing_model_is_a_finding_in_the_configuration(project: SiteFolder) -> None:
    """The place is the path in `mkdocs.yml`, and there is no traceback."""
    project.write(
        "mkdocs.yml", project.root.joinpath("mkdocs.yml").read_text() + "        - nothing\n"
    )
    built = project.build()
    assert built.code == 1
    assert "error[YML011]" in built.output
    assert "mkdocs.yml:9:11" in built.output
    assert "Traceback" not in built.output


def test_navigation_follows_the_users_entry(project: SiteFolder) -> None:
    """The pages stand where the folder is named, under the user's title, in a fixed order."""
    project.configure("nav:\n  - Home: index.md\n  - Our shop: shop/\n")
    built = project.build("--strict")
    assert built.code == 0, built.output
    html = built.read("index.html")
    titles = ("Our shop", "Requirements", "Access patterns", "Tables", "Mapping", "Review")
    places = [html.index(title) for title in titles]
    assert places == sorted(places)


def test_navigation_without_entry_uses_the_models_name(project: SiteFolder) -> None:
    """Without a `nav`, the section is called as the model says, with its pages in their order."""
    project.write("docs/shop/about.md", "# About us\n")
    built = project.build("--strict")
    html = built.read("index.html")
    titles = ("City library", "Requirements", "Access patterns", "Tables", "Mapping", "Review")
    places = [html.index(f"{title}\n") for title in (*titles, "About us")]
    assert places == sorted(places)
    assert '<link rel="next" href="requirements/">' in built.read("shop/index.html")


@pytest.mark.parametrize("nav", ["", "nav:\n  - index.md\n  - shop/\n"], ids=["none", "bare"])
def test_a_name_in_the_navigation_is_text(project: SiteFolder, nav: str) -> None:
    """The name of a model opens no element, on its own pages and on all others."""
    project.write("models/shop/model.yml", GOOD_MODEL.replace("City", "<b>City", 1))
    project.configure(nav)
    built = project.build("--strict")
    assert built.code == 0, built.output
    for page in ("index.html", "shop/index.html"):
        assert "<b>City" not in built.read(page)
        assert "\u2039b\u203aCity" in built.read(page)


def test_edit_link_opens_the_yaml(project: SiteFolder) -> None:
    """The edit button of a generated page leads to the file that it comes from."""
    project.configure(
        "repo_url: https://example.org/me/shop\nedit_uri: edit/main/docs/\n"
        "theme: {name: material, font: false, features: [content.action.edit]}\n"
    )
    text = project.root.joinpath("mkdocs.yml").read_text()
    project.write("mkdocs.yml", text.replace("theme: {name: material, font: false}\n", "", 1))
    built = project.build("--strict")
    expected = "https://example.org/me/shop/edit/main/models/shop/model.yml"
    assert expected in built.read("shop/tables/members/index.html")


def test_users_page_wins_over_a_generated_one(project: SiteFolder) -> None:
    """A hand-written page at the same path is kept, and the site says so."""
    project.write("docs/shop/mapping.md", "# My own mapping\n")
    built = project.build()
    assert "shop/mapping.md exists" in built.output
    assert "My own mapping" in built.read("shop/mapping/index.html")


def test_several_models_share_a_site(project: SiteFolder) -> None:
    """Each model has its own folder of pages."""
    project.write("models/other/m.yml", GOOD_MODEL.replace("City library", "Second"))
    text = project.root.joinpath("mkdocs.yml").read_text()
    project.write("mkdocs.yml", text + "        - {path: models/other, to: deep/other/}\n")
    built = project.build("--strict")
    assert built.code == 0, built.output
    assert "Second" in built.read("deep/other/index.html")
    assert broken_links(built.folder) == []


BLOCKS = """\
# Page

```dynamodb
show: score
model: shop
```

- item

    ```dynamodb
    show: table Members
    ```

```dynamodb
show: patterns
```

```dynamodb
show: er
```

~~~dynamodb
show: mapping
~~~

```dynamodb
show: findings
```

````markdown
```dynamodb
show: example
```
````
"""


def test_fenced_blocks_show_parts_of_a_model(project: SiteFolder) -> None:
    """Each kind of part is rendered, in lists too; a block inside a fence stays text."""
    project.write("docs/page.md", BLOCKS)
    built = project.build("--strict")
    assert built.code == 0, built.output
    html = built.read("page/index.html")
    for wanted in ("2 of 2", "Members by number", "Show a member", "erDiagram", "ddb-matrix"):
        assert wanted in html
    assert "No rule has anything to say" in html
    assert "show: example" in html
    assert "dynamodb-part" not in html
    assert broken_links(built.folder) == []


@pytest.mark.parametrize(
    ("block", "words"),
    [
        ("show: table Membrs", "did you mean `Members`"),
        ("show: everything", "nothing is called `everything`"),
        ("show: score\nmodel: shp", "no model is called `shp`"),
        ("model: shop", "does not say what to `show`"),
        ("[", "write `show: score`"),
    ],
)
def test_block_that_asks_for_nothing_is_a_warning(
    project: SiteFolder, block: str, words: str
) -> None:
    """A wrong block names page and line, fails a strict build, and is seen on the page."""
    project.write("docs/page.md", f"# Page\n\n```dynamodb\n{block}\n```\n")
    built = project.build()
    assert built.code == 0
    assert "page.md:3: dynamodb block:" in built.output
    assert words in built.output
    assert "ddb-problem" in built.read("page/index.html")
    assert project.build("--strict").code == 1


def test_two_builds_give_the_same_bytes(project: SiteFolder) -> None:
    """Nothing on a page depends on the moment or on the order of a set."""
    first, second = project.build(out="one"), project.build(out="two")
    for page in PAGES:
        assert first.read(page) == second.read(page)
