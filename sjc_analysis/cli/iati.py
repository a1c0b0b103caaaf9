"""Results for the aid transparency standard: iati."""

from pathlib import Path
from typing import Annotated

import typer

from sjc_analysis.cli.app import CasebookPath, app, said_plainly
from sjc_analysis.iati import Activity, publish_results
from sjc_analysis.workbook import load_casebook


@app.command("iati")
def iati_command(
    casebook: CasebookPath,
    output: Annotated[Path, typer.Option("-o", "--output", help="The file, a name ending in .xml.")],
    activity_id: Annotated[str, typer.Option("--activity-id", help="The activity's IATI identifier.")],
    title: Annotated[str, typer.Option("--title", help="Title of the activity.")],
    description: Annotated[str, typer.Option("--description", help="What the activity is about.")],
    reporting_org: Annotated[str, typer.Option("--reporting-org", help="Its IATI organisation identifier.")],
    reporting_org_name: Annotated[str, typer.Option("--reporting-org-name", help="Its name.")],
    reporting_org_type: Annotated[
        str, typer.Option("--reporting-org-type", help="Code of the list OrganisationType, such as 22.")
    ],
    status: Annotated[str, typer.Option("--status", help="Code of the list ActivityStatus, such as 2.")],
    start: Annotated[str, typer.Option("--start", help="Day the activity began, such as 2031-01-31.")],
    role: Annotated[str, typer.Option("--role", help="Code of the list OrganisationRole.")] = "4",
) -> None:
    """Write the substantiated outcomes that may be known as results for IATI 2.03, through the gate."""
    activity = Activity(
        activity_id, title, description, reporting_org, reporting_org_name, reporting_org_type, status,
        start, role,
    )  # fmt: skip
    with said_plainly():
        for note in publish_results(load_casebook(casebook), activity, output):
            typer.echo(note.message())
    typer.echo(f"Wrote {output.name}. Read it before you publish it.")
