"""Arguments of the commands that take models, and the models that they name."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click

from mkdocs_dynamodb.application.checking import CheckResult, check_models, load_settings
from mkdocs_dynamodb.settings import ModelPath, Settings, default_address

CONFIG = Path("mkdocs.yml")

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
    help="Colour text for people; `auto` does so on a terminal, unless NO_COLOR is set.",
)


def asked_settings(models: tuple[Path, ...], config: Path | None) -> Settings:
    """Settings with the models named, by the file named; without one by none."""
    paths = tuple(
        ModelPath(path=str(model.absolute()), to=default_address(str(model.resolve())))
        for model in models
    )
    if config is None:
        return Settings(root=Path.cwd(), models=paths)
    settings, _, _ = load_settings(config, config.absolute().parent)
    return settings.with_models(paths)


def checked_models(
    models: tuple[Path, ...],
    config: Path | None,
    *,
    gates: str | None = None,
    try_breaks: bool = False,
    with_rules: bool = True,
) -> CheckResult:
    """Result for the models named, by the settings of the file named; else for `mkdocs.yml`.

    Args:
        models: models that the user named.
        config: configuration that the user named.
        gates: what an open gate does, in the place of what the configuration says.
        try_breaks: whether the changes that workshop stages propose are tried.
        with_rules: whether findings are wanted.
    """
    today = datetime.now(tz=UTC).date() if with_rules else None
    paths = tuple(
        ModelPath(path=str(model.absolute()), to=default_address(str(model.resolve())))
        for model in models
    )
    if config is None and models:
        return check_models(
            Settings(root=Path.cwd(), models=paths, gates=gates), today, try_breaks=try_breaks
        )
    if config is None and not CONFIG.exists():
        raise click.UsageError(f"name a model: there is no {CONFIG} here")
    file = config or CONFIG
    settings, configuration, source = load_settings(file, file.absolute().parent)
    if gates is not None:
        settings = replace(settings, gates=gates)
    return check_models(
        settings.with_models(paths) if paths else settings,
        today,
        configuration=configuration,
        extra_sources=[source],
        try_breaks=try_breaks,
    )
