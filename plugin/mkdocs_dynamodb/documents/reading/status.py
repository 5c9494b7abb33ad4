"""What the status of an access pattern means, where a person set it."""

import re

from mkdocs_dynamodb.documents.reading.draft import Draft
from mkdocs_dynamodb.documents.reading.markdown import Line
from mkdocs_dynamodb.documents.reading.words import one_or_many
from mkdocs_dynamodb.source.nodes import Data

_SERVICE = re.compile(
    r"\b(Elastic ?Search|OpenSearch|CloudSearch|Solr|Algolia|Typesense|Meilisearch|Redis"
    r"|ElastiCache|Redshift|Athena|Neptune|S3)\b",
    re.IGNORECASE,
)
_REPEATS = re.compile(
    r"(?:same as|duplicate of|repeats)\s+(?:pattern|ap)?\s*#?([0-9]+)\Z", re.IGNORECASE
)
_NO_DATABASE = re.compile(r"\bno (?:db|database)\b", re.IGNORECASE)
_VARIATION = "\ufe0f"


def read_status(draft: Draft, number: str, pattern: dict[str, Data], cell: Line | None) -> None:
    """Take over what status, requirements and considerations say together.

    A status with words behind its sign was worked out and says nothing new.
    """
    texts = [*_texts(pattern.get("key_requirements")), *_texts(pattern.get("considerations"))]
    repeated = next((match[1] for text in texts if (match := _REPEATS.search(text))), "")
    if repeated and repeated != number:
        pattern["duplicate_of"] = int(repeated)
    if pattern.get("type") == "none" and not pattern.get("because"):
        pattern["because"] = next((text for text in texts if _NO_DATABASE.search(text)), "")
    sign = "" if cell is None else cell.text.replace(_VARIATION, "")
    if cell is not None and sign == "❌":
        _served_elsewhere(draft, number, pattern, cell, texts)
    elif cell is not None and sign == "⚠":
        text = f"status {cell.text} of pattern {number} is kept as a consideration"
        draft.guessed(cell.number, text)
        mark = "Marked with a warning in the document that this was read from"
        pattern["considerations"] = one_or_many([*_texts(pattern.get("considerations")), mark])
    elif cell is not None and sign and sign[0] not in "✅❌⚠❔":
        place = ("access_patterns", number)
        draft.kept_beside(cell.number, f"Status of pattern {number}", cell.text, place)


def _served_elsewhere(
    draft: Draft, number: str, pattern: dict[str, Data], cell: Line, texts: list[str]
) -> None:
    if pattern.get("served_by") is not None or pattern.get("type") == "none":
        return
    service = next((match[1] for text in texts if (match := _SERVICE.search(text))), "")
    because = "; ".join(texts) or "DynamoDB does not answer it"
    named: dict[str, Data] = {"service": service} if service else {}
    pattern["served_by"] = {**named, "because": because}
    by = service or "a service that the document does not name"
    text = f"status {cell.text} of pattern {number} is taken as served by {by}"
    draft.guessed(cell.number, text, ("access_patterns", number, "served_by"))


def _texts(data: Data) -> list[str]:
    if isinstance(data, list):
        return [str(text) for text in data]
    return [str(data)] if data else []
