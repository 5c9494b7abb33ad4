"""The command: options, exit codes, and what goes to which stream."""

import gc
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from conftest import TODAY
from fixtures_site import BROKEN_MODEL, GOOD_MODEL, SiteFolder
from mkdocs_dynamodb import __version__, cli
from mkdocs_dynamodb.application.checking import check_models, load_settings
from mkdocs_dynamodb.application.explaining import FAULTS
from mkdocs_dynamodb.application.pages import model_pages
from mkdocs_dynamodb.commands import models
from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.emit import FORMATS
from mkdocs_dynamodb.errors import RuleError
from mkdocs_dynamodb.rules import CATALOGUE
from mkdocs_dynamodb.rules.registry import Rule
from mkdocs_dynamodb.source.shape import schema_text

WARNED_MODEL = GOOD_MODEL.replace("Member: {count: 200}", "Member: {count: 200}\n  Unused: {}")
CONFIG = """\
site_name: Test
plugins:
  - dynamodb:
      models: [shop]
"""


@dataclass(frozen=True)
class Ended:
    """A finished command."""

    code: int
    out: str
    err: str


class Command:
    """Runs the command in a folder, in this process."""

    def __init__(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Run in `folder`."""
        self.folder = folder
        self.monkeypatch = monkeypatch
        self.capsys = capsys

    def write(self, path: str, text: str) -> None:
        """Write a file below the folder."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def __call__(self, *arguments: str) -> Ended:
        """Run with arguments."""
        self.monkeypatch.setattr(sys, "argv", ["mkdocs-dynamodb", *arguments])
        code = 0
        try:
            cli.run()
        except SystemExit as ended:
            code = int(ended.code or 0)
        finally:
            gc.enable()
            gc.unfreeze()
        streams = self.capsys.readouterr()
        return Ended(code, streams.out, streams.err)


@pytest.fixture
def command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    """A command in an empty folder, with a broken and a good model."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    command = Command(tmp_path, monkeypatch, capsys)
    command.write("good/model.yml", GOOD_MODEL)
    command.write("broken/model.yml", BROKEN_MODEL)
    command.write("warned/model.yml", WARNED_MODEL)
    return command


def installed(
    *arguments: str, folder: Path, env: dict[str, str] | None = None
) -> "subprocess.CompletedProcess[bytes]":
    """Run the command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs_dynamodb", *arguments],
        cwd=folder,
        env={**os.environ, **(env or {})},
        capture_output=True,
        check=False,
    )


def codes_of(ended: Ended) -> list[str]:
    """Codes of the findings in JSON output."""
    return [finding["code"] for finding in json.loads(ended.out)["findings"]]


# check


def test_clean_model_exits_with_0_and_a_summary(command: Command) -> None:
    """A model without findings prints one line to stdout and nothing to stderr."""
    ended = command("check", "good")
    assert ended.code == 0
    rules = len(CATALOGUE)
    assert ended.out == (
        f"Checked 2 access patterns in 1 file with {rules} rules:"
        " 0 errors, 0 warnings, 0 notes, 0 accepted.\n"
    )
    assert ended.err == ""


def test_check_imports_no_more_than_it_uses(command: Command) -> None:
    """Templates, engines, readers of SQL and of Markdown cost more time than a small model."""
    program = (
        "import sys\n"
        "from mkdocs_dynamodb import cli\n"
        "sys.argv = ['mkdocs-dynamodb', 'check', 'good']\n"
        "try:\n    cli.run()\n"
        "except SystemExit:\n    print(*sys.modules, file=sys.stderr)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], cwd=command.folder, capture_output=True, check=True
    )
    imported = set(ended.stderr.decode().split())
    assert "mkdocs_dynamodb.rules" in imported
    slow = {
        "boto3",
        "importlib.metadata",
        "jinja2",
        "jsonschema",
        "markdown_it",
        "mkdocs",
        "sqlglot",
    }
    own = {"documents", "engines", "pages", "workshop.build"}
    assert not (slow | {f"mkdocs_dynamodb.{name}" for name in own}) & imported


