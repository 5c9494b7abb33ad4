"""Diagrams as text: what they show, how they are cut and split, and what becomes of odd text."""

import re
from html import unescape
from itertools import pairwise

import pytest

from conftest import Checker
from hostile_texts import HOSTILE_TEXTS
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.pages.diagrams import Diagram, diagram_html, er_diagram, table_diagram
from mkdocs_dynamodb.pages.entity_diagrams import MAX_ENTITIES, MAX_GUESTS
from mkdocs_dynamodb.pages.mermaid import MAX_LABEL, MAX_SOURCE, label, plain, size
from mkdocs_dynamodb.pages.neighbourhoods import neighbourhoods

LIBRARY = """
entities: {Member: {}, Loan: {}, Book: {}, Category: {}, Card: {}}
relationships:
  - {from: Member, to: Loan, kind: one-to-many, verb: borrows, average: 25, max: 400}
  - {from: Loan, to: Book, kind: many-to-one}
  - {from: Category, to: Category, kind: one-to-many, verb: contains, average: 4.50}
  - {from: Book, to: Author, kind: many-to-many, max: 10_000}
  - {from: Member, to: Card, kind: one-to-one, verb: carries}
tables:
  Library:
    partition_key: PK
    sort_key: SK
    entities:
      Member:
        keys: {PK: "MEMBER#{member_id}", SK: PROFILE}
        attributes: {name: S, member_id: S, email: S, "phone?": S}
      Loan:
        keys: {PK: "MEMBER#{member_id}", SK: "LOAN#{lent_at}#{book_id}"}
        attributes: {member_id: S, book_id: S, lent_at: S, title: S}
      Follower:
        role: edge
        keys: {PK: "MEMBER#{followed_id}", SK: "FOLLOWER#{member_id}"}
        attributes: {member_id: S, followed_id: S}
      Claim:
        role: unique-claim
        keys: {PK: "EMAIL#{email}", SK: CLAIM}
        attributes: {email: S}
    indexes:
      ByBook: {partition_key: book_id, sort_key: lent_at, projection: [title]}
  Books:
    partition_key: book_id
    entities:
      Book: {attributes: {book_id: S, title: S}}
  Cards:
    partition_key: card_id
    entities:
      Card: {attributes: {card_id: S, member_id: S}}
"""


def model_of(checker: Checker, text: str) -> Model:
    """Model that a text declares."""
    return checker.check(text).models[0].model


def only(diagrams: tuple[Diagram, ...]) -> Diagram:
    """The one diagram."""
    assert len(diagrams) == 1
    return diagrams[0]


def readable(source: str) -> list[str]:
    """Lines of a source with its references turned back."""
    lines = re.sub(r"#([0-9]+);", lambda m: chr(int(m[1])), source).splitlines()
    return [line.strip() for line in lines]


@pytest.fixture
def library(checker: Checker) -> Model:
    """A small library."""
    return model_of(checker, LIBRARY)


def test_entities_show_attributes_with_the_primary_key_first(library: Model) -> None:
    """Attributes of the keys come first, with their marks; then the others as declared."""
    lines = readable(only(er_diagram(library)).source)
    member = lines.index('e1["Member"] {')
    assert lines[member + 1 : member + 6] == [
        'S `member_id` PK "partition key"',
        "S `name`",
        "S `email` UK",
        'S `phone` "optional"',
        "}",
    ]


def test_foreign_keys_are_marked_where_a_relationship_leads(library: Model) -> None:
    """The identity of one side, held by the side with many, is a foreign key there."""
    lines = readable(only(er_diagram(library)).source)
    assert 'S `member_id` PK, FK "partition key"' in lines
    assert 'S `book_id` PK, FK "sort key"' in lines
    assert "S `member_id` FK" in lines
    assert 'S `lent_at` PK "sort key"' in lines


def test_lines_say_how_many(library: Model) -> None:
    """Ends of a line follow the kind; its label tells the verb and the figures."""
    lines = readable(only(er_diagram(library)).source)
    assert lines[-5:] == [
        'e1 ||--o{ e2 : "borrows (avg 25, max 400)"',
        'e2 }o--|| e3 : ""',
        'e4 ||--o{ e4 : "contains (avg 4.5)"',
        'e3 }o--o{ e6 : "max 10,000"',
        'e1 ||--o| e5 : "carries"',
    ]


