"""`check --baseline` and `--write-baseline`: only what is new fails."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from fixtures_site import BROKEN_MODEL, GOOD_MODEL, SiteFolder
from mkdocs_dynamodb.cli import main
from mkdocs_dynamodb.errors import BaselineError

TWICE_BROKEN = BROKEN_MODEL.replace(
    "table: Members, entity: Member, example: {member_id: m1}", "table: Nowhere, entity: Member"
)
BASELINE = "baseline.jsonl"


@dataclass(frozen=True)
class Project:
    """A folder with a model, and the command run in it."""

    folder: Path

    def write(self, text: str, path: str = "shop/model.yml") -> None:
        """Write a model."""
        target = self.folder / path
        target.parent.mkdir(exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def check(self, *arguments: str, models: tuple[str, ...] = ("shop",)) -> tuple[int, str, str]:
        """Exit code, output and errors of `check`."""
        ended = CliRunner().invoke(main, ["check", *models, *arguments])
        if ended.exception and not isinstance(ended.exception, SystemExit):
            raise ended.exception
        return ended.exit_code, ended.stdout, ended.stderr

    def codes(self) -> list[str]:
        """Codes of the baseline's entries."""
        _, *lines = (self.folder / BASELINE).read_text(encoding="ascii").splitlines()
        return [json.loads(line)["code"] for line in lines]

    def findings(self, *arguments: str) -> dict[str, Any]:
        """The result as JSON."""
        document: dict[str, Any] = json.loads(self.check(*arguments, "--format", "json")[1])
        return document


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project whose model has findings."""
    monkeypatch.chdir(tmp_path)
    made = Project(tmp_path)
    made.write(BROKEN_MODEL)
    return made


def test_written_baseline_makes_the_check_pass(project: Project) -> None:
    """What is found today is known tomorrow, and the summary counts it."""
    code, out, err = project.check("--write-baseline", BASELINE)
    assert (code, err) == (0, f"1 finding written to {BASELINE}\n")
    assert project.codes() == ["REQ002"]
    code, out, err = project.check("--baseline", BASELINE)
    assert (code, err) == (0, "")
    assert "REQ002" not in out
    assert out.endswith("0 errors, 0 warnings, 0 notes, 0 accepted, 1 known.\n")


def test_new_finding_fails_and_is_the_only_one_shown(project: Project) -> None:
    """In every format for people and for annotations."""
    project.check("--write-baseline", BASELINE)
    project.write(TWICE_BROKEN)
    for form in ("full", "concise", "github"):
        code, out, err = project.check("--baseline", BASELINE, "--format", form)
        assert (code, err) == (1, "")
        assert "OPS020" in out
        assert "REQ002" not in out


def test_data_formats_hold_all_and_tell_which_are_known(project: Project) -> None:
    """Without a baseline their keys are what they were."""
    project.check("--write-baseline", BASELINE)
    project.write(TWICE_BROKEN)
    found = project.findings("--baseline", BASELINE)
    known = {finding["code"]: finding["known"] for finding in found["findings"]}
    assert known["REQ002"] is True
    assert known["OPS020"] is False
    assert found["summary"]["known"] == 1
    assert found["summary"]["errors"] == sum(
        finding["severity"] == "error" and not finding["known"] for finding in found["findings"]
    )
    without = project.findings()
    assert "known" not in without["summary"]
    assert all("known" not in finding for finding in without["findings"])


def test_moved_lines_are_still_known(project: Project) -> None:
    """A baseline outlives the next edit."""
    project.check("--write-baseline", BASELINE)
    project.write("# A comment\n\n" + BROKEN_MODEL)
    assert project.check("--baseline", BASELINE)[0] == 0


def test_threshold_still_counts(project: Project) -> None:
    """A new warning fails only where warnings do."""
    project.check("--write-baseline", BASELINE)
    project.write(
        BROKEN_MODEL.replace("Member: {count: 200}", "Member: {count: 200}\n  Unused: {}")
    )
    assert project.check("--baseline", BASELINE)[0] == 0
    assert project.check("--baseline", BASELINE, "--fail-on", "warning")[0] == 1


def test_cured_finding_is_told(project: Project) -> None:
    """On standard error, so that the output stays what it is."""
    project.check("--write-baseline", BASELINE)
    project.write(GOOD_MODEL)
    code, out, err = project.check("--baseline", BASELINE)
    assert code == 0
    assert err == (
        "1 finding of the baseline no longer occurs; `--write-baseline` drops what is not needed\n"
        "  REQ002 access_patterns.2 in shop/model.yml\n"
    )
    assert out.endswith("0 accepted, 0 known.\n")


def test_many_cured_findings_are_counted(project: Project) -> None:
    """Nobody reads a thousand lines."""
    entries = [
        {"code": "REQ002", "subject": f"a.{n}", "path": "shop/model.yml", "fingerprint": f"{n}:1"}
        for n in range(30)
    ]
    lines = [json.dumps(line) for line in ({"baseline": 1}, *entries)]
    (project.folder / BASELINE).write_text("\n".join(lines))
    err = project.check("--baseline", BASELINE)[2]
    assert err.startswith("30 findings of the baseline no longer occur;")
    assert err.endswith("  and 10 more\n")


def test_accepted_finding_needs_no_entry(project: Project) -> None:
    """A reason is better than a baseline."""
    accept = "accept:\n  - {rule: REQ002, at: access_patterns.2, because: measured}\n"
    project.check("--write-baseline", BASELINE)
    project.write(BROKEN_MODEL + accept)
    code, out, err = project.check("--baseline", BASELINE)
    assert code == 0
    assert "no longer occurs" in err
    assert out.endswith("1 accepted, 0 known.\n")
    project.check("--write-baseline", BASELINE)
    assert project.codes() == []


def test_both_options_only_ever_shrink(project: Project) -> None:
    """Cured findings leave the file, new ones fail and do not enter it."""
    project.write(TWICE_BROKEN)
    project.check("--write-baseline", BASELINE)
    before = project.codes()
    assert {"OPS020", "REQ002"} <= set(before)
    project.write(BROKEN_MODEL.replace("partition_key: member_id", "partition_key: membr_id"))
    code, _, err = project.check("--baseline", BASELINE, "--write-baseline", BASELINE)
    assert code == 1
    assert "`--write-baseline` drops" not in err
    assert project.codes() == ["REQ002"]
    assert err.endswith(f"1 finding written to {BASELINE}\n")


def test_other_models_and_rules_keep_their_entries(project: Project) -> None:
    """A run says nothing about what it was not asked."""
    project.write(BROKEN_MODEL, "other/model.yml")
    project.check("--write-baseline", BASELINE, models=("shop", "other"))
    assert project.codes() == ["REQ002", "REQ002"]
    both = ("--baseline", BASELINE, "--write-baseline", BASELINE)
    assert project.check(*both)[0] == 0
    assert project.check(*both, "--select", "OPS")[0] == 0
    assert project.check(*both, "--ignore", "REQ")[0] == 0
    assert project.codes() == ["REQ002", "REQ002"]


def test_nothing_is_written_while_a_file_cannot_be_read(project: Project) -> None:
    """Rules that are silent today would speak tomorrow, and an unread file would pass for ever."""
    project.check("--write-baseline", BASELINE)
    before = (project.folder / BASELINE).read_bytes()
    project.write("tables: [\n", "shop/broken.yml")
    code, out, err = project.check("--write-baseline", BASELINE)
    assert code == 2
    assert "YML" in out
    assert err == f"Error: {BASELINE} is not written: part of the model cannot be read, see above\n"
    assert project.check("--write-baseline", BASELINE, models=("missing",))[0] == 2
    assert (project.folder / BASELINE).read_bytes() == before


def test_unread_file_hides_no_entry(project: Project) -> None:
    """An entry is gone only where the rules saw the whole model."""
    project.check("--write-baseline", BASELINE)
    project.write("tables: [\n")
    code, out, err = project.check("--baseline", BASELINE)
    assert (code, err) == (1, "")
    assert "YML" in out


def test_baseline_that_is_missing_or_broken_ends_the_command(project: Project) -> None:
    """`run` makes 2 of it, as of every error of ours."""
    with pytest.raises(BaselineError, match=r"missing\.jsonl: the file cannot be read: no such"):
        project.check("--baseline", "missing.jsonl")
    (project.folder / BASELINE).write_text('{"baseline": 1}\n=======\n')
    with pytest.raises(BaselineError, match=r"baseline\.jsonl:2: this is not a line of JSON"):
        project.check("--baseline", BASELINE)


def test_same_findings_give_the_same_bytes(project: Project) -> None:
    """Written again, the file has no change to review."""
    project.write(TWICE_BROKEN)
    project.check("--write-baseline", BASELINE)
    first = (project.folder / BASELINE).read_bytes()
    project.check("--write-baseline", BASELINE)
    assert (project.folder / BASELINE).read_bytes() == first
    lines = first.decode().splitlines()[1:]
    keys = [(e["path"], e["subject"], e["code"]) for e in map(json.loads, lines)]
    assert keys == sorted(keys)


def test_baseline_of_the_configuration(project: Project) -> None:
    """A check that reads the block goes by it; writing one writes down all that is found."""
    block = f"{{models: shop, baseline: known/{BASELINE}}}"
    (project.folder / "mkdocs.yml").write_text(f"plugins:\n  - dynamodb: {block}\n")
    (project.folder / "known").mkdir()
    with pytest.raises(BaselineError, match=r"known/baseline[.]jsonl"):
        project.check(models=())
    written = project.check("--write-baseline", f"known/{BASELINE}", models=())
    assert written[0] == 0
    code, out, err = project.check(models=())
    assert (code, err) == (0, "")
    assert out.endswith("1 known.\n")
    assert project.check()[0] == 1, "models that are named are judged without the block"
    assert project.check("--config", "mkdocs.yml")[0] == 0
    assert project.check("--write-baseline", f"known/{BASELINE}", models=()) == written


@pytest.mark.site
def test_build_goes_by_the_baseline_of_its_block(tmp_path: Path) -> None:
    """Known findings stop no build and stay on the pages; new ones stop it."""
    site = SiteFolder(tmp_path)
    site.configure(options=f"baseline: {BASELINE}\n")
    site.write("models/shop/model.yml", BROKEN_MODEL)
    config = ["--config", str(tmp_path / "mkdocs.yml")]
    written = CliRunner().invoke(
        main, ["check", *config, "--write-baseline", str(tmp_path / BASELINE)]
    )
    assert written.exit_code == 0, written.output
    built = site.build("--strict")
    assert built.code == 0, built.output
    assert "known by the baseline: 1; of the baseline cured since: 0" in built.output
    assert "REQ002" not in built.output
    assert "REQ002" in built.read("shop/review/index.html")
    site.write("models/shop/model.yml", TWICE_BROKEN)
    built = site.build()
    assert built.code == 1
    assert "error[OPS020]" in built.output
    assert "1 known; `fail_on` is `error`" in built.output
    (tmp_path / BASELINE).unlink()
    built = site.build()
    assert built.code == 1
    assert f"{BASELINE}: " in built.output
    assert "Traceback" not in built.output