def test_errors_exit_with_1(command: Command) -> None:
    """A finding goes to stdout, with path, line and column from the current folder."""
    ended = command("check", "broken")
    assert ended.code == 1
    assert "error[REQ002]" in ended.out
    assert " --> broken/model.yml:9:" in ended.out
    assert ended.err == ""


def test_model_may_be_a_file(command: Command) -> None:
    """A file is a model as a folder is."""
    assert "broken/model.yml:9:" in command("check", "broken/model.yml").out


def test_several_models_are_checked_together(command: Command) -> None:
    """Findings of all models are printed, and patterns are counted over all of them."""
    ended = command("check", "good", "broken", "warned")
    assert ended.code == 1
    assert "Checked 6 access patterns in 3 files" in ended.out
    assert "REQ002" in ended.out


def test_same_model_twice_is_reported_once(command: Command) -> None:
    """A finding is printed once, however often its file is named."""
    ended = command("check", "broken", "broken/model.yml", "--format", "json")
    assert codes_of(ended) == codes_of(command("check", "broken", "--format", "json"))


def test_without_model_the_plugins_block_is_read(command: Command) -> None:
    """Models, threshold and severities come from `mkdocs.yml`."""
    command.write("mkdocs.yml", CONFIG.replace("shop", "broken"))
    assert "REQ002" in command("check").out
    command.write("mkdocs.yml", CONFIG.replace("[shop]", "[broken]\n      rules: {REQ002: off}"))
    assert "REQ002" not in command("check").out
    command.write("mkdocs.yml", CONFIG.replace("[shop]", "[warned]\n      fail_on: warning"))
    assert command("check").code == 1


def test_config_names_another_file_whose_models_lie_beside_it(command: Command) -> None:
    """Paths of a configuration start from its own folder, as MkDocs has it."""
    command.write("sub/site.yml", CONFIG)
    command.write("sub/shop/model.yml", BROKEN_MODEL)
    ended = command("check", "--config", "sub/site.yml")
    assert ended.code == 1
    assert " --> shop/model.yml:9:" in ended.out


def test_config_gives_the_settings_of_a_named_model(command: Command) -> None:
    """With both, the model is the one named and its severities are the file's."""
    command.write("site.yml", CONFIG.replace("[shop]", "[good]\n      rules: {REQ002: warning}"))
    ended = command("check", "broken", "--config", "site.yml")
    assert ended.code == 0
    assert "warning[REQ002]" in ended.out


def test_model_outside_the_current_folder_keeps_its_dots(command: Command) -> None:
    """A path with `../` is read, and shown so that it can be opened from here."""
    inner = command.folder / "inner"
    inner.mkdir()
    command.monkeypatch.chdir(inner)
    assert " --> ../broken/model.yml:9:" in command("check", "../broken").out
    assert " --> ../broken/model.yml:9:" in command("check", str(command.folder / "broken")).out


def test_missing_model_is_a_finding_and_exits_with_2(command: Command) -> None:
    """A file that is not there keeps the command from running, whatever else is found."""
    for arguments in (["nothing"], ["good", "nothing"], ["nothing", "--ignore", "YML011"]):
        assert command("check", *arguments).code == 2
    ended = command("check", "nothing")
    assert "error[YML011]: model `nothing` does not exist" in ended.out
    assert "Traceback" not in ended.err


def test_missing_model_of_the_configuration_exits_with_2(command: Command) -> None:
    """The finding stands where `mkdocs.yml` names the model."""
    command.write("mkdocs.yml", CONFIG)
    ended = command("check")
    assert ended.code == 2
    assert " --> mkdocs.yml:4:16" in ended.out


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file_exits_with_2(command: Command) -> None:
    """A file without permission is no model without findings."""
    (command.folder / "good/model.yml").chmod(0)
    ended = command("check", "good")
    assert ended.code == 2
    assert "permission denied" in ended.out


def test_without_configuration_a_model_is_asked_for(command: Command) -> None:
    """The message says what to do."""
    ended = command("check")
    assert ended.code == 2
    assert ended.out == ""
    assert "name a model: there is no mkdocs.yml here" in ended.err