def test_an_entity_that_only_a_relationship_names_is_shown(library: Model) -> None:
    """It has a box without attributes."""
    assert 'e6["Author"]' in readable(only(er_diagram(library)).source)


def test_the_description_tells_what_is_drawn(library: Model) -> None:
    """Entities in one sentence, relationships in another."""
    assert only(er_diagram(library)).description == (
        "Entities: Member, Loan, Book, Category, Card and Author. "
        "Relationships: Member borrows Loan (one-to-many, avg 25, max 400); "
        "Loan to Book (many-to-one); Category contains Category (one-to-many, avg 4.5); "
        "Book to Author (many-to-many, max 10,000); Member carries Card (one-to-one)."
    )


@pytest.mark.parametrize("text", ["", "tables: {}\n", "application: {name: x}\n"])
def test_a_model_without_entities_has_no_diagram(checker: Checker, text: str) -> None:
    """There is nothing to draw."""
    assert er_diagram(model_of(checker, text)) == ()


def test_keys_that_tables_disagree_about_are_not_marked(checker: Checker) -> None:
    """An entity that two tables keep under different keys has no certain primary key."""
    text = """
entities: {A: {}}
tables:
  T: {partition_key: a, entities: {A: {attributes: {a: S, b: S}}}}
  U: {partition_key: b, entities: {A: {attributes: {a: S, b: S}}}}
"""
    assert "PK" not in only(er_diagram(model_of(checker, text))).source


def test_a_claim_marks_only_the_one_entity_that_has_the_attribute(checker: Checker) -> None:
    """Where two entities have it, nobody knows which of them is meant."""
    text = LIBRARY.replace("Card: {attributes: {card_id: S,", "Card: {attributes: {email: S,")
    assert "UK" not in only(er_diagram(model_of(checker, text))).source


def test_many_attributes_are_cut_visibly(checker: Checker) -> None:
    """The number of attributes left out is told; one more than the cap is shown instead."""
    for count, last in ((13, "S `a12`"), (14, "… `... and 2 more`"), (24, "… `... and 12 more`")):
        attributes = ", ".join(f"a{i}: S" for i in range(count))
        text = (
            "entities: {A: {}}\ntables: {T: {partition_key: a0, "
            f"entities: {{A: {{attributes: {{{attributes}}}}}}}}}}}\n"
        )
        assert readable(only(er_diagram(model_of(checker, text))).source)[-2] == last


def chain(count: int, attributes: int = 1) -> str:
    """A model whose entities follow one another."""
    lines = [f"  E{i}: {{}}" for i in range(count)]
    related = [
        f"  - {{from: E{a}, to: E{b}, kind: one-to-many}}" for a, b in pairwise(range(count))
    ]
    declared = ", ".join(f"'{'<' * 50}{i}': S" for i in range(attributes))
    stored = [f"      E{i}: {{attributes: {{{declared}}}}}" for i in range(count)]
    return "\n".join(
        [
            "entities:",
            *lines,
            "relationships:",
            *related,
            "tables:\n  T:\n    partition_key: id\n    entities:",
            *stored,
        ]
    )


def test_many_entities_are_split_by_neighbourhood(checker: Checker) -> None:
    """Every entity and relationship is drawn, each diagram is small and has its own title."""
    diagrams = er_diagram(model_of(checker, chain(90)))
    assert len({diagram.title for diagram in diagrams}) == len(diagrams) > 90 // MAX_ENTITIES
    lines = [line for diagram in diagrams for line in readable(diagram.source)]
    boxes = [line for line in lines if line.endswith("] {")]
    assert len(boxes) == len(set(boxes)) == 90
    assert sum(" ||--o{ " in line for line in lines) == 89
    for diagram in diagrams:
        shown = [line for line in readable(diagram.source) if re.match(r"e[0-9]+\[", line)]
        assert len(shown) <= MAX_ENTITIES + MAX_GUESTS


