"""To and from other tools: convert."""

from pathlib import Path
from typing import Annotated

import typer

from sjc_analysis.cli.app import Replace, app, said_plainly
from sjc_analysis.vocabulary import Audience, SpreadsheetForm

_IN = "A casebook, a Causal Map workbook, a REFI-QDA project (.qdpx), or a .json or .graphml made here."
_OUT = "Its ending says the format: .xlsx, .json, .graphml, or a folder for a casebook."
_AS = "What an .xlsx shall be, where it could be either."
_FOR = "Who will read it; for a donor it is made of what a donor may know, and searched."


@app.command("convert")
def convert_command(
    source: Annotated[Path, typer.Argument(metavar="IN", help=_IN)],
    target: Annotated[Path, typer.Argument(metavar="OUT", help=_OUT)],
    audience: Annotated[Audience, typer.Option("--audience", help=_FOR)] = "evaluator",
    spreadsheet: Annotated[SpreadsheetForm | None, typer.Option("--as", help=_AS)] = None,
    replace: Replace = False,
) -> None:
    """Convert between the casebook and other tools' formats, and list what the new file cannot carry."""
    from sjc_analysis.exchange import conversion_lines, convert

    with said_plainly():
        done = convert(source, target, audience=audience, spreadsheet=spreadsheet, replace=replace)
    typer.echo("\n".join(conversion_lines(done)))
