"""Calculators at hand: weigh, trace."""

from pathlib import Path
from typing import Annotated

import typer

from sjc_analysis.cli.app import AsJson, app, said_plainly
from sjc_analysis.vocabulary import Match


@app.command("weigh")
def weigh_command(
    rival: Annotated[
        list[str], typer.Option("--rival", help="The other explanation, by name; once for each.")
    ],
    item: Annotated[
        list[str], typer.Option("--item", help="NAME:P_CLAIM:P_RIVAL[:absent][:CLUSTER][:given=NAME]")
    ],
    prior: Annotated[str, typer.Option("--prior", help="Such as 0.5 or 0.3-0.6.")] = "0.5",
    as_json: AsJson = False,
) -> None:
    """Weigh a claim against named rivals, item by item."""
    from sjc_analysis.calculator import weigh_texts, weighing_lines

    with said_plainly():
        weighing = weigh_texts(prior, rival, item)
    typer.echo(weighing.to_json() if as_json else "\n".join(weighing_lines(weighing)))


@app.command("trace")
def trace_command(
    links: Annotated[Path, typer.Argument(help="A Causal Map workbook, or a casebook.")],
    origin: Annotated[str, typer.Option("--from", help="Label to start from.")],
    target: Annotated[str, typer.Option("--to", help="Label to end at.")],
    max_length: Annotated[int, typer.Option("--max-length", help="Most steps of a path.")] = 4,
    match: Annotated[Match, typer.Option("--match", help="The label is the text, or holds it.")] = "exact",
    as_json: AsJson = False,
) -> None:
    """Trace what leads from some factors to others: paths, threads and robustness."""
    from sjc_analysis.trace import open_links, trace, trace_lines

    with said_plainly():
        result = trace(open_links(links), origin, target, max_length, match)
    typer.echo(result.to_json() if as_json else "\n".join(trace_lines(result)))
