"""Which pages a workshop has: addresses, languages, order, front matter, what is hidden."""

import pytest

from mkdocs_dynamodb.rules.runner import judge_troubles
from mkdocs_dynamodb.settings import Settings
from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.workshop_files import WorkshopFiles
from mkdocs_dynamodb.workshop.build import NavEntry, Workshop, build_workshop


def workshop(pages: dict[str, str]) -> Workshop:
    """A workshop of pages given as text."""
    return build_workshop(
        WorkshopFiles(
            content="content",
            pages={name: SourceFile(f"content/{name}", text) for name, text in pages.items()},
            static={},
            parameters={},
        )
    )


def page(title: str, weight: int = 0, more: str = "") -> str:
    """A page with front matter as workshops have it."""
    return f"---\ntitle: {title}\nweight: {weight}\n{more}---\nText.\n"


def outline(entries: tuple[NavEntry, ...], depth: int = 0) -> list[str]:
    """Titles and paths of a navigation, indented by level."""
    lines = []
    for entry in entries:
        lines.append("  " * depth + f"{entry.title} ({entry.path})")
        lines += outline(entry.children, depth + 1)
    return lines


def found(made: Workshop) -> list[str]:
    """Code, place and message of each finding."""
    return [
        f"{d.code} {d.finding.at.path}:{d.finding.at.line}:{d.finding.at.column} "
        + d.finding.message
        for d in judge_troubles(made.troubles, Settings())
    ]


def test_weight_orders_siblings_and_folders_are_sections() -> None:
    """Weight goes before name, fractions and minus count, and hidden pages are not listed."""
    made = workshop(
        {
            "index.en.md": page("Start"),
            "b.en.md": page("Second", 20).replace("20", "'20'"),
            "a.en.md": page("Third", 30),
            "c.en.md": page("First", -1),
            "d.en.md": page("Between", 20).replace("20", "20.5"),
            "gone.en.md": page("Hidden", 1, "hidden: true\n"),
            "part one/index.en.md": page("Part one", 40, "chapter: true\nmenuTitle: One\n"),
            "part one/z.en.md": page("Step", 1),
            "part one/y.en.md": page("Later step", 2),
            "no index/deep/x.en.md": page("Deep", 50),
        }
    )
    assert outline(made.navigation) == [
        "Start (index.md)",
        "First (c.md)",
        "Second (b.md)",
        "Between (d.md)",
        "Third (a.md)",
        "One (part one/index.md)",
        "  Step (part one/z.md)",
        "  Later step (part one/y.md)",
        "Deep (no index/deep/x.md)",
    ]
    assert [p.path for p in made.pages if p.is_hidden] == ["gone.md"]
    assert made.troubles == ()


def test_suffix_tells_the_language() -> None:
    """Pages of the main language are built, those of others left out."""
    made = workshop(
        {
            "index.en.md": page("Start"),
            "index.fr.md": page("Accueil"),
            "plain.md": page("Plain"),
            "setup.pt-BR.md": page("Preparar"),
            "version 1.2.en.md": page("Dotted"),
        }
    )
    assert sorted(p.path for p in made.pages) == ["index.md", "plain.md", "version 1.2.md"]


def test_folders_tell_the_language() -> None:
    """A folder `en` at the top holds the main language; the folders beside it are others."""
    made = workshop(
        {
            "en/index.md": page("Start"),
            "en/setup.md": page("Set up"),
            "fr/index.md": page("Accueil"),
            "images/about.md": page("No language"),
        }
    )
    assert sorted(p.path for p in made.pages) == ["images/about.md", "index.md", "setup.md"]


def test_links_to_other_languages() -> None:
    """A folder of the main language is that of the site; pages that are left out are said to be."""
    made = workshop(
        {
            "en/index.md": "[a](/en/setup) [b](/en-US/setup) [c](setup) [d](/)",
            "en/setup.md": "[e](../../fr/setup) [f](/setup.pt-BR.md) [g](/fr)",
            "fr/index.md": page("Accueil"),
            "fr/setup.md": page("Outils"),
            "setup.pt-BR.md": page("Preparar"),
        }
    )
    bodies = {p.path: p.markdown.rstrip().rpartition("\n")[2] for p in made.pages}
    assert bodies == {
        "index.md": "[a](setup.md) [b](setup.md) [c](setup.md) [d](index.md)",
        "setup.md": "e f g",
    }
    labels = [trouble.finding.label for trouble in made.troubles]
    assert labels == ["a page in another language, which is left out"] * 3


@pytest.mark.parametrize(
    ("language", "names", "kept"),
    [
        ("", ["index.ja.md", "setup.ja.md", "setup.fr.md"], ["index.md", "setup.md"]),
        ("fr", ["index.fr.md", "setup.fr.md", "index.en.md"], ["index.md", "setup.md"]),
        ("fr", ["index.en.md"], ["index.md"]),
        ("fr", ["index.md", "index.en.md", "setup.md"], ["index.md", "setup.md"]),
        ("", ["en-US/index.md", "fr-FR/index.md", "fr-FR/setup.md"], ["index.md"]),
        ("ja", ["ja/index.md", "en/index.md", "en/setup.md"], ["index.md"]),
        ("", ["js/index.md", "db/a.md"], ["db/a.md", "js/index.md"]),
        ("", [], []),
    ],
)
def test_language_that_is_built(language: str, names: list[str], kept: list[str]) -> None:
    """The default one where it has pages, else English, else the one that most pages have."""
    pages = {name: SourceFile(f"content/{name}", page("A")) for name in names}
    files = WorkshopFiles(
        content="content", pages=pages, static={}, parameters={}, language=language
    )
    assert sorted({p.path for p in build_workshop(files).pages}) == kept