def test_configuration_without_the_plugin_exits_with_2(command: Command) -> None:
    """It says so on stderr."""
    command.write("mkdocs.yml", "site_name: Test\n")
    ended = command("check")
    assert ended.code == 2
    assert "mkdocs.yml does not name the plugin `dynamodb`" in ended.err


def test_named_configuration_that_is_missing_exits_with_2(command: Command) -> None:
    """The file and the reason are named."""
    ended = command("check", "--config", "none.yml")
    assert ended.code == 2
    assert "`none.yml` cannot be read: no such file or directory" in ended.err


@pytest.mark.parametrize(
    ("fail_on", "code"), [("error", 0), ("warning", 1), ("note", 1), (None, 0)]
)
def test_fail_on_moves_the_threshold(command: Command, fail_on: str | None, code: int) -> None:
    """A warning fails from `warning` on, and passes by default."""
    option = [] if fail_on is None else ["--fail-on", fail_on]
    ended = command("check", "warned", *option)
    assert "warning[" in ended.out
    assert ended.code == code


def test_fail_on_wins_over_the_configuration(command: Command) -> None:
    """The option is nearer than the file."""
    command.write("mkdocs.yml", CONFIG.replace("[shop]", "[warned]\n      fail_on: warning"))
    assert command("check").code == 1
    assert command("check", "--fail-on", "error").code == 0


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        (["--select", "REQ002"], ["REQ002"]),
        (["--select", "REQ"], ["REQ002"]),
        (["--select", "r"], ["REQ002"]),
        (["--select", "KEY,req002"], ["REQ002"]),
        (["--select", "KEY", "--select", "REQ002"], ["REQ002"]),
        (["--select", "KEY"], []),
        (["--select", "REQ", "--ignore", "REQ002"], []),
        (["--ignore", "REQ"], []),
        (["--ignore", " KEY , REQ002 ,"], []),
        (["--select", ""], ["REQ002"]),
    ],
)
def test_select_and_ignore_take_beginnings_of_codes(
    command: Command, options: list[str], wanted: list[str]
) -> None:
    """Lists, several options, and codes in small letters are all understood."""
    ended = command("check", "broken", "--format", "json", *options)
    assert codes_of(ended) == wanted
    assert ended.code == (1 if wanted else 0)


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_code_that_no_rule_has_exits_with_2(command: Command, option: str) -> None:
    """A misspelt code must not look like a clean model."""
    ended = command("check", "broken", option, "REQ002,REQ0O4")
    assert ended.code == 2
    assert ended.out == ""
    assert "no rule's code begins with `REQ0O4`; did you mean `REQ0" in ended.err


@pytest.mark.parametrize("form", list(FORMATS))
def test_every_format_prints_to_stdout(command: Command, form: str) -> None:
    """The exit code does not depend on the format."""
    ended = command("check", "broken", "--format", form)
    assert ended.code == 1
    assert "REQ002" in ended.out
    assert ended.err == ""


def test_concise_is_one_line_a_finding(command: Command) -> None:
    """Editors and people read `file:line:column: severity[CODE] message`."""
    out = command("check", "broken", "--format", "concise").out
    assert out.startswith("broken/model.yml:9:")
    assert "error[REQ002] " in out
    assert out.count("\n") == 1


def test_json_of_a_model_that_cannot_be_read_is_still_json(command: Command) -> None:
    """A script can read the reason."""
    ended = command("check", "nothing", "--format", "json")
    assert ended.code == 2
    assert codes_of(ended) == ["YML011"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--formt", "json"],
        ["check", "--format", "xml"],
        ["check", "--fail-on", "fatal"],
        ["check", "--color", "pink"],
        ["chek"],
        [],
        ["explain"],
        ["render", "good"],
        ["new"],
    ],
)
def test_wrong_call_exits_with_2(command: Command, arguments: list[str]) -> None:
    """1 always means findings."""
    ended = command(*arguments)
    assert ended.code == 2
    assert ended.out == ""
    assert "Usage:" in ended.err


