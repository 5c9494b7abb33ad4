"""What follows from the entities of a viewpoint."""

import pytest

from conftest import Checker
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.viewpoints import View, build_views, entities_without_viewpoint

SHOP = """
entities: {User: {}, Order: {}, OrderItem: {}, Product: {}, Shelf: {}, Photo: {}}
relationships:
  - {from: User, to: Order, kind: one-to-many, verb: places}
  - {from: Order, to: OrderItem, kind: one-to-many, verb: consists of}
  - {from: Product, to: OrderItem, kind: one-to-many, verb: is sold as}
  - {from: Shelf, to: Product, kind: one-to-many, verb: holds}
  - {from: Shelf, to: Shelf, kind: one-to-many, verb: contains}
access_patterns:
  1: {name: Place an order, type: write, rps: 1, entities: [Order]}
  2: {name: Show a product, type: read, rps: 1, entities: [Product]}
  3: {name: Join, type: write, rps: 1, entities: [User]}
  4: {name: Join by invitation, type: write, rps: 1, duplicate_of: 3}
  5: {name: Clean up, type: none, because: nothing is stored}
tables:
  Orders:
    partition_key: order_id
    sort_key: part
    entities:
      Order: {keys: {part: ORDER}, attributes: {order_id: S}}
      OrderItem: {keys: {part: "ITEM#{product_id}"}, attributes: {order_id: S, product_id: S}}
  Products:
    partition_key: product_id
    entities:
      Product: {attributes: {product_id: S, photos: {type: L, holds: Photo}}}
  Users:
    partition_key: key
    entities:
      User: {keys: {key: "USER#{user_id}"}, attributes: {user_id: S, email: S}}
      Claim: {role: unique-claim, keys: {key: "MAIL#{email}"}, attributes: {email: S}}
mapping:
  1:
    operation: TransactWriteItems
    actions:
      - {put: OrderItem, table: Orders}
      - {update: Product, table: Products, set: {stock: 1}}
  2: {operation: Query, table: Products, where: {product_id: "{product_id}"}}
  3:
    operation: TransactWriteItems
    actions: [{put: User, table: Users}, {put: Claim, table: Users}]
"""


@pytest.fixture
def shop(checker: Checker) -> Model:
    """A shop in parts."""
    viewpoints = (
        "viewpoints:\n"
        "  ordering: {entities: [OrderItem, Order, Gone]}\n"
        "  catalogue: {entities: [Product]}\n"
        "  accounts: {entities: [Claim]}\n"
        "  nothing: {entities: [Lost]}\n"
    )
    return checker.check(SHOP + viewpoints).models[0].model


def verbs(view: View) -> tuple[list[str], list[str]]:
    """Verbs of the relationships inside, and of those that leave."""
    return [line.verb for line in view.inner], [line.verb for line in view.leaving]


def numbers(view: View) -> list[str]:
    """Numbers of the access patterns."""
    return [pattern.number.value for pattern in view.patterns]


def test_entities_bring_what_belongs_to_them(shop: Model) -> None:
    """Relationships inside and out, patterns that name or change one, tables that store one."""
    view = build_views(shop)["ordering"]
    assert view.entities == ("OrderItem", "Order")
    assert verbs(view) == (["consists of"], ["places", "is sold as"])
    assert view.neighbours == ("User", "Product")
    assert numbers(view) == ["1"]
    assert [table.name.value for table in view.tables] == ["Orders"]


def test_a_pattern_belongs_where_its_answer_changes_something(shop: Model) -> None:
    """A pattern that names one entity may change another one on the way."""
    assert numbers(build_views(shop)["catalogue"]) == ["1", "2"]


def test_a_repeated_pattern_belongs_where_the_original_does(shop: Model) -> None:
    """The answer of the original counts for it, also for entities that only a table stores."""
    view = build_views(shop)["accounts"]
    assert numbers(view) == ["3", "4"]
    assert [table.name.value for table in view.tables] == ["Users"]


def test_an_entity_may_live_inside_the_items_of_another_one(checker: Checker) -> None:
    """Its table is that of the other one."""
    text = SHOP + "viewpoints: {photos: {entities: Photo}}"
    view = build_views(checker.check(text).models[0].model)["photos"]
    assert [table.name.value for table in view.tables] == ["Products"]


def test_a_viewpoint_of_unknown_entities_shows_nothing(shop: Model) -> None:
    """Its page says so."""
    view = build_views(shop)["nothing"]
    assert (view.entities, view.inner, view.leaving, view.patterns, view.tables) == ((),) * 5


def test_entities_that_no_viewpoint_shows(shop: Model) -> None:
    """Those of the requirements."""
    assert entities_without_viewpoint(shop) == ("User", "Shelf", "Photo")


def test_the_shop_is_split_into_parts_that_meet(checker: Checker) -> None:
    """An entity that relates to itself stays inside."""
    text = SHOP + "viewpoints: {shelves: {entities: Shelf}}"
    view = build_views(checker.check(text).models[0].model)["shelves"]
    assert verbs(view) == (["contains"], ["holds"])
