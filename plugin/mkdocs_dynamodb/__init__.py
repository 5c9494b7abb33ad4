"""DynamoDB designs in YAML: checked like code, published as a MkDocs site."""

__all__ = ["__version__"]

__version__: str


def __getattr__(name: str) -> str:
    """The version that is installed, looked up when it is asked for, since that takes a while."""
    if name != "__version__":
        raise AttributeError(name)
    from importlib.metadata import version  # noqa: PLC0415 - reads what few commands need

    return version("mkdocs-dynamodb")
