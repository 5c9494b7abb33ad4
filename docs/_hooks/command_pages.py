"""Writes the reference of the command and of the plugin's options from the code itself."""

import ast
import inspect
from itertools import pairwise

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from mkdocs_dynamodb.commands import COMMANDS, command_of
from mkdocs_dynamodb.mkdocs_plugin import Options
from mkdocs_dynamodb.settings import DEFAULT_FOLDER, OPTIONS, Settings

PROGRAM = "mkdocs-dynamodb"
WIDTH = 88
DEFAULTS = {
    "models": f"the folder `{DEFAULT_FOLDER}`, as one model",
    "workshop": "no workshop",
    "pricing": "none; a model without a region is given no prices",
    "fail_on": f"`{Settings().fail_on.value}`",
    "rules": "each rule has the severity that its page tells",
    "gates": "`warn` for models that hold an approval, `off` for the others",
    "baseline": "none; every finding counts",
}
COMMAND_HEAD = """\
# Command

`{program}` checks models and writes their pages without MkDocs. Findings go to standard output,
everything else to standard error.

| Exit code | Meaning |
|-|-|
| 0 | nothing found that is as bad as `--fail-on` |
| 1 | findings at or above `--fail-on` |
| 2 | the command could not run: a wrong option, a missing file, or a fault of the program |

A command that takes models reads those of `mkdocs.yml` in the current folder when it is given none.
"""
OPTIONS_HEAD = """\
# Plugin options

The block `dynamodb` below `plugins` in `mkdocs.yml`. The command reads the same block.

```yaml title="mkdocs.yml"
plugins:
  - search
  - dynamodb:
      models:
        - {path: models/shop, to: shop/}
      fail_on: warning
      rules: {OPS019: error, KEY031: off}
```

A wrong option is a finding like any other: [CFG001](rules/CFG001.md).
"""


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the two pages."""
    files.append(File.generated(config, "reference/command.md", content=command_page()))
    files.append(File.generated(config, "reference/options.md", content=options_page()))
    return files


def command_page() -> str:
    """Every command with its usage, arguments and options."""
    parts = [COMMAND_HEAD.format(program=PROGRAM)]
    for name in sorted(COMMANDS):
        command = command_of(name)
        context = click.Context(command, info_name=f"{PROGRAM} {name}", terminal_width=WIDTH)
        usage = command.get_usage(context).removeprefix("Usage: ")
        described = inspect.cleandoc(command.help or "")
        parts.append(f"## {name}\n\n{described}\n\n```text\n{usage}\n```\n")
        rows = [_option_row(o, context) for o in command.params if isinstance(o, click.Option)]
        if rows:
            parts.append("\n".join(["| Option | Default | Meaning |", "|-|-|-|", *rows, ""]))
    return "\n".join(parts)


def _option_row(option: click.Option, context: click.Context) -> str:
    names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    words = [option.help or ""]
    if isinstance(option.type, click.Choice):
        words.append("One of " + ", ".join(f"`{choice}`" for choice in option.type.choices) + ".")
    elif not option.is_flag:
        names += f" `{option.make_metavar(context)}`"
    if option.multiple:
        words.append("May be repeated.")
    return f"| {names} | {_default(option)} | {' '.join(words)} |"


def _default(option: click.Option) -> str:
    if option.required:
        return "required"
    if option.is_flag and option.secondary_opts:
        return f"`{(option.opts if option.default else option.secondary_opts)[0]}`"
    return f"`{option.default}`" if isinstance(option.default, str) else ""


def options_page() -> str:
    """Each option of the plugin with its default and what it does."""
    descriptions = option_descriptions()
    sections = (
        f"## {name}\n\n{descriptions[name]}\n\nDefault: {DEFAULTS[name]}.\n" for name in OPTIONS
    )
    return "\n".join([OPTIONS_HEAD, *sections])


def option_descriptions() -> dict[str, str]:
    """Name of each option -> the text that stands under it in the class."""
    (definition,) = ast.parse(inspect.getsource(Options)).body
    body = definition.body if isinstance(definition, ast.ClassDef) else []
    found = {}
    for option, text in pairwise(body):
        if isinstance(option, ast.Assign) and isinstance(text, ast.Expr):
            (target,) = option.targets
            found[ast.unparse(target)] = str(ast.literal_eval(text.value))
    return found
