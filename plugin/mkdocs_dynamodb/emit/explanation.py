"""The documentation of a rule for a terminal: headings, text, and YAML set off from it."""

import re

from mkdocs_dynamodb.emit.paint import Paint
from mkdocs_dynamodb.rules.registry import Rule

PLAIN = Paint()
_FENCE = re.compile(r'^```(?P<language>\w*)(?: title="(?P<title>[^"]+)")?$')
_LINK = re.compile(r"\[([^\]\n]+)\]\([^)\s]+\)")
_INDENT = " " * 4


def explain_rule(rule: Rule, acceptance: str, paint: Paint = PLAIN) -> str:
    """Name and summary of a rule, its sections, and how a finding is accepted.

    Args:
        rule: the rule.
        acceptance: how a finding of it is accepted, in Markdown.
        paint: colours, where wanted.
    """
    severity = paint.severity(rule.severity.value, rule.severity)
    head = f"{paint.heading(f'{rule.code} {rule.name}')} ({severity})\n\n{rule.summary}"
    sections = {**rule.sections, "Accept": acceptance}
    parts = [f"{paint.heading(title)}\n{_plain(text)}" for title, text in sections.items()]
    return "\n\n".join([head, *parts]) + "\n"


def _plain(markdown: str) -> str:
    """Markdown with fenced blocks indented instead, and links as their words."""
    lines: list[str] = []
    is_code = False
    for line in markdown.strip().splitlines():
        fence = _FENCE.match(line)
        if fence is None:
            if line or is_code or lines[-1:] != [""]:
                lines.append(f"{_INDENT}{line}".rstrip() if is_code else _LINK.sub(r"\1", line))
            continue
        is_code = not is_code
        if lines and lines[-1]:
            lines.append("")
        if fence["title"]:
            lines.append(f"{_INDENT}# {fence['title']}")
    return "\n".join(lines).strip("\n")
