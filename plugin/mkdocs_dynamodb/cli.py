"""The command `mkdocs-dynamodb`: parse, call the application, print, exit code."""

import gc
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from mkdocs_dynamodb import __version__
from mkdocs_dynamodb.application import (
    CheckResult,
    check_models,
    load_settings,
    write_pages,
    write_starter,
)
from mkdocs_dynamodb.diagnostics import Severity
from mkdocs_dynamodb.emit import FORMATS
from mkdocs_dynamodb.errors import MkdocsDynamodbError
from mkdocs_dynamodb.rules import CATALOGUE
from mkdocs_dynamodb.settings import ModelPath, Settings, default_address
from mkdocs_dynamodb.source.shape import schema_text

EXIT_CLEAN, EXIT_FINDINGS, EXIT_FAILED = 0, 1, 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="mkdocs-dynamodb")
def main() -> None:
    """Check DynamoDB designs written in YAML, and write their pages."""


@main.command()
@click.argument("models", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="full")
@click.option("--select", multiple=True, help="Report only codes that begin so.")
@click.option("--ignore", multiple=True, help="Leave out codes that begin so.")
@click.option("--fail-on", type=click.Choice([s.value for s in Severity]), default=None)
@click.option("--config", type=click.Path(path_type=Path), default=Path("mkdocs.yml"))
def check(
    models: tuple[Path, ...],
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str | None,
    config: Path,
) -> None:
    """Check MODELS, or those of mkdocs.yml, and print what is found."""
    result = _checked(models, config)
    result = result.selected(_codes(select), _codes(ignore))
    click.echo(FORMATS[form](result.report()), nl=False)
    missing = [model for model in models if not model.exists()]
    if missing:
        sys.exit(EXIT_FAILED)
    threshold = Severity(fail_on) if fail_on else None
    sys.exit(EXIT_FINDINGS if result.fails(threshold) else EXIT_CLEAN)


@main.command()
@click.argument("models", nargs=-1, type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder to write to.")
@click.option("--config", type=click.Path(path_type=Path), default=Path("mkdocs.yml"))
@click.option(
    "--directory-urls/--no-directory-urls",
    default=True,
    help="Whether the site serves `a.md` as `a/`.",
)
def render(models: tuple[Path, ...], out: Path, config: Path, *, directory_urls: bool) -> None:
    """Write the pages of MODELS as Markdown files for any site generator."""
    result = _checked(models, config)
    if result.fails():
        click.echo(FORMATS["full"](result.report()), nl=False)
        sys.exit(EXIT_FINDINGS)
    written = write_pages(result, out, directory_urls=directory_urls)
    click.echo(f"{len(written)} files written to {out}", err=True)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Write a starter model into FOLDER, which must be empty or not there yet."""
    written = write_starter(folder)
    for path in written:
        click.echo(str(path), err=True)
    click.echo(f"Check it: mkdocs-dynamodb check {folder}", err=True)


@main.command()
@click.argument("code")
def explain(code: str) -> None:
    """Tell what the rule CODE finds, why it matters, and how to cure it."""
    rule = next(
        (rule for rule in CATALOGUE if code.upper() == rule.code or code == rule.name), None
    )
    if rule is None:
        raise click.UsageError(f"no rule `{code}`; `mkdocs-dynamodb rules` lists them")
    click.echo(f"{rule.code} {rule.name} ({rule.severity})\n\n{rule.doc}")


@main.command()
def rules() -> None:
    """List all rules."""
    for rule in CATALOGUE:
        click.echo(f"{rule.code}  {rule.severity:<8} {rule.name:<32} {rule.summary}")


@main.command()
def schema() -> None:
    """Print the JSON Schema of a model."""
    click.echo(schema_text(), nl=False)


def _codes(options: tuple[str, ...]) -> list[str]:
    return [code.strip().upper() for option in options for code in option.split(",") if code]


def _checked(models: tuple[Path, ...], config: Path) -> CheckResult:
    today = datetime.now(tz=UTC).date()
    root = Path.cwd()
    if models:
        paths = tuple(ModelPath(path=str(m), to=default_address(str(m))) for m in models)
        return check_models(Settings(root=root, models=paths), today)
    settings, configuration, source = load_settings(config, root)
    return check_models(settings, today, configuration=configuration, extra_sources=[source])


def run() -> None:
    """Run the command; an error of ours is 2, so that 1 always means findings."""
    gc.disable()  # a check builds one large tree and ends
    try:
        main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(EXIT_FAILED)
    except click.Abort:
        sys.exit(EXIT_FAILED)
    except MkdocsDynamodbError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(EXIT_FAILED)