def test_help_exits_with_0(command: Command) -> None:
    """Each command tells what it does."""
    for name in ("check", "render", "new", "explain", "rules", "schema"):
        ended = command(name, "--help")
        assert ended.code == 0
        assert "Usage: mkdocs-dynamodb" in ended.out or "Usage:" in ended.out


def failing_rule() -> Rule:
    """A rule with a bug."""

    def check(_: object) -> Iterator[Finding]:
        findings: dict[str, tuple[Finding, ...]] = {}
        yield from findings["no such name"]

    return Rule(code="OPS999", name="bug", severity=Severity.ERROR, written="Bug.", check=check)


def test_rule_that_raises_exits_with_2_and_is_named(command: Command) -> None:
    """The message says whose fault it is and where, on one line without a traceback."""
    command.monkeypatch.setattr("mkdocs_dynamodb.rules.runner.CATALOGUE", (failing_rule(),))
    ended = command("check", "good")
    assert ended.code == 2
    assert ended.out == ""
    assert ended.err.startswith("Error: rule OPS999 failed; this is a bug in mkdocs-dynamodb")
    assert "KeyError: 'no such name' (test_cli.py:" in ended.err
    assert ended.err.count("\n") == 1


def test_any_other_bug_exits_with_2(command: Command) -> None:
    """Python itself would exit with 1, which means findings."""

    def fail(*_: object, **__: object) -> None:
        raise ValueError("two\nlines")

    command.monkeypatch.setattr(models, "check_models", fail)
    ended = command("check", "good")
    assert ended.code == 2
    assert ended.err.startswith("Error: this is a bug in mkdocs-dynamodb: ValueError: two lines (")
    assert "Traceback" not in ended.err


def test_rule_error_without_a_cause_still_names_the_rule() -> None:
    """The error reads well wherever it comes from."""
    assert str(RuleError("KEY001")).startswith("rule KEY001 failed; this is a bug")


