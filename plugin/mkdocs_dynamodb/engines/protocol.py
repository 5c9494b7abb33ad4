"""What an engine is to the rest of the program, and how it answers."""

from collections.abc import Mapping
from typing import Protocol

from mkdocs_dynamodb.errors import MkdocsDynamodbError
from mkdocs_dynamodb.model.dynamodb_json import Json
from mkdocs_dynamodb.model.requests import Request
from mkdocs_dynamodb.records import record

ItemJson = Mapping[str, Json]
"""An item as the API writes it: name -> value with its type."""


class EngineError(MkdocsDynamodbError):
    """An engine cannot be started or reached; what it answers is never this error."""


@record(kw_only=True)
class Refusal:
    """An error that the engine answered with."""

    code: str
    """Such as `ValidationException`."""
    message: str


@record(kw_only=True)
class Reply:
    """Answer of an engine to one request."""

    body: Mapping[str, Json]
    """Empty where the request was refused."""
    refusal: Refusal | None = None

    @property
    def items(self) -> tuple[ItemJson, ...]:
        """Items that a read returned, in the order of the answer."""
        body = self.body
        found = [body.get("Item"), *_list(body.get("Items"))]
        batches = body.get("Responses")
        if isinstance(batches, dict):
            found += [item for batch in batches.values() for item in _list(batch)]
        found += [entry.get("Item") for entry in _list(batches) if isinstance(entry, dict)]
        return tuple(item for item in found if isinstance(item, dict))


class Engine(Protocol):
    """Something that answers requests as DynamoDB does."""

    name: str
    """Name for messages."""

    def send(self, request: Request) -> Reply:
        """Send one request.

        Raises:
            EngineError: the engine cannot be reached.
        """

    def close(self) -> None:
        """Let go of what was started; tables are not removed by this."""


def _list(json: Json | None) -> list[Json]:
    return json if isinstance(json, list) else []
