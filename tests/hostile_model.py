"""A model in which every free text of the format is hostile, and its clean twin."""

from collections.abc import Callable
from typing import Any
from zlib import crc32

STARTS = (
    "",
    "```\n",
    "~~~\n",
    "    indented\n",
    "# ",
    "- [ ] ",
    "1. ",
    "> ",
    "--8<-- 'mkdocs.yml'\n",
    ";--8<--\n",
    "---\ntitle: x\n---\n",
    "::: mkdocs_dynamodb\n",
    "!!! note\n\n    ",
    '??? "more"\n    ',
    '=== "tab"\n    ',
    "*[HTML]: abbreviation\n",
    "[^1]: footnote\n",
    "[x]: javascript:alert(1)\n",
    "/// note\n",
    "$$\n",
    ": definition\n",
    "<div markdown>\n\n",
    "| a | b |\n|---|---|\n",
    "\n\n",
    " ",
    "@import 'x'\n",
    "[TOC]\n",
    "^^^\n",
)
INLINE = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)> </p></div></table></code></pre>",
    " <!-- --> <![CDATA[ <?php <a href='javascript:alert(1)'>a</a> <svg/onload=alert(1)>",
    '"] | || `code` ```fence``` ``b`` **bold** _i_ __b__ ~~s~~ ~sub~ ^sup^ ==mark== \\* \\',
    "{{ 1+1 }} {% raw %} {# x #} {: .x onclick=alert(1) } {++add++} {--del--} [[wiki]] $x^2$",
    "[x](javascript:alert(1)) ![x](x.png) <https://localhost/> https://localhost/ a@localhost [^1]",
    "&lt; &amp;lt; &#60;b&#62; &copy; &nbsp; :smile: :material-home: ++ctrl++ HTML (c) -- ... '",
    "\u202egnp.exe\u202c \u0627\u0644\u0639\u0631\u0628\u064a\u0629 <b> \u2066x\u2069 \u200f",
    "\U0001f4da \U0001f469\u200d\U0001f4bb \u66f8\u7c4d \x00 \x07 \x1b[31m \x7f \x85 \u2028 x",
    "two\nlines\n\nparagraphs\r\n\ttab  spaces dynamodb-part-0-of-b56cb502",
    "w" * 2000,
    '\'; alert(1); // " onmouseover=alert(1) x=" %00 $(touch x) \\n \\u003cb\\u003e',
)

Text = Callable[[str], str]
Data = dict[Any, Any]


def hostile(role: str) -> str:
    """The hostile text of a field; the same role gives the same text."""
    number = crc32(role.encode())
    return f"{STARTS[number % len(STARTS)]}{role} {INLINE[number // 97 % len(INLINE)]}"


def clean(role: str) -> str:
    """The text of the same field in the clean twin.

    It has the size of the hostile one and the marks that may join the parts of a key, so that the
    same is found in both models and the same figures come out.
    """
    harmless = "#:~/{} "
    return "".join(
        c if c in harmless or (c.isascii() and c.isalnum()) else "x" * len(c.encode())
        for c in hostile(role)
    )


def every_kind(role: str, text: Text) -> list[str]:
    """Texts enough for one field to take each kind of hostile text once."""
    return [text(f"{role} {number}") for number in range(40)]


def build(text: Text) -> Data:
    """The model; the names of tables in the code tabs and of one table stay as they are."""
    user, order = text("entity user"), text("entity order")
    table, index = text("table"), text("index")
    key, sort, name = text("partition key"), text("sort key"), text("attribute")
    group = text("group")
    return {
        "application": {
            "name": text("application name"),
            "domain": text("domain"),
            "context": every_kind("context", text),
            "scale": text("scale"),
            "traffic": {
                "total": {"peak": 5, "average": 1},
                "groups": {group: {"stated": 7, "patterns": [1, 2]}},
            },
        },
        "approach": {"philosophy": text("philosophy"), "principles": [text("principle")]},
        "unique": {user: [name, [key, sort]], text("unique entity"): text("unique attribute")},
        "decisions": {
            text("decision"): {
                "type": "gsi-design",
                "about": [table, f"{table}/{index}", f"Orders/{user}", text("about nothing")],
                "choice": text("choice"),
                "why": text("why"),
                "alternatives": {text("alternative"): text("why not")},
                "trade_offs": text("trade-off"),
                "rollback": text("rollback"),
                "monitoring": text("monitoring"),
            }
        },
        "aggregates": {
            text("aggregate"): {
                "entities": [user, order],
                "boundary": text("boundary"),
                "because": text("aggregate reason"),
                "correlation": {"stated": "60 %", "because": text("correlation")},
                "factors": {"hot_partition_risk": text("factor")},
            }
        },
        "scratchpad": {text("heading"): [text("thought")], text("heading 2"): text("thought 2")},
        "entities": {
            user: {"description": text("description"), "count": 10},
            order: {"no_writer": text("no writer"), "no_reader": text("no reader")},
        },
        "relationships": [
            {
                "from": user,
                "to": order,
                "kind": "one-to-many",
                "verb": text("verb"),
                "note": text("relationship note"),
            },
            {"from": text("unknown entity"), "to": user, "kind": "many-to-many"},
        ],
        "access_patterns": _patterns(text, user, order, name),
        "tables": {
            table: _table(text, user, order, key, sort, name, index, has_odd_type=True),
            "Orders": _table(text, user, order, key, sort, name, index, has_odd_type=False),
            **{text(f"small table {number}"): {"partition_key": "id"} for number in range(14)},
        },
        "mapping": _mapping(text, user, order, table, index, key, sort, name),
        "viewpoints": {
            "people": {
                "title": text("viewpoint title"),
                # An empty line would begin a paragraph.
                "description": " ".join(text("viewpoint description").split()),
                "entities": [user],
            },
            text("viewpoint"): {"entities": [user, order, text("unknown entity")]},
        },
        "stages": {
            "stage": {
                "title": text("stage title"),
                "minutes": 5,
                "steps": [
                    {
                        "title": text("step title"),
                        "prompt": text("prompt"),
                        "show": ["patterns", f"table {table}"],
                        "break": {"file": text("file"), "find": "x", "expect": "OPS001"},
                    }
                ],
                "gates": ["design"],
                "checklists": ["requirements"],
            }
        },
        "accept": [
            {"rule": text("rule"), "at": text("accepted subject"), "because": text("because")},
            {"rule": "REQ009", "at": f"application.traffic.groups.{group}", "because": text("why")},
        ],
    }


