"""What a rule's page and `explain` both say of a rule beyond its documentation."""

import re
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs_dynamodb.application.checking import CheckResult, check_models, load_settings
from mkdocs_dynamodb.application.stage_pages import find_stage_pages
from mkdocs_dynamodb.rules.registry import Rule
from mkdocs_dynamodb.settings import ModelPath, Settings, WorkshopPath
from mkdocs_dynamodb.source.stage_pages import SitePageFile, find_stage_text

DAY = date(2026, 1, 1)
"""The examples are checked as of this day, whenever that happens."""
FAULTS = ("CFG", "SCH", "WRK", "YML")
"""Families about a file or setting that does not mean what its author meant."""
WORKSHOP = {
    "content/index.en.md": "---\ntitle: Workshop\nweight: 1\n---\n",
    "content/queries.en.md": "---\ntitle: Queries\nweight: 30\n---\n",
    "static/images/table.png": "",
    "contentspec.yaml": "params: {region: eu-west-1}\n",
    "models/shop/notes.yml": "scratchpad: [Ask the shop.]\n",
}
"""Files beside the examples that are pages of a workshop."""
SNIPPET = re.compile(
    r'^```(?:yaml|markdown)(?: title="(?P<title>[^"]+)")?\n(?P<text>.*?)^```',
    re.DOTALL | re.MULTILINE,
)
_ACCEPT_FAULT = """\
This finding says that a file or a setting does not mean what its author meant. Repair it; there is
no decision to accept.
"""
_ACCEPT = """\
The finding is true, and you have decided to live with it? Say why, in the model:

```yaml
accept:
  - rule: {code}
    at: {subject}
    because: the reason
```
{comment}
The reason is shown in place of the finding.
"""
_COMMENT = """
or by a comment at the end of the line where the finding starts:

```{language}
{mark} dynamodb: ignore[{code}] the reason
```
"""
_SQL = re.compile(r"^(?P<indent> *)sql: \|\n(?:(?P=indent) +.*\n|\n)+", re.MULTILINE)


def acceptance_text(rule: Rule) -> str:
    """How a finding of a rule is accepted, in Markdown; names the subject of the bad example."""
    if not is_acceptable(rule):
        return _ACCEPT_FAULT
    result = bad_result(rule)
    finding = result.diagnostics[0].finding if result else None
    fits_line = finding is not None and finding.at.line == finding.at.end_line
    is_sql = finding is not None and _is_in_sql(rule.sections["Bad"], finding.at.line)
    language, mark = ("sql", "--") if is_sql else ("yaml", "#")
    comment = _COMMENT.format(code=rule.code, language=language, mark=mark)
    return _ACCEPT.format(
        code=rule.code,
        subject=finding.subject if finding else "",
        comment=comment if fits_line else "",
    )


def is_acceptable(rule: Rule) -> bool:
    """Whether a rule speaks of a decision, with a subject that an acceptance can name."""
    result = bad_result(rule)
    return rule.family not in FAULTS and result is not None and bool(result.diagnostics)


def _is_in_sql(section: str, line: int) -> bool:
    """Whether a line of the bad example is one of the SQL that stands in it."""
    snippet = SNIPPET.search(section)
    text = "" if snippet is None else snippet["text"]
    return any(
        text.count("\n", 0, match.start()) + 1 < line <= text.count("\n", 0, match.end())
        for match in _SQL.finditer(text)
    )


@cache
def bad_result(rule: Rule) -> CheckResult | None:
    """The rule's own findings on its bad example; None where the example is prose."""
    snippet = SNIPPET.search(rule.sections["Bad"])
    if snippet is None:
        return None
    with TemporaryDirectory() as name:
        root = Path(name)
        if rule.trouble is not None and snippet["title"] != "mkdocs.yml":
            result = workshop_result(rule.sections["Bad"], root)
            return result.selected([rule.code], [])
        file = root / (snippet["title"] or "model.yml")
        file.write_text(snippet["text"], encoding="utf-8")
        if file.name == "mkdocs.yml":
            settings, findings, source = load_settings(file, root)
            result = check_models(settings, DAY, configuration=findings, extra_sources=[source])
        else:
            paths = (ModelPath(path=file.name, to="model/"),)
            result = check_models(Settings(root=root, models=paths), DAY, try_breaks=True)
    return result.selected([rule.code], [])


def workshop_result(section: str, root: Path) -> CheckResult:
    """Findings on the pages of a section, which are written into a small workshop."""
    pages = {match["title"]: match["text"] for match in SNIPPET.finditer(section)}
    for name, text in {**WORKSHOP, **pages}.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    path = WorkshopPath(content="content", static="static", params="contentspec.yaml")
    settings = Settings(root=root, workshops=(path,))
    docs = {name: find_stage_text(root / name, root) for name in pages if name.startswith("docs/")}
    files = [
        SitePageFile(source=source, served=name.removeprefix("docs/"))
        for name, source in docs.items()
        if source is not None
    ]
    if docs:
        settings = settings.with_models((ModelPath(path="models/shop", to="shop/"),))
    return check_models(settings, DAY, pages=find_stage_pages(files, settings))
