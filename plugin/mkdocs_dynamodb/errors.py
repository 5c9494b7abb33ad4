"""What is raised when the tool cannot go on; everything wrong with a model is a finding instead."""

from pathlib import Path
from traceback import extract_tb


class MkdocsDynamodbError(Exception):
    """Base of all errors that this package raises on purpose."""


class ConfigError(MkdocsDynamodbError):
    """The configuration cannot be used at all."""


class RuleError(MkdocsDynamodbError):
    """A rule raised an exception: a bug in this package, not in the model.

    Attributes:
        code: code of the rule that raised.
    """

    def __init__(self, code: str) -> None:
        """Name the rule that raised."""
        super().__init__(code)
        self.code = code

    def __str__(self) -> str:
        """Tell whose fault it is, and what a report of the bug needs."""
        text = f"rule {self.code} failed; this is a bug in mkdocs-dynamodb, not in your model"
        return text if self.__cause__ is None else f"{text}: {describe_bug(self.__cause__)}"


class BaselineError(MkdocsDynamodbError):
    """A baseline cannot be used, so that nobody can tell which findings are new.

    Attributes:
        path: the file.
        line: the line that is not what it should be; None where there is no such line.
        reason: what is wrong.
    """

    def __init__(self, path: str, line: int | None, reason: str) -> None:
        """Name the place."""
        super().__init__(path, line, reason)
        self.path = path
        self.line = line
        self.reason = reason

    def __str__(self) -> str:
        """Tell where and what, and how to get a good one."""
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"baseline {place}: {self.reason}; `check --write-baseline` writes a new one"


class DocumentError(MkdocsDynamodbError):
    """A document cannot be imported at all."""


class OutputError(MkdocsDynamodbError):
    """Pages or a starter model cannot be written where the user asked for them."""


class FragmentError(MkdocsDynamodbError):
    """A fenced block of a page asks for a part that the model does not have."""


def describe_bug(error: BaseException) -> str:
    """An unforeseen exception in one line: its type, its words, and where it was raised."""
    words = " ".join(str(error).split())
    text = f"{type(error).__name__}: {words}" if words else type(error).__name__
    frames = extract_tb(error.__traceback__)
    return f"{text} ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else text
