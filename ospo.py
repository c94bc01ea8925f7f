"""The terminal's front door: the `ospo` command. No logic of its own; its verbs are in `terminal/`."""

import os
import sys
from pathlib import Path

import click

from data.words import Problem, _, speak

speak(os.environ.get("OSPO_LANGUAGE", os.environ.get("LANG", "en"))[:2])  # before the verbs, whose help is worded now

try:  # it takes a second or two
    from terminal import (
        assess,
        carrying,
        collecting,
        components,
        duties,
        evidence,
        exporting,
        importing,
        peers,
        plan,
        report,
        reviewing,
        roadmap,
        serving,
        showing,
        targets,
    )
    from terminal.peers import choosing, comparing, exchanging, finding, measuring, together
    from terminal.told import Told
except KeyboardInterrupt:
    sys.exit(str(Problem("command.interrupted")))


@click.group(cls=Told, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="ospo-barometer")
@click.option(
    "--workspace",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="OSPO_WORKSPACE",
    default=Path(),
    help=_("The workspace's folder; else OSPO_WORKSPACE, else the current folder."),
)
@click.pass_context
def ospo(context: click.Context, workspace: Path) -> None:
    """How an administration's open source is doing, in numbers that say how complete and how old they are."""
    context.obj = workspace


for group, verbs in {
    ospo: [
        collecting.init, collecting.collect, collecting.publish, showing.metrics, showing.definitions_,
        components.components, assess.assess, plan.plan, targets.targets, roadmap.roadmap, duties.duties,
        peers.peers, report.report,
        serving.serve, serving.demo, showing.doctor,
    ],
    assess.assess: [
        assess.new, assess.list_, assess.answer, assess.out_of_scope, reviewing.review, reviewing.reopen,
        reviewing.validate, reviewing.freeze, reviewing.lead, reviewing.redact_, carrying.carry_over, assess.score_,
        importing.import_, exporting.export, exporting.blank, evidence.evidence, evidence.accept, evidence.confirm,
    ],
    peers.peers: [
        exchanging.export, exchanging.import_, exchanging.forget,
        comparing.list_, comparing.compare, comparing.group, comparing.ask, measuring.measured_,
        together.together, together.similar,
        finding.directory, choosing.add, choosing.remove,
    ],
    plan.plan: [plan.target, plan.effort, plan.valid_until, plan.step, plan.scorecard],
}.items():  # fmt: skip
    for verb in verbs:
        group.add_command(verb)

if __name__ == "__main__":
    ospo()
