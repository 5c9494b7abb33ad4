"""Writes the reference of the rules from the catalogue: an index, and a page for each rule.

The navigation names the folder, `- Rules: reference/rules/`; the pages take its place.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from mkdocs_dynamodb import rules
from mkdocs_dynamodb.application.explaining import (
    acceptance_text,
    bad_result,
    is_acceptable,
)
from mkdocs_dynamodb.emit.full import full_text
from mkdocs_dynamodb.rules.registry import Rule

FOLDER = "reference/rules/"
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
MORE = "[More on accepting](../../guide/checks.md#accepting).\n"


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


def _acceptance(rule: Rule) -> str:
    return acceptance_text(rule) + (f"\n{MORE}" if is_acceptable(rule) else "")


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
