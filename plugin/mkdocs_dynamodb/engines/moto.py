"""moto: an imitation of AWS inside this process."""

import os

from mkdocs_dynamodb.engines.client import MISSING, REGION, ClientEngine
from mkdocs_dynamodb.engines.protocol import EngineError, Refusal, Reply
from mkdocs_dynamodb.errors import describe_bug
from mkdocs_dynamodb.model.requests import Request

_OF_THE_USER = ("AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_CONFIG_FILE")


class MotoEngine(ClientEngine):
    """Answers requests inside this process; no request leaves it."""

    def __init__(self) -> None:
        """Begin to imitate.

        Raises:
            EngineError: moto is not installed.
        """
        try:
            import boto3  # noqa: F401, PLC0415 - moto needs it, and imports it late
            from moto import mock_aws  # noqa: PLC0415 - comes with an extra
        except ImportError as error:
            raise EngineError(MISSING) from error
        # moto opens a session of its own, which would fail on a profile that does not exist.
        self._taken = {name: os.environ.pop(name) for name in _OF_THE_USER if name in os.environ}
        self._mock = mock_aws()
        self._mock.start()
        try:
            super().__init__("moto", f"https://dynamodb.{REGION}.amazonaws.com")
        except EngineError:
            self._stop()
            raise

    def send(self, request: Request) -> Reply:
        """Send one request; where moto itself fails, that is its answer."""
        try:
            return super().send(request)
        except EngineError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a bug of moto raises
            return Reply(
                body={},
                refusal=Refusal(code="InternalServerError", message=describe_bug(error)),
            )

    def close(self) -> None:
        """End the imitation."""
        super().close()
        self._stop()

    def _stop(self) -> None:
        self._mock.stop()
        os.environ.update(self._taken)
