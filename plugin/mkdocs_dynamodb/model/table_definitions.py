"""Parameters of CreateTable for the tables of a model (API Reference, CreateTable)."""

from mkdocs_dynamodb.model.dynamodb_json import Json
from mkdocs_dynamodb.model.requests import Body, Request
from mkdocs_dynamodb.model.tables import Index, Table


def create_table(table: Table) -> Request:
    """Request that creates a table with all its indexes, on demand.

    A key attribute whose type nothing tells is S.
    """
    types = {key.name.value: key.type or "S" for key in table.all_keys()}
    body: Body = {
        "TableName": table.name.value,
        "BillingMode": "PAY_PER_REQUEST",
        "AttributeDefinitions": [
            {"AttributeName": name, "AttributeType": kind} for name, kind in types.items()
        ],
        "KeySchema": _key_schema(table),
    }
    if table.global_indexes:
        body["GlobalSecondaryIndexes"] = [_index(index) for index in table.global_indexes]
    if table.local_indexes:
        body["LocalSecondaryIndexes"] = [_index(index) for index in table.local_indexes]
    return Request("CreateTable", body)


def _key_schema(part: Table | Index) -> list[Json]:
    kinds = (("HASH", part.partition_keys), ("RANGE", part.sort_keys))
    return [{"AttributeName": k.name.value, "KeyType": kind} for kind, keys in kinds for k in keys]


def _index(index: Index) -> dict[str, Json]:
    projection: dict[str, Json] = {"ProjectionType": index.projection.kind.value}
    if index.projection.names:
        projection["NonKeyAttributes"] = [name.value for name in index.projection.names]
    return {
        "IndexName": index.name.value,
        "KeySchema": _key_schema(index),
        "Projection": projection,
    }
