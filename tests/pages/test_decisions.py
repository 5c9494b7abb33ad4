"""The page of decisions: records, the framework, reasons, and plans for unique values."""

import json
from html import unescape

from conftest import ROOT, TODAY, Checker
from mkdocs_dynamodb.application.checking import check_models
from mkdocs_dynamodb.application.pages import page_context
from mkdocs_dynamodb.pages.context import PageContext
from mkdocs_dynamodb.pages.decisions import build_decisions_page
from mkdocs_dynamodb.pages.tables import build_tables
from mkdocs_dynamodb.reports.decisions.unique_plans import Purpose, build_unique_plans
from mkdocs_dynamodb.settings import ModelPath, Settings

MODEL = """\
approach: {philosophy: Plain <b>tables</b>, principles: [Names that speak]}
unique: {User: [email]}
decisions:
  "<Addresses> apart":
    type: table-structure
    about: [Emails, Users/ByName, Users/User/name]
    choice: A table
    alternatives: {An index: It may repeat}
access_patterns:
  1: {name: Join, type: write, rps: 1, inputs: [user_id, email, name]}
  2: {name: Move, type: update, rps: 1, inputs: [user_id, email, old_email]}
  3: {name: Leave, type: delete, rps: 1, inputs: [user_id, email]}
tables:
  Users:
    partition_key: user_id
    entities:
      User: {attributes: {user_id: S, email: S, name: S, age: N}}
    indexes:
      ByName: {purpose: Search, partition_key: name}
  Emails:
    partition_key: PK
    entities:
      EmailClaim: {role: unique-claim, keys: {PK: "MAIL#{email}"}, attributes: {email: S}}
mapping:
  1:
    operation: TransactWriteItems
    actions:
      - {put: EmailClaim, table: Emails, condition: attribute_not_exists(PK)}
      - {put: User, table: Users, condition: attribute_not_exists(user_id)}
    example: {user_id: u1, email: a@b, name: Ada, age: 36}
  2:
    operation: TransactWriteItems
    actions:
      - {put: EmailClaim, table: Emails, condition: attribute_not_exists(PK)}
      - {delete: EmailClaim, table: Emails, where: {PK: "MAIL#{old_email}"}}
      - {update: User, table: Users, set: {email: "{email}"}, condition: attribute_exists(user_id)}
  3:
    operation: TransactWriteItems
    actions:
      - {delete: User, table: Users}
      - {delete: EmailClaim, table: Emails}
"""


def context(checker: Checker, text: str = MODEL) -> PageContext:
    """What pages are made from."""
    return page_context(checker.check(text).models[0])


def test_records_of_decisions(checker: Checker) -> None:
    """Each has a section, links to what it is about, and what is not told; escaped."""
    found = context(checker)
    (page,) = build_decisions_page(found)
    assert (page.path, page.title) == ("decisions.md", "Decisions and trade-offs")
    assert "<b>tables" not in page.body
    body = unescape(page.body)
    assert "Plain <b>tables</b>" in body
    assert "### <Addresses> apart {: #decision-addresses-apart" in body
    assert 'href="../tables/emails/">Emails</a>' in body
    assert 'href="../tables/users/#index-byname">Users/ByName</a>' in body
    assert "An index: It may repeat" in body
    assert "<em>not told</em>" in body
    assert "Users/ByName</a></dt>\n<dd>Search<br>" in body


def test_tables_link_their_decisions(checker: Checker) -> None:
    """Those about the table, an index or an attribute of it."""
    found = context(checker)
    users, emails = build_tables(found)
    for page in (users, emails):
        assert 'href="../../decisions/#decision-addresses-apart"' in unescape(page.body)


def test_plans_for_unique_values(checker: Checker) -> None:
    """The method's short form, made from the requests that take, change and free the value."""
    found = context(checker)
    (unique,) = build_unique_plans(found.model)
    assert [(plan.number, plan.purpose) for plan in unique.plans] == [
        ("1", Purpose.TAKE),
        ("2", Purpose.CHANGE),
        ("3", Purpose.FREE),
    ]
    assert unique.plans[0].plan == {
        "TransactWriteItems": [
            {
                "PutItem": {
                    "Table": "Emails",
                    "Item": {"PK": "MAIL#$email", "email": "$email"},
                    "ConditionExpression": "attribute_not_exists(PK)",
                }
            },
            {
                "PutItem": {
                    "Table": "Users",
                    "Item": {
                        "user_id": "$user_id",
                        "email": "$email",
                        "name": "$name",
                        "age": "$age",
                    },
                    "ConditionExpression": "attribute_not_exists(user_id)",
                }
            },
        ]
    }
    api = unique.plans[0].request.body["TransactItems"]
    assert json.dumps(api).startswith(
        '[{"Put": {"TableName": "Emails", "Item": {"PK": {"S": "MAIL#a@b"}, "email": {"S": "a@b"}}'
    )
    delete = unique.plans[1].plan["TransactWriteItems"][1]  # type: ignore[call-overload, index]
    assert delete == {"DeleteItem": {"Table": "Emails", "Key": {"PK": "MAIL#$old_email"}}}
    body = unescape(build_decisions_page(found)[0].body)
    assert '"ddb_query_plan"' in body
    assert "kept unique by EmailClaim in" in body


def test_aggregates_that_cannot_be_judged_are_shown(checker: Checker) -> None:
    """One of a single entity has nothing that could be read with it."""
    text = "entities: {Cart: {}}\naggregates: {Cart: {entities: [Cart], boundary: One cart}}\n"
    (page,) = build_decisions_page(context(checker, text))
    assert "<dt>Cart: Cart</dt>\n<dd>One cart</dd>" in page.body


def test_model_without_tables_or_decisions_has_no_page(checker: Checker) -> None:
    """Requirements alone decide nothing; an approach alone is shown."""
    assert build_decisions_page(context(checker, "application: {name: x}\n")) == ()
    (page,) = build_decisions_page(context(checker, "approach: Plain tables\n"))
    assert "Plain tables" in page.body


def test_the_shop_records_why() -> None:
    """Every copy, index and shared table of the shop has a reason on its page."""
    settings = Settings(root=ROOT, models=(ModelPath(path="models/ecommerce", to="shop/"),))
    (page,) = build_decisions_page(page_context(check_models(settings, TODAY).models[0]))
    assert "none is recorded" not in page.body
    assert "without a reason" not in page.body
    assert page.body.count("{: #decision-") == 9
