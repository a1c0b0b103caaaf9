"""A casebook to what its harvest as a whole can say: harvest."""

from pathlib import Path
from typing import Annotated

import typer

from sjc_analysis.cli.app import CasebookPath, app, said_plainly
from sjc_analysis.vocabulary import Audience


@app.command("harvest")
def harvest_command(
    casebook: CasebookPath,
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder for tables and pictures.")],
    audience: Annotated[Audience, typer.Option("--audience", help="Who will read it.")] = "evaluator",
) -> None:
    """Write the tables and pictures across a harvest, the verdicts and a note on methods."""
    from sjc_analysis.annex import make_harvest
    from sjc_analysis.workbook import load_casebook

    with said_plainly():
        index = make_harvest(load_casebook(casebook), audience, output)
    typer.echo(f"{audience}: {index}")