def test_interruption_exits_with_2_and_without_a_traceback(command: Command) -> None:
    """Ctrl-C ends the command quietly."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    command.monkeypatch.setattr(models, "check_models", interrupt)
    ended = command("check", "good")
    assert ended.code == 2
    assert "Traceback" not in ended.err


# colour


def test_colour_only_where_it_is_asked_for(command: Command) -> None:
    """A pipe gets plain text; `always` colours, and takes nothing away from the text."""
    plain = command("check", "broken").out
    assert "\x1b" not in plain
    coloured = command("check", "broken", "--color", "always").out
    assert "\x1b[1;31merror[REQ002]\x1b[0m" in coloured
    for sequence in ("\x1b[1;31m", "\x1b[34m", "\x1b[0m"):
        coloured = coloured.replace(sequence, "")
    assert coloured == plain


@pytest.mark.parametrize(
    ("variable", "text", "is_coloured"),
    [("NO_COLOR", "1", False), ("NO_COLOR", "", True), ("TERM", "dumb", False)],
)
def test_terminal_is_coloured_unless_the_user_says_no(
    command: Command, variable: str, text: str, *, is_coloured: bool
) -> None:
    """`NO_COLOR` counts when it is not empty."""
    command.monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    command.monkeypatch.setenv("TERM", "xterm")
    command.monkeypatch.setenv(variable, text)
    assert ("\x1b" in command("check", "broken").out) is is_coloured
    assert "\x1b" not in command("check", "broken", "--color", "never").out
    assert "\x1b" in command("check", "broken", "--color", "always").out


def test_json_and_concise_have_no_colour(command: Command) -> None:
    """They are read by programs."""
    for form in ("json", "concise"):
        out = command("check", "broken", "--format", form, "--color", "always").out
        assert "\x1b" not in out


# other commands


@pytest.mark.parametrize(
    "asked", ["OPS001", "ops001", "query-without-partition-key", "Query-Without-Partition-Key"]
)
def test_explain_finds_a_rule_by_code_or_name(command: Command, asked: str) -> None:
    """Capital letters do not matter."""
    ended = command("explain", asked)
    assert ended.code == 0
    assert ended.out.startswith("OPS001 query-without-partition-key (error)\n\n")
    headings = re.findall(r"^(\w+)$", ended.out, re.MULTILINE)
    assert headings == ["Why", "Bad", "Good", "Accept"]
    assert "    mapping:\n" in ended.out
    assert "      - rule: OPS001\n        at: mapping.1\n" in ended.out
    assert "    # dynamodb: ignore[OPS001] the reason\n" in ended.out
    assert "```" not in ended.out
    assert "\x1b" not in ended.out


def test_explain_has_colours_where_asked(command: Command) -> None:
    """They repeat what the text says."""
    plain = command("explain", "OPS001").out
    coloured = command("explain", "OPS001", "--color", "always").out
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain
    assert "\x1b[1mWhy\x1b[0m\n" in coloured


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.code)
def test_explain_is_plain_text_for_every_rule(command: Command, rule: Rule) -> None:
    """No mark of Markdown is left but backticks around names, and each rule tells how to accept.

    The examples of rules for workshops are Markdown themselves.
    """
    ended = command("explain", rule.code)
    assert ended.code == 0
    prose = re.sub(r"^    .*$", "", ended.out, flags=re.MULTILINE)
    for mark in ("```", "\n## ", "]("):
        assert mark not in prose, mark
    assert "\n\n\n" not in ended.out
    accept = ended.out.partition("\nAccept\n")[2]
    is_decision = rule.family not in FAULTS and f"- rule: {rule.code}" in accept
    assert is_decision or "no decision to accept" in accept


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("query-without-partition", "did you mean `query-without-partition-key`?"),
        ("OPS01", "did you mean `OPS0"),
        ("nothing-like-it-at-all", "`mkdocs-dynamodb rules` lists them"),
    ],
)
def test_explain_of_an_unknown_rule_exits_with_2(command: Command, asked: str, words: str) -> None:
    """It names the nearest rule."""
    ended = command("explain", asked)
    assert ended.code == 2
    assert ended.out == ""
    assert words in ended.err


def test_rules_lists_each_rule_on_a_line(command: Command) -> None:
    """Code, severity, name and summary, in the order of the codes."""
    ended = command("rules")
    assert ended.code == 0
    lines = ended.out.splitlines()
    assert len(lines) == len(CATALOGUE)
    for line, rule in zip(lines, CATALOGUE, strict=True):
        assert line.split()[:3] == [rule.code, rule.severity, rule.name]
        assert line.endswith(rule.summary)


def test_schema_is_a_valid_schema_that_knows_the_models(command: Command) -> None:
    """It holds against the meta-schema of 2020-12."""
    ended = command("schema")
    assert ended.code == 0
    schema = json.loads(ended.out)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)
    assert Draft202012Validator(schema).is_valid({"application": {"name": "x"}})
    assert not Draft202012Validator(schema).is_valid({"application": {"nam": "x"}})


def test_version_is_that_of_the_package(command: Command) -> None:
    """Printed to stdout."""
    ended = command("--version")
    assert ended.code == 0
    assert ended.out == f"mkdocs-dynamodb, version {__version__}\n"


def test_new_writes_a_model_without_findings(command: Command) -> None:
    """What `new` writes passes `check` with no finding at all."""
    ended = command("new", "start/here")
    assert ended.code == 0
    assert ended.out == ""
    assert "start/here/design.yml" in ended.err
    for name in ("design.yml", "requirements.yml"):
        first = (command.folder / "start/here" / name).read_text("utf-8").partition("\n")[0]
        schema = command.folder / "start/here" / first.partition("$schema=")[2]
        assert schema.read_text("utf-8") == schema_text()
    checked = command("check", "start/here", "--fail-on", "note")
    assert checked.code == 0
    assert "0 errors, 0 warnings, 0 notes, 0 accepted" in checked.out


def test_new_takes_an_empty_folder_and_no_other(command: Command) -> None:
    """Nothing that exists is touched."""
    (command.folder / "empty").mkdir()
    assert command("new", "empty").code == 0
    before = (command.folder / "good/model.yml").read_text()
    for target in ("good", "good/model.yml"):
        ended = command("new", target)
        assert ended.code == 2
        assert f"{target} is not empty; name a new folder" in ended.err
    assert [path.name for path in (command.folder / "good").iterdir()] == ["model.yml"]
    assert (command.folder / "good/model.yml").read_text() == before


def test_new_where_nothing_can_be_written_exits_with_2(command: Command) -> None:
    """The path and the reason are named."""
    ended = command("new", "good/model.yml/below")
    assert ended.code == 2
    assert "cannot be written: not a directory" in ended.err


# render


def files_below(folder: Path) -> dict[str, bytes]:
    """Path -> content of every file of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_render_writes_pages_assets_and_schema(command: Command) -> None:
    """Every page of the model lies below a folder of the model's name."""
    ended = command("render", "good", "--out", "out/deep")
    assert ended.code == 0
    assert ended.out == ""
    assert ended.err.endswith("files written to out/deep\n")
    files = files_below(command.folder / "out/deep")
    assert {
        "good/index.md",
        "good/requirements.md",
        "good/access-patterns/index.md",
        "good/capacity-and-cost.md",
        "good/decisions.md",
        "good/hot-partitions.md",
        "good/tables/members.md",
        "good/attributes.md",
        "good/mapping.md",
        "good/review.md",
        "assets/dynamodb/dynamodb.css",
        "assets/dynamodb/diagrams.js",
        "assets/dynamodb/what-if.js",
        "assets/dynamodb/pages.js",
        "assets/dynamodb/mermaid.min.js",
        "schemas/contract-v1.schema.json",
        "schemas/contract-v2.schema.json",
        "schemas/model.schema.json",
    } == set(files)
    assert files["good/index.md"].decode().startswith('---\ntitle: "City library"\n---\n\n# City')


