"""An engine behind the client of boto3, with made-up credentials and nothing of the user's own."""

import base64
import binascii
import os
import re
from collections.abc import Mapping
from typing import Any

from mkdocs_dynamodb.engines.protocol import EngineError, Refusal, Reply
from mkdocs_dynamodb.model.dynamodb_json import Json
from mkdocs_dynamodb.model.requests import Request

REGION = "us-east-1"
CONNECT_SECONDS, READ_SECONDS = 5, 60
MISSING = (
    "engines need boto3 and moto, which are not installed; "
    "run `pip install 'mkdocs-dynamodb[verify]'`"
)
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


class ClientEngine:
    """Sends requests to one address."""

    def __init__(self, name: str, url: str) -> None:
        """Make a client for an address; nothing is sent yet.

        Raises:
            EngineError: boto3 is not installed.
        """
        self.name = name
        self._client = _client(url)

    def send(self, request: Request) -> Reply:
        """Send one request; parameters go out as they are, so that the engine judges them."""
        from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415 - an extra

        call = getattr(self._client, _CAPITAL.sub("_", request.operation).lower())
        try:
            parameters = _with_bytes(request.body)
        except binascii.Error as error:  # what the API itself would answer to such a body
            return Reply(
                body={}, refusal=Refusal(code="SerializationException", message=str(error))
            )
        try:
            answer = call(**parameters)
        except ClientError as error:
            told = error.response["Error"]
            return Reply(
                body={},
                refusal=Refusal(code=str(told.get("Code")), message=str(told.get("Message"))),
            )
        except BotoCoreError as error:
            reason = str(error).rstrip(".")
            raise EngineError(f"{self.name} cannot be used: {reason}") from error
        return Reply(body={key: _without_bytes(value) for key, value in answer.items()})

    def close(self) -> None:
        """Close the connections."""
        self._client.close()


def _client(url: str) -> Any:  # noqa: ANN401 - boto3 makes its clients while it runs
    try:
        import boto3  # noqa: PLC0415 - comes with an extra
        import botocore.session  # noqa: PLC0415 - the same
        from botocore.config import Config  # noqa: PLC0415 - the same
    except ImportError as error:
        raise EngineError(MISSING) from error
    nothing = {
        name: (None, None, default, None)
        for name, default in (
            ("profile", None),
            ("config_file", os.devnull),
            ("credentials_file", os.devnull),
        )
    }
    session = boto3.session.Session(botocore_session=botocore.session.Session(nothing))
    config = Config(
        connect_timeout=CONNECT_SECONDS,
        read_timeout=READ_SECONDS,
        retries={"total_max_attempts": 1},
        parameter_validation=False,
        proxies={},
    )
    return session.client(
        "dynamodb",
        endpoint_url=url,
        region_name=REGION,
        aws_access_key_id="verify",
        aws_secret_access_key="verify",  # noqa: S106 - engines on this machine take any
        config=config,
    )


def _with_bytes(json: Any) -> Any:  # noqa: ANN401 - what boto3 takes
    """The same JSON with the binaries that boto3 encodes itself."""
    if isinstance(json, list):
        return [_with_bytes(element) for element in json]
    if not isinstance(json, Mapping):
        return json
    if len(json) == 1:
        ((kind, content),) = json.items()
        if kind == "B" and isinstance(content, str):
            return {"B": base64.b64decode(content)}
        if kind == "BS" and isinstance(content, list):
            return {"BS": [base64.b64decode(str(element)) for element in content]}
    return {name: _with_bytes(child) for name, child in json.items()}


def _without_bytes(answer: Any) -> Json:  # noqa: ANN401 - what boto3 gives
    if isinstance(answer, Mapping):
        return {name: _without_bytes(child) for name, child in answer.items()}
    if isinstance(answer, list | tuple | set):
        return [_without_bytes(element) for element in answer]
    if isinstance(answer, bytes):
        return base64.b64encode(answer).decode("ascii")
    return answer if isinstance(answer, str | int | bool) else str(answer)
