"""Writes the reference of the rules from the catalogue: an index, and a page for each rule.

The navigation names the folder, `- Rules: reference/rules/`; the pages take its place.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from mkdocs_dynamodb import rules
from mkdocs_dynamodb.application.checking import CheckResult, check_models, load_settings
from mkdocs_dynamodb.emit.full import full_text
from mkdocs_dynamodb.rules.registry import Rule
from mkdocs_dynamodb.settings import ModelPath, Settings

FOLDER = "reference/rules/"
DAY = date(2026, 1, 1)
"""The examples are checked as of this day, whenever the site is built."""
SNIPPET = re.compile(
    r'^```yaml(?: title="(?P<title>[^"]+)")?\n(?P<text>.*?)^```', re.DOTALL | re.MULTILINE
)
FAULTS = ("CFG", "SCH", "YML")
"""Families about a file or setting that does not mean what its author meant."""
INTRODUCTION = """\
---
title: Rules
hide: [toc]
---

# Rules

{count} rules look at a model. A rule reports an **error** for what DynamoDB refuses or what
contradicts the requirements, a **warning** for what is nearly always a mistake, and a **note** for
what is worth knowing. [Severities can be changed](../../guide/checks.md#severities), and a finding
about the design can be [accepted with a reason](../../guide/checks.md#accepting).
"""
ACCEPT_FAULT = """\
This finding says that a file or a setting does not mean what its author meant. Repair it; there is
no decision to accept.
"""
ACCEPT = """\
The finding is true, and you have decided to live with it? Say why, in the model:

```yaml
accept:
  - rule: {code}
    at: {subject}
    because: the reason
```
{comment}
The reason is shown in place of the finding. [More on accepting](../../guide/checks.md#accepting).
"""
COMMENT = """
or by a comment at the end of the line where the finding starts:

```yaml
# dynamodb: ignore[{code}] the reason
```
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Rules that share the letters of their codes."""

    code: str
    title: str
    subtitle: str
    rules: tuple[Rule, ...]


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put the pages where the navigation names their folder."""
    _replace(config.nav or [], [f"{FOLDER}index.md", *({f.title: _paths(f)} for f in families())])
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the pages."""
    files.append(File.generated(config, f"{FOLDER}index.md", content=index_page()))
    for rule in rules.CATALOGUE:
        files.append(File.generated(config, page_path(rule), content=rule_page(rule)))
    return files


def families() -> Iterator[Family]:
    """The catalogue by family, each with what the family's package says of itself."""
    packages = {
        module.RULES[0].family: module
        for module in vars(rules).values()
        if getattr(module, "RULES", ())
    }
    for code, members in groupby(rules.CATALOGUE, key=lambda rule: rule.family):
        package = packages[code]
        name = package.__name__.rpartition(".")[2]
        yield Family(
            code=code,
            title="YAML" if name == "yml" else name.capitalize(),
            subtitle=(package.__doc__ or "").strip(),
            rules=tuple(members),
        )


def page_path(rule: Rule) -> str:
    """Where the page of a rule lies."""
    return f"{FOLDER}{rule.code}.md"


def index_page() -> str:
    """All rules in a table for each family."""
    parts = [INTRODUCTION.format(count=len(rules.CATALOGUE))]
    for family in families():
        rows = [
            f"| [{rule.code}]({rule.code}.md) | `{rule.name}` | {rule.severity} | {rule.summary} |"
            for rule in family.rules
        ]
        heading = f"## {family.title} {{: #{family.code} }}\n\n{family.subtitle}\n"
        parts.append("\n".join([heading, "| Code | Name | Severity | Finds |", "|-|-|-|-|", *rows]))
    return "\n\n".join(parts) + "\n"


def rule_page(rule: Rule) -> str:
    """One rule: what it finds and why, an example with the real output, the cure."""
    sections = rule.sections
    parts = [
        f"---\ntitle: {rule.code} {rule.name}\nhide: [toc]\n---\n",
        f"# {rule.code} <small>{rule.name}</small>\n",
        f"**{rule.summary}**\n",
        f"Severity: {rule.severity}.{_scope(rule)}\n",
        f"## Why\n\n{sections['Why']}\n",
        f"## Bad\n\n{sections['Bad']}\n",
    ]
    output = bad_output(rule)
    if output:
        parts.append(f"```console\n$ mkdocs-dynamodb check\n{output}\n```\n")
    parts += [f"## Good\n\n{sections['Good']}\n", f"## Accept\n\n{_acceptance(rule)}"]
    return "\n".join(parts)


def _scope(rule: Rule) -> str:
    if not rule.needs_whole_model:
        return ""
    return " The rule is silent while a file of the model cannot be read."


def bad_output(rule: Rule) -> str:
    """What the command prints of a rule on its bad example; empty where there is none to run."""
    result = bad_result(rule)
    if result is None:
        return ""
    report = result.report()
    return "\n\n".join(full_text(diagnostic, report) for diagnostic in report.open)


@cache
def bad_result(rule: Rule) -> CheckResult | None:
    """The rule's own findings on its bad example; None where the example is prose."""
    snippet = SNIPPET.search(rule.sections["Bad"])
    if snippet is None:
        return None
    with TemporaryDirectory() as name:
        root = Path(name)
        file = root / (snippet["title"] or "model.yml")
        file.write_text(snippet["text"], encoding="utf-8")
        if file.name == "mkdocs.yml":
            settings, findings, source = load_settings(file, root)
            result = check_models(settings, DAY, configuration=findings, extra_sources=[source])
        else:
            paths = (ModelPath(path=file.name, to="model/"),)
            result = check_models(Settings(root=root, models=paths), DAY)
    return result.selected([rule.code], [])


def _acceptance(rule: Rule) -> str:
    result = bad_result(rule)
    if rule.family in FAULTS or result is None or not result.diagnostics:
        return ACCEPT_FAULT
    finding = result.diagnostics[0].finding
    fits_line = finding.at.line == finding.at.end_line
    comment = COMMENT.format(code=rule.code) if fits_line else ""
    return ACCEPT.format(code=rule.code, subject=finding.subject, comment=comment)


def _paths(family: Family) -> list[str]:
    return [page_path(rule) for rule in family.rules]


def _replace(nav: object, pages: list[str | Mapping[str, list[str]]]) -> None:
    """Replace `- Rules: reference/rules/` anywhere in a navigation by the pages."""
    for item in nav if isinstance(nav, list) else ():
        for title, value in list(item.items()) if isinstance(item, dict) else ():
            if value == FOLDER:
                item[title] = pages
            else:
                _replace(value, pages)