def _patterns(text: Text, user: str, order: str, name: str) -> Data:
    return {
        1: {
            "name": text("pattern name"),
            "description": text("pattern description"),
            "type": "read",
            "rps": 1,
            "inputs": {
                text("input"): {
                    "description": text("input description"),
                    "spread": {"shares": {text("share"): 0.5}},
                },
                name: None,
            },
            "needs": [name, text("need")],
            "entities": [user, order, text("other entity")],
            "key_requirements": [text("key requirement")],
            "considerations": [text("consideration")],
        },
        2: {
            "name": text("pattern name 2"),
            "type": "read",
            "rps": 1,
            "served_by": {"service": text("service"), "because": text("service reason")},
        },
        3: {"name": text("pattern name 3"), "type": "none", "because": text("no database")},
        **{
            10 + number: {"name": words, "type": "write", "rps": 1}
            for number, words in enumerate(every_kind("title", text))
        },
    }


def _table(
    text: Text,
    user: str,
    order: str,
    key: str,
    sort: str,
    name: str,
    index: str,
    *,
    has_odd_type: bool,
) -> Data:
    other = text("other attribute")
    key_type = {"type": text("key type")} if has_odd_type else {}
    return {
        "purpose": text("purpose"),
        "aggregate": text("aggregate"),
        "partition_key": {"name": key, "because": text("key reason")},
        "sort_key": {"name": sort, **key_type, "because": text("sort reason")},
        "capacity": {"mode": "on-demand", "because": text("capacity reason")},
        "ttl": text("ttl"),
        "entities": {
            user: {
                "description": text("stored entity"),
                "keys": {
                    key: text("template"),
                    sort: text("constant key"),
                },
                "attributes": {
                    name: {"type": "S", "description": text("attribute description")},
                    other: "S",
                    f"{text('optional attribute')}?": "L",
                    text("odd attribute"): text("attribute type"),
                },
            },
            order: {
                "role": "copy-of " + text("copied entity").replace("\n", " "),
                "keys": {key: text("order key"), sort: text("order sort")},
                "attributes": {name: "S"},
            },
        },
        "indexes": {
            index: {
                "purpose": text("index purpose"),
                "partition_key": {"name": name, "because": text("index key reason")},
                "sort_key": [sort, {"name": other, "type": "S"}],
                "projection": {"include": [other], "because": text("projection reason")},
                "sparse": text("sparse"),
            },
            text("local index"): {"partition_key": key, "sort_key": name, "local": True},
        },
        "items": [
            {user: {name: text("value"), other: text("other value"), text("stray"): [text("in")]}},
            {user: {name: "a", other: {text("map key"): text("map value")}}},
            {"raw": {key: {"S": text("raw key")}, sort: text("raw sort"), name: text("raw value")}},
            {text("unknown stored entity"): {name: "x"}},
        ],
    }


def _mapping(
    text: Text, user: str, order: str, table: str, index: str, key: str, sort: str, name: str
) -> Data:
    return {
        1: {
            "operation": "Query",
            "table": table,
            "index": index,
            "where": {name: f"{{{name}}}", sort: {"begins_with": text("beginning")}},
            "filter": text("filter expression"),
            "values": {text("placeholder"): text("placeholder value")},
            "projection": [name, text("projected")],
            "returns": {user: 3},
            "gives": [text("given")],
            "note": text("answer note"),
            "example": {name: text("example value"), text("example"): [text("example element")]},
        },
        10: {
            "operation": "UpdateItem",
            "table": "Orders",
            "entity": user,
            "set": {text("set name"): text("set value")},
            "add": {text("add name"): 1},
            "remove": [text("removed")],
            "delete_elements": {text("set attribute"): text("element")},
            "condition": {text("condition name"): text("condition value")},
        },
        11: {
            "operation": "UpdateItem",
            "table": text("unknown table"),
            "entity": text("unknown stored entity"),
            "update_expression": text("update expression"),
        },
        12: {
            "steps": [
                {
                    "operation": "TransactWriteItems",
                    "note": text("step note"),
                    "actions": [
                        {"put": user, "table": table, "condition": text("condition")},
                        {"delete": order, "table": "Orders", "where": {key: text("where")}},
                    ],
                }
            ]
        },
    }


FAULTY = """\
application: {{name: Faulty, {0}: 1, domain: [{0}]}}
tables:
  {0}: {{partition_key: a, {0}: {0}}}
mapping:
  {0}: {{operation: {0}}}
  1: {{operation: GetItem, table: Nowhere, entity: {0}}}
"""
