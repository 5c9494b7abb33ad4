"""The command `mkdocs-dynamodb`: parse, call the application, print, exit code."""

import gc
import os
import sys
from datetime import UTC, datetime
from io import TextIOWrapper
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
from mkdocs_dynamodb.emit import FORMATS, emit
from mkdocs_dynamodb.errors import MkdocsDynamodbError, describe_bug
from mkdocs_dynamodb.rules import CATALOGUE
from mkdocs_dynamodb.settings import ModelPath, Settings, default_address
from mkdocs_dynamodb.source.shape import nearest, schema_text

EXIT_CLEAN, EXIT_FINDINGS, EXIT_FAILED = 0, 1, 2
CONFIG = Path("mkdocs.yml")
LISTED = "`mkdocs-dynamodb rules` lists them"

models_argument = click.argument("models", nargs=-1, type=click.Path(path_type=Path))
config_option = click.option(
    "--config",
    type=click.Path(path_type=Path),
    help=f"Read the plugin's block from this file; without MODELS, {CONFIG} is read anyway.",
)
colour_option = click.option(
    "--color",
    "colour",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="Colour the format `full`; `auto` does so on a terminal, unless NO_COLOR is set.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="mkdocs-dynamodb")
def main() -> None:
    """Check DynamoDB designs written in YAML, and write their pages."""


@main.command()
@models_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="full",
    help="How findings are printed.",
)
@click.option("--select", multiple=True, help="Report only codes that begin so: `KEY,OPS001`.")
@click.option("--ignore", multiple=True, help="Leave out codes that begin so.")
@click.option(
    "--fail-on",
    type=click.Choice([severity.value for severity in Severity]),
    help="Mildest severity that makes the command exit with 1.",
)
@config_option
@colour_option
def check(
    models: tuple[Path, ...],
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str | None,
    config: Path | None,
    colour: str,
) -> None:
    """Check MODELS, or those of mkdocs.yml, and print what is found."""
    wanted, unwanted = _codes(select), _codes(ignore)
    result = _checked(models, config)
    selected = result.selected(wanted, unwanted)
    _print(emit(form, selected.report(), colour=_is_coloured(colour)))
    if result.is_unreadable:
        sys.exit(EXIT_FAILED)
    threshold = Severity(fail_on) if fail_on else None
    sys.exit(EXIT_FINDINGS if selected.fails(threshold) else EXIT_CLEAN)


@main.command()
@models_argument
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder to write to.")
@config_option
@click.option(
    "--directory-urls/--no-directory-urls",
    default=True,
    help="Whether the site serves `a.md` as `a/`.",
)
@colour_option
def render(
    models: tuple[Path, ...], out: Path, config: Path | None, colour: str, *, directory_urls: bool
) -> None:
    """Write the pages of MODELS as Markdown files for any site generator."""
    result = _checked(models, config)
    if result.fails() or result.is_unreadable:
        _print(emit("full", result.report(), colour=_is_coloured(colour)))
        sys.exit(EXIT_FAILED if result.is_unreadable else EXIT_FINDINGS)
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
    """Tell what the rule CODE finds, why it matters, and how to cure it.

    CODE may be the rule's name too.
    """
    asked = code.strip()
    known = {rule.code: rule for rule in CATALOGUE} | {rule.name: rule for rule in CATALOGUE}
    rule = known.get(asked.upper()) or known.get(asked.lower())
    if rule is None:
        hint = nearest(asked, known) or LISTED
        raise click.UsageError(f"there is no rule `{code}`; {hint}")
    _print(f"{rule.code} {rule.name} ({rule.severity})\n\n{rule.doc}\n")


@main.command()
def rules() -> None:
    """List all rules."""
    width = max(len(rule.name) for rule in CATALOGUE)
    for rule in CATALOGUE:
        _print(f"{rule.code}  {rule.severity:<8} {rule.name:<{width}} {rule.summary}\n")


@main.command()
def schema() -> None:
    """Print the JSON Schema of a model."""
    _print(schema_text())


def run() -> None:
    """Run the command; whatever keeps it from running is 2, so that 1 always means findings."""
    gc.disable()  # a check builds one large tree and ends
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(EXIT_FAILED)
    except click.Abort:
        sys.exit(EXIT_FAILED)
    except MkdocsDynamodbError as error:
        _fail(str(error))
    except Exception as error:  # noqa: BLE001 - Python would exit with 1, which means findings
        _fail(f"this is a bug in mkdocs-dynamodb: {describe_bug(error)}")


def _fail(message: str) -> None:
    click.echo(f"Error: {message}", err=True)
    sys.exit(EXIT_FAILED)


def _print(text: str) -> None:
    """Write to standard output; a reader that hangs up early changes nothing but that.

    Raises:
        MkdocsDynamodbError: the text cannot be written, as on a full disk.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        # What is left in the buffer would be tried again when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            reason = (error.strerror or str(error)).lower()
            raise MkdocsDynamodbError(f"the output cannot be written: {reason}") from error


def _is_coloured(choice: str) -> bool:
    """Whether to colour; see https://no-color.org for the variable."""
    if choice != "auto":
        return choice == "always"
    is_plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not is_plain


def _codes(options: tuple[str, ...]) -> list[str]:
    """Beginnings of rule codes, from options that may each name several.

    Raises:
        click.UsageError: no rule's code begins so.
    """
    codes = [code.strip().upper() for option in options for code in option.split(",")]
    for code in filter(None, codes):
        if not any(rule.code.startswith(code) for rule in CATALOGUE):
            hint = nearest(code, [rule.code for rule in CATALOGUE]) or LISTED
            raise click.UsageError(f"no rule's code begins with `{code}`; {hint}")
    return [code for code in codes if code]


def _checked(models: tuple[Path, ...], config: Path | None) -> CheckResult:
    """Result for the models named, by the settings of the file named; else for `mkdocs.yml`."""
    today = datetime.now(tz=UTC).date()
    paths = tuple(
        ModelPath(path=str(model.absolute()), to=default_address(str(model.resolve())))
        for model in models
    )
    if config is None and models:
        return check_models(Settings(root=Path.cwd(), models=paths), today)
    if config is None and not CONFIG.exists():
        raise click.UsageError(f"name a model: there is no {CONFIG} here")
    file = config or CONFIG
    settings, configuration, source = load_settings(file, file.absolute().parent)
    return check_models(
        settings.with_models(paths) if paths else settings,
        today,
        configuration=configuration,
        extra_sources=[source],
    )
