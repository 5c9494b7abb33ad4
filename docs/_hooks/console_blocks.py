"""Runs the commands that pages show, so that the output beside them is never typed.

A page holds the commands alone:

    ```console
    $ mkdocs-dynamodb check library
    ```

They run one after the other in a folder of the page's own, which starts as a copy of
`docs/examples` and has the project's `models` too. A `diff` block whose title names a file of that
folder changes the file, so that the next command sees what the reader is told to do.
"""

import re
import shlex
from contextlib import chdir
from functools import partial
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from click.testing import CliRunner
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from mkdocs_dynamodb.cli import main

COMMAND = "mkdocs-dynamodb"
BLOCK = re.compile(
    r'^(?P<indent> *)```(?P<kind>console|diff)(?: title="(?P<title>[^"\n]+)")?\n'
    r"(?P<body>.*?)^(?P=indent)```$",
    re.DOTALL | re.MULTILINE,
)
SEVERITY = re.compile(r'(<span class="go">)((?:error|warning|note)(?=\[))(.*?</span>)')
SENTENCE = re.compile(
    r'<span class="go">(?= *= (?:help|note): |Checked |Read: |left out: |Not approved: '
    r"|[^ ]+:\d+:(?:\d+:)? )"
)
UNDERLINE = re.compile(r'(<span class="go"> *\| +)([\^-]+ .*?|[\^-]+)(</span>)')


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Add what the commands of a hand-written page print."""
    del files
    if page.file.generated_by is not None or not BLOCK.search(markdown):
        return markdown
    with TemporaryDirectory() as name:
        folder = Path(name)
        copytree(Path(config.docs_dir) / "examples", folder, dirs_exist_ok=True)
        copytree(Path(config.config_file_path).parent / "models", folder / "models")
        try:
            return BLOCK.sub(partial(_play, Session(folder)), markdown)
        except ValueError as error:
            raise PluginError(f"{page.file.src_uri}: {error}") from error


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Let sentences of the command's output wrap, and mark severities and underlines."""
    del page, config, files
    html = SEVERITY.sub(r'<span class="go said"><b class="said-\2">\2</b>\3', html)
    html = SENTENCE.sub('<span class="go said">', html)
    return UNDERLINE.sub(r'\1<span class="said-mark">\2</span>\3', html)


class Session:
    """Commands run one after the other in one folder."""

    def __init__(self, folder: Path) -> None:
        """Run in a folder, which already holds the files."""
        self.folder = folder
        self.exit_code = 0

    def output(self, command: str) -> str:
        """What a command prints, on either stream.

        Raises:
            ValueError: the command is not one of ours, or it broke.
        """
        program, *arguments = shlex.split(command)
        if command == "echo $?":
            return f"{self.exit_code}\n"
        if program != COMMAND:
            raise ValueError(f"only {COMMAND} can be run here, not `{command}`")
        with chdir(self.folder):
            result = CliRunner().invoke(main, arguments)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise ValueError(f"`{command}` broke: {result.exception!r}")
        self.exit_code = result.exit_code
        return result.output

    def change(self, path: str, diff: str) -> None:
        """Change a file as a diff says.

        Raises:
            ValueError: the lines to be changed do not stand in the file exactly once.
        """
        file = self.folder / path
        lines = diff.splitlines(keepends=True)
        old = "".join(line[1:] for line in lines if line[0] in " -")
        new = "".join(line[1:] for line in lines if line[0] in " +")
        text = file.read_text(encoding="utf-8")
        if text.count(old) != 1:
            raise ValueError(f"{path} does not hold these lines exactly once:\n{old}")
        file.write_text(text.replace(old, new), encoding="utf-8")


def _play(session: Session, block: re.Match[str]) -> str:
    """The block as readers see it: commands with their output, or the diff as it was applied."""
    indent = block["indent"]
    lines = [line.removeprefix(indent) for line in block["body"].splitlines()]
    if block["kind"] == "diff":
        if block["title"]:
            session.change(block["title"], "".join(f"{line}\n" for line in lines))
        return block.group()
    shown = []
    for line in lines:
        if not line.startswith("$ "):
            raise ValueError(f"output is not typed but generated; remove `{line}`")
        shown += [line, *session.output(line.removeprefix("$ ")).splitlines()]
    body = "".join(f"{indent}{line}".rstrip() + "\n" for line in shown)
    return f"{indent}```console\n{body}{indent}```"
