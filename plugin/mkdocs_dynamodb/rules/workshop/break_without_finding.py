"""WRK012: a step of a stage breaks the model, and the expected rule stays silent."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.stages.trials import trials_of
from mkdocs_dynamodb.rules.registry import rule


@rule("WRK012", "break-without-finding", Severity.WARNING, needs_whole_model=True)
def break_without_finding(model: Model) -> Iterator[Finding]:
    """A step of a workshop stage breaks the model, and the rule that it expects says nothing new.

    Steps are tried when pages are built, since each one takes another check of the model;
    `check --try-breaks` tries them as well.

    ## Why

    The page promises a finding, and shows the one that the changed model has. Where there is
    none, the participant changes the line, runs the check, and learns that checks do not work.

    ## Bad

    ```yaml
    tables:
      Members:
        partition_key: member_id
        entities:
          Member: {attributes: {member_id: S, name: S}}
    stages:
      design:
        steps:
          - break: {file: model.yml, find: "name: S", replace: "nickname: S", expect: KEY020}
    ```

    ## Good

    ```yaml
    tables:
      Members:
        partition_key: member_id
        entities:
          Member: {attributes: {member_id: S, name: S}}
    stages:
      design:
        steps:
          - break: {file: model.yml, find: "Members:", replace: "Me:", expect: KEY001}
    ```
    """
    trials = trials_of(model)
    for stage in model.stages.values():
        for subject, step in stage.changes():
            trial = trials.get(subject)
            if trial is None or trial.expected:
                continue
            code = step.expect.value
            if not trial.is_rule:
                message, cure = f"no rule has the code `{code}`", "see `mkdocs-dynamodb rules`"
            else:
                message = f"the change gives no finding `{code}`"
                found = ", ".join(f"`{other}`" for other in trial.others)
                cure = f"expect {found}" if found else "change something else"
            yield Finding(at=step.expect.at, message=message, subject=subject, help=cure)
