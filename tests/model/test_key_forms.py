"""Written keys compared with templates."""

import pytest

from mkdocs_dynamodb.diagnostics import Span
from mkdocs_dynamodb.model.keys.forms import agrees
from mkdocs_dynamodb.model.keys.templates import Template

NOWHERE = Span("model.yml", 1, 1, 1, 1)


@pytest.mark.parametrize(
    ("template", "text", "texts"),
    [
        ("PROFILE", "PROFILE", {}),
        ("MEMBER#{id}", "MEMBER#m1", {}),
        ("MEMBER#{id}", "MEMBER#m1", {"id": "m1"}),
        ("LOAN#{rank:04}", "LOAN#0007", {"rank": "7"}),
        ("{a}#{b}", "x#y#z", {}),
        ("{a}#{b}", "x#y#z", {"a": "x#y"}),
        ("{a}#{b}", "x#y#z", {"b": "z"}),
        ("{a}{b}", "xy", {}),
        ("{a}#END", "x#END#END", {}),
    ],
)
def test_template_can_give_the_text(template: str, text: str, texts: dict[str, str]) -> None:
    """Known attributes stand where they must, and unknown ones for anything."""
    assert agrees(Template(template, NOWHERE), text, texts)


@pytest.mark.parametrize(
    ("template", "text", "texts"),
    [
        ("PROFILE", "PROFILES", {}),
        ("MEMBER#{id}", "MEMBER#", {}),
        ("MEMBER#{id}", "USER#m1", {}),
        ("MEMBER#{id}", "MEMBER#m1", {"id": "m2"}),
        ("LOAN#{rank:04}", "LOAN#7", {"rank": "7"}),
        ("{a}#{b}", "x#", {}),
        ("{a}#{b}", "#y", {}),
        ("{a}#{b}", "xy", {}),
        ("{a}#{b}", "x#y", {"a": "z"}),
        ("{a}{b}", "x", {}),
        ("{a}#{b}#{c}", "x#y", {}),
        ("{a}#END", "x#EN", {}),
    ],
)
def test_template_cannot_give_the_text(template: str, text: str, texts: dict[str, str]) -> None:
    """No value of the unknown attributes makes the text."""
    assert not agrees(Template(template, NOWHERE), text, texts)