def test_a_crowd_around_one_entity_is_split(checker: Checker) -> None:
    """Each relationship is drawn once, also where one entity has hundreds."""
    lines = "\n".join(f"  - {{from: H, to: S{i}, kind: many-to-one}}" for i in range(300))
    diagrams = er_diagram(model_of(checker, f"relationships:\n{lines}\n"))
    drawn = [line for d in diagrams for line in readable(d.source) if " }o--|| " in line]
    assert len(drawn) == len(set(drawn)) == 300
    assert all(size(diagram.source) <= MAX_SOURCE for diagram in diagrams)


def test_many_relationships_between_two_entities_are_split(checker: Checker) -> None:
    """No diagram has more lines than a reader can follow."""
    line = "  - {from: A, to: B, kind: one-to-many}\n"
    diagrams = er_diagram(model_of(checker, "relationships:\n" + line * 200))
    assert sum(diagram.source.count("||--o{") for diagram in diagrams) == 200
    assert len(diagrams) == 4


def test_a_diagram_stays_below_the_limit_of_mermaid(checker: Checker) -> None:
    """Attributes make way where escaped text would be too long."""
    diagram = only(er_diagram(model_of(checker, chain(25, attributes=40))))
    assert size(diagram.source) <= MAX_SOURCE
    assert "more`" in diagram.source


def test_names_come_first_where_boxes_hold_attributes(library: Model) -> None:
    """The brief diagram has the same boxes and lines, and nothing in the boxes."""
    diagram = only(er_diagram(library))
    assert diagram.details == "attributes"
    boxes = [line for line in readable(diagram.source) if re.match(r"e[0-9]+\[", line)]
    names = [line for line in readable(diagram.brief) if re.match(r"e[0-9]+\[", line)]
    assert names == [box.removesuffix(" {") for box in boxes]
    lines = [line for line in readable(diagram.source) if " : " in line]
    assert [line for line in readable(diagram.brief) if " : " in line] == lines
    assert "member_id" in "".join(readable(diagram.source))
    assert "member_id" not in "".join(readable(diagram.brief))


def test_without_attributes_there_is_one_diagram(checker: Checker) -> None:
    """Nothing is offered that would show the same again."""
    diagram = only(er_diagram(model_of(checker, "entities: {A: {}, B: {}}")))
    assert (diagram.brief, diagram.details) == ("", "")
    assert str(diagram_html(diagram, material=True)).count("ddb-scroll") == 1


@pytest.mark.parametrize("material", [True, False])
def test_html_offers_the_attributes(library: Model, material: bool) -> None:
    """The full diagram is folded away in front of the brief one; each is called what it is."""
    diagram = only(er_diagram(library))
    html = str(diagram_html(diagram, material=material))
    assert "\n\n" not in html
    assert re.findall(r'<details class="ddb-full"><summary>([^<]*)', html) == ["With attributes"]
    title = "Entities and relationships"
    assert re.findall('aria-label="([^"]*)"', html) == [f"{title}, with attributes", title]
    assert html.index("ddb-full") < html.index("</details>") < html.index("ddb-brief")


def test_entities_of_other_diagrams_are_dotted(checker: Checker) -> None:
    """In both variants, so that a reader sees what is at home elsewhere."""
    for diagram in er_diagram(model_of(checker, chain(30, attributes=2))):
        for source in (diagram.source, diagram.brief):
            lines = readable(source)
            assert ("classDef guest stroke-dasharray:3" in lines) == any(
                line.startswith("class e") for line in lines
            )
    assert "class e" in "".join(readable(diagram.source))


def test_neighbours_stay_together() -> None:
    """Two clusters with one link between them are cut at that link."""
    names = [f"{side}{i}" for i in range(4) for side in "ab"]
    pairs = [(f"{side}0", f"{side}{i}") for side in "ab" for i in range(1, 4)]
    groups = neighbourhoods(names, [*pairs, ("a3", "b3")], 4)
    assert groups == (("a0", "a1", "a2", "a3"), ("b0", "b1", "b2", "b3"))


def test_the_same_model_gives_the_same_diagrams(checker: Checker) -> None:
    """Text depends on the model only."""
    text = chain(60)
    assert er_diagram(model_of(checker, text)) == er_diagram(model_of(checker, text))


