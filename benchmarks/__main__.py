"""Prints one table: `python -m benchmarks [history|memory|publish|page|peers|report|requests|advisories …]`."""

import os
import tempfile
from pathlib import Path

import click

from benchmarks import advisories, history, memory, page, peers, publish, report, requests
from benchmarks.measuring import Setting

PARTS = {
    "history": history.measure,
    "memory": memory.measure,
    "publish": publish.measure,
    "page": page.measure,
    "peers": peers.measure,
    "report": report.measure,
    "requests": requests.measure,
    "advisories": advisories.measure,
}
COLUMNS = ("<46", ">10", "<20", ">10", ">7", ">8", "")


@click.command()
@click.argument("parts", nargs=-1, type=click.Choice([*PARTS]))
@click.option("--scale", default=1.0, show_default=True, help="A share of the full size, to try the benchmarks out.")
def main(parts: tuple[str, ...], scale: float) -> None:
    """Measures some PARTS, or all, and prints each figure beside what it is compared with."""
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    _print("what", "ours", "against", "theirs", "ratio", "at most", "")
    with tempfile.TemporaryDirectory() as folder:
        for part in parts or PARTS:
            for row in PARTS[part](Setting(Path(folder), scale)):
                _print(
                    row.what, _figure(row.ours, row.unit), row.against, _figure(row.theirs, row.unit),
                    _figure(row.ratio), _figure(row.at_most), row.verdict,
                )  # fmt: skip
    print(f"load {os.getloadavg()[0]:.1f}")


def _print(*cells: str) -> None:
    """A line of the table: words to the left, figures to the right."""
    print("  ".join(f"{cell:{align}}" for cell, align in zip(cells, COLUMNS, strict=True)), flush=True)


def _figure(value: float | None, unit: str = "") -> str:
    if value is None:
        return "–"
    return f"{value:,.0f} {unit}".strip() if value >= 100 else f"{value:.3g} {unit}".strip()


if __name__ == "__main__":
    main()