def test_render_twice_gives_the_same_bytes(command: Command) -> None:
    """Nothing depends on the moment or on the order of a set; old files are replaced."""
    command("render", "good", "--out", "one")
    command("render", "good", "--out", "two")
    command("render", "good", "--out", "two")
    assert files_below(command.folder / "one") == files_below(command.folder / "two")


def test_render_writes_the_pages_that_the_plugin_adds(command: Command) -> None:
    """The pages are the same bytes in both front doors."""
    command.write("mkdocs.yml", CONFIG.replace("[shop]", "[{path: good, to: a/b/}]"))
    assert command("render", "--out", "out").code == 0
    settings, _, _ = load_settings(Path("mkdocs.yml"), command.folder)
    result = check_models(settings, TODAY)
    pages = model_pages(result.models[0])
    files = files_below(command.folder / "out/a/b")
    assert files == {page.path: page.content.encode() for page in pages}


def test_render_without_directory_urls_links_to_files(command: Command) -> None:
    """Sites that serve `a.md` as `a.html` get links that hold."""
    command("render", "good", "--out", "out", "--no-directory-urls")
    index = (command.folder / "out/good/index.md").read_text()
    assert "requirements.html" in index.replace("&#46;", ".")


def test_render_refuses_while_errors_stand(command: Command) -> None:
    """The findings are printed, and nothing is written."""
    ended = command("render", "broken", "--out", "out")
    assert ended.code == 1
    assert "error[REQ002]" in ended.out
    assert not (command.folder / "out").exists()


def test_render_of_a_missing_model_exits_with_2(command: Command) -> None:
    """The finding says which."""
    ended = command("render", "nothing", "--out", "out")
    assert ended.code == 2
    assert "YML011" in ended.out
    assert not (command.folder / "out").exists()


def test_render_where_nothing_can_be_written_exits_with_2(command: Command) -> None:
    """The path and the reason are named."""
    command.write("file", "")
    ended = command("render", "good", "--out", "file")
    assert ended.code == 2
    assert "cannot be written" in ended.err
    assert "Traceback" not in ended.err


