"""The wording of every error code: what went wrong, where, and what to do."""

from data.words import N_

WORDING = {
    "workspace.missing": N_("{path} is no workspace: it has no ospo.yaml. Make one with `ospo init DIR --name NAME`."),
    "workspace.exists": N_("{path} already holds an ospo.yaml; nothing was changed."),
    "workspace.unwritable": N_("{path} cannot be written: {why}. Choose another folder or free space there."),
    "workspace.key": N_("{path} does not hold a key of 64 hex digits. Put the backed-up secret.key back in its place."),
    "configuration.encoding": N_("{file} is not UTF-8. Save it as UTF-8."),
    "configuration.yaml": N_("{file}, line {line}: this is not YAML ({why}). Mend the line."),
    "configuration.invalid": N_("{file}, line {line}, key {key}: {why}"),
    "collection.running": N_("Another collection is running (pid {pid}). Wait until it has ended."),
    "collection.failed": N_("{count} of {total} repositories could not be collected; `Sources` and the lines above say why."),
    "ledger.newer": N_("{path} was written by a newer OSPO Barometer (ledger version {theirs}, this one knows {ours}). Install the newer version."),
    "ledger.broken": N_("{path} cannot be read: {why}. Put a backup back in its place, or move it away and collect again."),
    "disk.full": N_("The disk is full or a size limit was reached while writing {path}. What was collected before is kept; free space and run the command again."),
    "snapshot.missing": N_("There are no numbers yet in {path}. Run `ospo collect` first."),
    "snapshot.broken": N_("{path} cannot be read: {why}. Run `ospo publish` to make it anew."),
    "target.unknown": N_("“{target}” is no target: write KIND:VALUE, where KIND is one of {kinds}."),
    "target.empty": N_("There is nothing to collect: add repositories to {file} or name a target, such as git:../code/app."),
    "git.missing": N_("The git command was not found. Install git and run the command again."),
    "git.no_repository": N_("{path} is not a git repository. Check the path."),
    "git.unreachable": N_("{url} could not be fetched: {why}. Check the address, the network and your access."),
    "git.corrupt": N_("{path} is damaged and could not be read to the end: {why}. Run `git fsck` there."),
    "git.foreign": N_("{path} belongs to another user, so git refuses to read it. Run: git config --global --add safe.directory {path}"),
    "git.url": N_("“{url}” is not an address that can be collected: use https://, ssh:// or file://."),
    "definition.front_matter": N_("{file}: the front matter is wrong ({why})."),
    "definition.sql": N_("{file}: the SQL cannot be run ({why})."),
    "metric.unknown": N_("There is no metric {metric}. `ospo definitions` lists them."),
    "period.invalid": N_("“{period}” is no period. Write YYYY-MM."),
    "init.name": N_("The organisation needs a name."),
    "role.unknown": N_("A role is self or peer."),
}  # fmt: skip
