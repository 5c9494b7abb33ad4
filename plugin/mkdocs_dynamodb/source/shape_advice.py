"""Cures for values of the wrong kind that come from a habit of YAML, read off the written text."""

import re

from mkdocs_dynamodb.diagnostics import Span
from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.nodes import Node

MAX_SHOWN = 60
"""Longer text is not repeated in a cure."""

_OTHER_WORDS = {
    "partition_key": ("pk", "hash", "hash_key", "primary_key", "key", "partition"),
    "sort_key": ("sk", "range", "range_key", "sort"),
    "indexes": ("gsi", "gsis", "lsi", "lsis", "secondary_indexes", "global_secondary_indexes"),
    "attributes": ("columns", "properties"),
    "entities": ("types", "item_types"),
    "items": ("rows", "samples", "sample_items", "examples"),
    "access_patterns": ("patterns", "queries"),
    "mapping": ("mappings", "answers"),
    "where": ("key", "keys", "key_condition", "condition_expression"),
    "needs": ("outputs", "output", "attributes_needed"),
    "rps": ("tps", "qps", "rate"),
    "because": ("reason", "why", "justification"),
    "max": ("maximum",),
    "average": ("avg", "mean"),
    "local": ("type", "lsi"),
}
"""What people call a key elsewhere, such as in the API, in NoSQL Workbench or in a database."""
_OTHER_VALUES = {
    "projection": {"include": "list the attributes: `[name, due_on]`"},
    "capacity": {
        "pay_per_request": "it is called `on-demand` here",
        "ondemand": "write `on-demand`",
        "autoscaling": "write `{mode: provisioned, target: 70 %, max: {read: ..., write: ...}}`",
    },
}
"""What people write elsewhere in the place of a word."""
_WORDS = re.compile(r"\^\(([\w|-]+)\)\$")
_NULL = re.compile(r"(?:NULL|Null|null)\b")
_TEMPLATE = re.compile(r"\{[^{}]*\}[^\s,}\]]*")
_ONE_NAME = re.compile(r"\{[^:,]*\}")
_NUMBER = re.compile(r"[-+]?[0-9](?:[0-9_,]*[0-9])?(?:\.[0-9]+)?")


def known_as(name: str, known: list[str]) -> str:
    """The key that is called so elsewhere; empty where none of those known here is."""
    plain = name.casefold().replace("-", "_")
    return next((key for key in known if plain in _OTHER_WORDS.get(key, ())), "")


def words_of_pattern(pattern: object) -> list[str]:
    """The words of which a pattern allows one, such as `^(ALL|KEYS_ONLY)$`; none of another one."""
    match = _WORDS.fullmatch(str(pattern))
    return match[1].split("|") if match is not None else []


def advise_on_word(key: str, text: str) -> str:
    """What to write for a word that another tool has there; empty where none is known."""
    return _OTHER_VALUES.get(key, {}).get(text.casefold().replace("-", "_"), "")


def advise_on_value(node: Node, key: str, wanted: list[str], source: SourceFile) -> str:
    """What to do about a value whose kind is wrong; empty where nothing special is seen.

    Args:
        node: the value.
        key: text of the key before it; empty where it has none.
        wanted: JSON Schema's names of the kinds that are allowed.
        source: the file.
    """
    rest = source.lines[node.span.line - 1][node.span.column - 1 :]
    if node.data is None and node.entries is None:
        return _on_nothing(key, rest, wanted)
    if "string" in wanted and _ONE_NAME.match(rest):
        return _quote_template(rest)
    if node.items is not None and "object" in wanted:
        return _on_list(key, node, is_flow=rest.startswith("["))
    if key == "where" and isinstance(node.data, str):
        return 'write each attribute with its value: `{order_id: "{order_id}"}`'
    return _on_text(node.data, wanted) if isinstance(node.data, str) else ""


def advise_on_key(name: str, key: Span, value: Node, wanted: list[str], source: SourceFile) -> str:
    """What to do about a key that is unknown because it was meant as something else."""
    line = source.lines[key.line - 1]
    before = line[: key.column - 1].rstrip()
    after = source.lines[key.end_line - 1][key.end_column - 1 :].lstrip()
    if value.data is not None or after.startswith(":"):
        return ""
    if before.endswith(","):
        return "put quotes around the text before the comma: inside braces a comma ends a value"
    if ":" in name:
        return "put a space after the colon"
    if before.endswith("{") and "string" in wanted:
        return _quote_template(line[len(before) - 1 :])
    return ""


def _on_list(key: str, node: Node, *, is_flow: bool) -> str:
    """A list in the place of keys; attributes are the ones that people list."""
    first = next((item.data for item in node.items or ()), None)
    if isinstance(first, str) and len(first) <= MAX_SHOWN and key == "attributes":
        return f"give each attribute its type: `{{{first}: S, ...}}`"
    if is_flow:
        return "give each entry a name and a value: `{name: ...}`"
    item = next(iter(node.items or ()), node)
    name, value = next(iter((item.entries or {}).items()), ("", item))
    if name and value.items is None and (value.entries is not None or value.data is None):
        return f"take away the dash: `{name}:` is the name of an entry"
    return "give each entry a name: write `name:` in place of the dash"


def _on_nothing(key: str, rest: str, wanted: list[str]) -> str:
    word = _NULL.match(rest)
    if word is not None and "string" in wanted:
        return f'put quotes around the word: `"{word[0]}"`; without them it means nothing at all'
    if re.match(r"\s*#\S", rest):
        return "put the value into quotes: a `#` after a space begins a comment"
    if rest[:1] in ("&", "!"):
        return f"put the value into quotes: `{rest[0]}` means something to YAML"
    if ":" in key and not rest.startswith(":"):
        return "put a space after the colon"
    return ""


def _quote_template(rest: str) -> str:
    match = _TEMPLATE.match(rest)
    shown = match[0] if match is not None else ""
    if not shown or len(shown) > MAX_SHOWN or '"' in shown:
        return "put quotes around a template: without them braces begin a mapping in YAML"
    return f'put quotes around a template: `"{shown}"`; without them braces begin a mapping'


def _on_text(text: str, wanted: list[str]) -> str:
    if "number" in wanted or "integer" in wanted:
        return _on_text_for_number(text)
    return _on_text_for_list(text) if "array" in wanted else ""


def _on_text_for_number(text: str) -> str:
    match = _NUMBER.match(text)
    if match is None or len(text) > MAX_SHOWN:
        return ""
    return f"write the number alone: `{match[0].replace('_', '').replace(',', '')}`"


def _on_text_for_list(text: str) -> str:
    if text.startswith("-"):
        return "put a space after the dash"
    return f"write a list: `[{text}]`" if text and len(text) <= MAX_SHOWN else ""
