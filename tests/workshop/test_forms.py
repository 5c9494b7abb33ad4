"""Every form of the dialect: what Markdown it becomes, and what a browser is given."""

import re
from pathlib import Path

import markdown
import pytest

from mkdocs_dynamodb.mkdocs_workshop import EXTENSIONS, TABS
from mkdocs_dynamodb.rules.runner import judge_troubles
from mkdocs_dynamodb.settings import Settings
from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.workshop_files import WorkshopFiles
from mkdocs_dynamodb.workshop.build import Workshop, build_workshop

CASES = sorted((Path(__file__).parent / "forms").glob("*.md"))
SECTION = re.compile(r"^@@ (markdown|html|findings)$", re.MULTILINE)
FRONT = "---\ntitle: Forms\n---\n"
OTHERS = {
    "index.en.md": "---\ntitle: Start\n---\n",
    "setup.en.md": "---\ntitle: Set up\nweight: 1\n---\n",
    "forms/first.en.md": "---\ntitle: First *child*\nmenuTitle: First [child]\nweight: 2\n---\n",
    "forms/second/index.en.md": "---\ntitle: Second\nweight: 1\n---\n",
    "forms/second/below.en.md": "---\ntitle: Below\n---\n",
    "forms/second/kept.en.md": "---\ntitle: Kept back\nhidden: true\n---\n",
    "ex1/queries.en.md": "---\ntitle: Queries\n---\n",
}
STATIC = ("images/items.png", "images/two words.png", "files/app.zip", "files/film.mp4")
PARAMETERS = {"region": "eu-west-1", "table": "Orders"}


def workshop_of(text: str) -> Workshop:
    """A workshop whose page `/forms/` has this body."""
    pages = {**OTHERS, "forms/index.en.md": FRONT + text}
    return build_workshop(
        WorkshopFiles(
            content="content",
            pages={name: SourceFile(f"content/{name}", body) for name, body in pages.items()},
            static={name: Path("static", name) for name in STATIC},
            parameters=PARAMETERS,
        )
    )


def written(workshop: Workshop) -> str:
    """Markdown of the page below its heading."""
    page = next(page for page in workshop.pages if page.path == "forms/index.md")
    body = page.markdown.split("---\n", 2)[2]
    return body.removeprefix("\n# Forms\n\n").strip("\n")


def rendered(text: str) -> str:
    """HTML of Markdown with the extensions that the plugin enables."""
    html: str = markdown.markdown(
        text,
        extensions=[*EXTENSIONS, "toc"],
        extension_configs={TABS: {"alternate_style": True}},
    )
    return html


def findings(workshop: Workshop) -> str:
    """Code, line and column of the body, and message of each finding."""
    offset = FRONT.count("\n")
    return "\n".join(
        f"{d.code} {d.finding.at.line - offset}:{d.finding.at.column} {d.finding.message}"
        for d in judge_troubles(workshop.troubles, Settings())
    )


@pytest.mark.parametrize("case", CASES, ids=[case.stem for case in CASES])
def test_form(case: Path) -> None:
    """A form gives the Markdown, the HTML and the findings that its case states."""
    text, *sections = SECTION.split(case.read_text(encoding="utf-8"))
    expected = dict(zip(sections[::2], (s.strip("\n") for s in sections[1::2]), strict=True))
    workshop = workshop_of(text.rstrip("\n") + "\n")
    found = {
        "markdown": written(workshop),
        "html": rendered(written(workshop)).strip("\n"),
        "findings": findings(workshop),
    }
    assert found == {"findings": "", **expected}
