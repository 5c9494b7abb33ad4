"""DynamoDB designs in YAML: checked like code, published as a MkDocs site."""

from importlib.metadata import version

__all__ = ["__version__"]

__version__ = version("mkdocs-dynamodb")