def test_two_files_with_one_address() -> None:
    """The first one is kept, and the other is reported with it."""
    made = workshop({"setup.en.md": page("A"), "setup.md": page("B"), "setup/index.md": page("C")})
    assert [p.title for p in made.pages] == ["A"]
    assert found(made) == [
        "WRK008 content/setup.md:1:1 page has the same address as content/setup.en.md",
        "WRK008 content/setup/index.md:1:1 page has the same address as content/setup.en.md",
    ]


def test_front_matter_as_people_write_it() -> None:
    """Spaces before colons, comments, dates and unknown keys are no matter."""
    front = '---\ntitle : "1.2 Set up: A"\n# a comment\ndate: 2025-09-02T16:43:04-05:00\n'
    made = workshop({"a.en.md": f"{front}pre: '<b>1</b>'\ndescription: In short\n---\nText.\n"})
    (only,) = made.pages
    assert only.markdown == (
        '---\ntitle: "1.2 Set up: A"\ndescription: "In short"\n---\n\n# 1.2 Set up: A\n\nText.\n'
    )
    assert made.troubles == ()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Its *own* heading\n\nText.\n", "Its *own* heading"),
        ("Text.\n", "Set up tools"),
        ("---\n---\nText.\n", "Set up tools"),
        ("---\nno: title\n---\nText.\n", "Set up tools"),
        ("---\n# title: Later\n---\nText.\n", "Set up tools"),
        ("", "Set up tools"),
        ("---\njust a line of text, which is a rule above\n", "Set up tools"),
    ],
)
def test_title_without_front_matter(text: str, title: str) -> None:
    """The first heading is the title, else the name of the file."""
    made = workshop({"set-up_tools.en.md": text})
    assert made.pages[0].title == title
    assert made.pages[0].markdown.count("\n# ") == 1
    assert made.troubles == ()


@pytest.mark.parametrize(
    ("front", "finding"),
    [
        ("weight: heavy", "2:9 `weight` is no number"),
        ("weight: .inf", "2:9 `weight` is no number"),
        ("weight: true", "2:9 `weight` is no number"),
        ("hidden: maybe", "2:9 `hidden` is neither true nor false"),
        ("chapter: 1", "2:10 `chapter` is neither true nor false"),
        ("title: [a", ""),
        ("title: a\ntitle: b", ""),
    ],
)
def test_wrong_front_matter(front: str, finding: str) -> None:
    """What says nothing of order or visibility is reported, and the page is built."""
    made = workshop({"a.en.md": f"---\n{front}\n---\nText.\n"})
    assert "Text." in made.pages[0].markdown
    (first, *_) = found(made)
    assert first.startswith("WRK007 content/a.en.md:")
    assert finding in first


def test_front_matter_that_never_ends() -> None:
    """The lines are shown, since nobody knows where the text begins."""
    made = workshop({"a.en.md": "---\ntitle: A\nText.\n"})
    assert found(made) == ["WRK007 content/a.en.md:1:1 front matter is not closed"]
    assert "title: A" in made.pages[0].markdown


def test_values_of_front_matter_that_are_no_text() -> None:
    """A title that is a list is none, and a whole block that is no mapping says nothing."""
    made = workshop({"a.en.md": "---\ntitle: [a, b]\n---\n", "b.en.md": "---\n- a\n---\n"})
    assert [p.title for p in made.pages] == ["A", "B"]


def test_links_between_folders_with_spaces() -> None:
    """Links resolve like URLs with every page as a folder, in folders with spaces too."""
    made = workshop(
        {
            "part one/a.en.md": "[b](../b) [b](../b.en.md) [self](./) [c](../../part%20two/c/#x)",
            "part one/b.en.md": "[index](..) [up](../../part two/)",
            "part one/index.en.md": "[a](a) [a](./a/)",
            "part two/c.en.md": "[odd](http://[bad) [mail](mailto:a@b.c) [b](</part one/b>)",
        }
    )
    bodies = {p.path: p.markdown.rstrip().rpartition("\n")[2] for p in made.pages}
    assert bodies == {
        "part one/a.md": "[b](b.md) [b](b.md) [self](a.md) [c](../part%20two/c.md#x)",
        "part one/b.md": "[index](index.md) up",
        "part one/index.md": "[a](a.md) [a](a.md)",
        "part two/c.md": "[odd](http://[bad) [mail](mailto:a@b.c) [b](../part%20one/b.md)",
    }


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ('::image[A]{src="/a.png"}', "one colon: `:image`"),
        ("Text with ::alert[in the middle]{type=info}", "on a line of its own"),
        ("::alret[A]", "did you mean `alert`?"),
    ],
)
def test_directive_in_the_wrong_form_is_told_how_to_write_it(text: str, cure: str) -> None:
    """Not each directive has each number of colons."""
    made = workshop({"index.en.md": f"{page('Start')}\n{text}\n"})
    assert [cure in trouble.finding.help for trouble in made.troubles] == [True]