def test_render_of_the_current_folder_stays_below_out(command: Command) -> None:
    """`.` has a name too: that of the folder."""
    command.monkeypatch.chdir(command.folder / "good")
    assert command("render", ".", "--out", "../out").code == 0
    assert (command.folder / "out/good/index.md").is_file()


def test_render_refuses_two_models_of_one_name(command: Command) -> None:
    """Neither would be complete."""
    command.write("other/good/model.yml", GOOD_MODEL)
    ended = command("render", "good", "other/good", "--out", "out")
    assert ended.code == 2
    assert "would both be written to out/good" in ended.err
    assert not (command.folder / "out").exists()


# as a process


def test_installed_command_runs(tmp_path: Path) -> None:
    """The script of the package and `python -m` are the same command."""
    script = shutil.which("mkdocs-dynamodb", path=str(Path(sys.executable).parent))
    assert script is not None
    by_script = subprocess.run([script, "rules"], capture_output=True, check=True)
    assert by_script.stdout == installed("rules", folder=tmp_path).stdout


def test_reader_that_hangs_up_changes_nothing_else(tmp_path: Path) -> None:
    """`check | head -1` ends without words, and with the exit code of the findings."""
    model = tmp_path / "model.yml"
    patterns = "".join(f"  {n}: {{name: Pattern {n}, type: read}}\n" for n in range(1, 3000))
    model.write_text(f"access_patterns:\n{patterns}")
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs_dynamodb", "check", "model.yml"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    first = process.stdout.readline()
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 1
    assert first.startswith((b"error[", b"warning["))
    assert errors == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_full_disk_exits_with_2(tmp_path: Path) -> None:
    """Output that is lost is not a clean model."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "mkdocs_dynamodb", "rules"],
            cwd=tmp_path,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == b"Error: the output cannot be written: no space left on device\n"


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_any_encoding_of_the_terminal_will_do(tmp_path: Path, encoding: str) -> None:
    """Characters that a terminal does not know are printed by number; JSON stays JSON."""
    text = BROKEN_MODEL.replace("Show a member", "Mitglied → 會員 zeigen").replace(
        "average: 7}", "average: 7}  # → 會員"
    )
    (tmp_path / "model.yml").write_text(text, encoding="utf-8")
    env = {"PYTHONIOENCODING": encoding}
    full = installed("check", "model.yml", folder=tmp_path, env=env)
    assert full.returncode == 1
    assert full.stderr == b""
    shown = full.stdout.decode(encoding)
    assert ("會員" if encoding == "utf-8" else "\\u6703") in shown
    found = installed("check", "model.yml", "--format", "json", folder=tmp_path, env=env)
    assert json.loads(found.stdout.decode(encoding))["findings"][0]["code"] == "REQ002"


@pytest.mark.parametrize("seed", ["0", "1"])
def test_output_does_not_depend_on_hashing(tmp_path: Path, seed: str) -> None:
    """The same model gives the same bytes in each process."""
    (tmp_path / "model.yml").write_text(BROKEN_MODEL + "accept: []\nunknown: 1\n")
    outputs = {
        installed(
            "check", "model.yml", "--format", "json", folder=tmp_path, env={"PYTHONHASHSEED": s}
        ).stdout
        for s in (seed, "2")
    }
    assert len(outputs) == 1


@pytest.mark.site
def test_plugin_and_command_give_the_same_pages(project: SiteFolder) -> None:
    """What `mkdocs build` renders is what `render` writes."""
    project.write("hook.py", HOOK)
    project.configure("hooks: [hook.py]\n")
    built = project.build("--strict")
    assert built.code == 0, built.output
    done = installed("render", "--out", "out", folder=project.root)
    assert done.returncode == 0, done.stderr
    assert files_below(project.root / "seen") == files_below(project.root / "out/shop")


HOOK = '''\
"""Keeps the text of every generated page."""

from pathlib import Path


def on_files(files, config):
    for file in files.documentation_pages():
        if file.src_uri.startswith("shop/"):
            target = Path(config.config_file_path).parent / "seen" / file.src_uri[5:]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.content_bytes)
'''
