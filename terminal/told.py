"""What went wrong, said as one sentence with its exit code."""

from typing import Any

import click

from data.words import Problem

MISUSED = ("target.unknown", "metric.unknown", "model.unknown", "period.invalid", "activity.unknown")


class Told(click.Group):
    """Says a Problem as one sentence; exit 1 if something could not be done, 2 if the words were wrong."""

    def invoke(self, context: click.Context) -> Any:
        """Runs the verb."""
        try:
            return super().invoke(context)
        except Problem as problem:
            click.echo(str(problem), err=True)
            context.exit(2 if problem.code in MISUSED else 1)
        except (KeyboardInterrupt, RuntimeError) as error:
            if isinstance(error, RuntimeError) and "interrupted" not in str(error):  # as DuckDB says it
                raise
            click.echo(str(Problem("command.interrupted")), err=True)
            context.exit(1)
        except OSError as error:
            named = Problem("file.unreadable", path=error.filename, why=error.strerror)
            click.echo(str(named if error.filename else Problem("output.failed", why=error.strerror)), err=True)
            context.exit(1)