def test_a_table_shows_who_shares_a_partition(library: Model) -> None:
    """Entities whose partition keys can be equal hang below one item collection."""
    diagram = only(table_diagram(library.tables["Library"]))
    lines = readable(diagram.source)
    assert 't1 --> c1(["PK = MEMBER#{member_id}"])' in lines
    assert sum(line.startswith("c1 --> ") for line in lines) == 3
    assert lines[lines.index('c1 --> n3["Follower') + 1] == "PK = MEMBER#{followed_id}"
    assert diagram.description == (
        "Item collections of the table Library: "
        "PK = MEMBER#{member_id} holds Member, Loan and Follower; "
        "PK = EMAIL#{email} holds Claim; index ByBook, book_id holds Loan."
    )


def test_an_index_shows_only_entities_that_enter_it(library: Model) -> None:
    """An entity without the attributes of the key is not in the index."""
    lines = readable(only(table_diagram(library.tables["Library"])).source)
    index = lines.index('t1 -.-> i1[["ByBook')
    assert lines[index + 1 :] == [
        'global index, keys and 1 attribute"]]',
        'i1 --> c3(["book_id"])',
        'c3 --> n5["Loan',
        'lent_at"]',
    ]


def test_keys_without_text_in_common_do_not_share_a_partition(checker: Checker) -> None:
    """`{user_id}` and `{order_id}` are not taken to be equal; a missing key is told."""
    text = """
tables:
  T:
    partition_key: PK
    entities:
      A: {keys: {PK: "{user_id}"}}
      B: {keys: {PK: "{order_id}"}}
      C: {}
"""
    source = only(table_diagram(model_of(checker, text).tables["T"])).source
    assert [line for line in readable(source) if line.startswith("t1 ")] == [
        't1 --> c1(["PK = {user_id}"])',
        't1 --> c2(["PK = {order_id}"])',
        't1 --> c3(["PK not stated"])',
    ]


def test_a_large_table_is_split(checker: Checker) -> None:
    """Every entity is drawn in one of several diagrams with titles of their own."""
    entities = "\n".join(f"      E{i}: {{keys: {{PK: 'E{i}#{{id}}'}}}}" for i in range(70))
    text = f"tables:\n  T:\n    partition_key: PK\n    entities:\n{entities}\n"
    diagrams = table_diagram(model_of(checker, text).tables["T"])
    assert [diagram.title for diagram in diagrams] == [
        f"Item collections of T, part {part} of 3" for part in (1, 2, 3)
    ]
    assert sum(diagram.source.count("--> n") for diagram in diagrams) == 70


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_any_text_is_one_short_harmless_line(text: str) -> None:
    """A label has no character with a meaning, is never empty, and reads back to the text."""
    escaped = label(text)
    assert re.fullmatch(r"(?:[A-Za-z0-9 .,/-]|[^\x00-\x9f]|#[0-9]+;)+", escaped)
    shown = re.sub(r"#([0-9]+);", lambda m: chr(int(m[1])), escaped)
    assert shown == plain(text)
    assert 0 < len(shown) <= MAX_LABEL
    assert not re.search("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ud800-\udfff]", shown)


def test_long_text_is_cut_with_an_ellipsis() -> None:
    """The cut is visible, and text at the limit is whole."""
    assert plain("x" * 60) == "x" * 60
    assert plain("x" * 61) == "x" * 59 + "…"


@pytest.mark.parametrize("material", [True, False])
@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_html_is_one_block_that_holds_the_source(text: str, material: bool) -> None:
    """No empty line, no tag from the text, no word that other plugins look for."""
    source = f'erDiagram\n  e1["{label(text)}"]\n'
    diagram = Diagram(title=text, source=source, description=text)
    html = str(diagram_html(diagram, material=material))
    assert html.startswith("<figure ")
    assert html.endswith("</figure>\n")
    assert "\n\n" not in html
    assert "{" not in html
    assert "mermaid" not in html
    tags = {"bdi", "code", "details", "div", "figcaption", "figure", "p", "pre", "summary"}
    assert set(re.findall(r"<([a-z]+)", html)) <= tags
    held = r"<code>(.*)</code>" if material else r'data-source="([^"]*)"'
    found = re.search(held, html, re.DOTALL)
    assert found is not None
    assert unescape(found[1]).strip() == source.strip()
