"""What is raised when the tool cannot go on; everything wrong with a model is a finding instead."""


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
        """Tell whose fault it is."""
        return f"rule {self.code} failed; this is a bug in mkdocs-dynamodb, not in your model"


class OutputError(MkdocsDynamodbError):
    """Pages or a starter model cannot be written where the user asked for them."""


class FragmentError(MkdocsDynamodbError):
    """A fenced block of a page asks for a part that the model does not have."""
