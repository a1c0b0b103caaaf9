"""Cases with and without an outcome: configurations."""

from pathlib import Path
from typing import Annotated

import typer

from sjc_analysis.cli.app import AsJson, app, said_plainly
from sjc_analysis.configurations import compare_file, configuration_lines


@app.command("configurations")
def configurations_command(
    cases: Annotated[Path, typer.Argument(help="A CSV file: one row a case, with and without the outcome.")],
    outcome: Annotated[str, typer.Option("--outcome", help="Heading of the outcome.")],
    conditions: Annotated[str, typer.Option("--conditions", help="Headings of the conditions: A,B,C")],
    calibrate: Annotated[
        list[str] | None,
        typer.Option("--calibrate", help="NAME=THRESHOLD (crisp) or NAME=OUT:CROSSOVER:IN (fuzzy)."),
    ] = None,
    consistency: Annotated[
        float | None, typer.Option("--consistency", help="From where on a row is sufficient. [default: 0.8]")
    ] = None,
    pri: Annotated[float, typer.Option("--pri", help="Least PRI of a sufficient row; 0 for none.")] = 0.0,
    frequency: Annotated[
        int | None, typer.Option("--frequency", help="Fewest cases of an observed row. [default: 1]")
    ] = None,
    expect: Annotated[str, typer.Option("--expect", help="What should contribute: A,~B")] = "",
    negate: Annotated[bool, typer.Option("--negate", help="Analyse the absence of the outcome.")] = False,
    as_json: AsJson = False,
) -> None:
    """Compare cases by configurations (QCA): truth table, necessity, every tied model."""
    with said_plainly():
        found = compare_file(
            cases, outcome, conditions, calibrate or (), expect, consistency, pri, frequency, negate=negate
        )
    typer.echo(found.to_json() if as_json else "\n".join(configuration_lines(found)))
