"""Scales and raters: agreement, rubric check, rubric convert."""

from pathlib import Path
from typing import Annotated

import typer

from sjc_analysis.cli.app import AsJson, CasebookPath, Replace, app, said_plainly
from sjc_analysis.vocabulary import Measurement

rubric_app = typer.Typer(help="Scales that you write: check them, and write them as a sheet.")
app.add_typer(rubric_app, name="rubric", no_args_is_help=True)

ScaleFile = Annotated[str, typer.Argument(help="A file (.xlsx, .csv), or the name of a scale.")]


@app.command("agreement")
def agreement_command(
    ratings: Annotated[Path, typer.Argument(help="CSV or .xlsx with the columns subject, rater, level.")],
    level: Annotated[Measurement, typer.Option("--level", help="What the levels are.")] = "ordinal",
    scale: Annotated[
        str | None, typer.Option("--scale", help="Name or file of the scale that gives words their order.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Compare raters: Krippendorff's alpha with an interval, each two raters, and where they differ."""
    from sjc_analysis.agreement import agreement_lines, compare_ratings
    from sjc_analysis.rubrics import load_rubrics
    from sjc_analysis.scale_files import choose_scale

    with said_plainly():
        rubrics = load_rubrics()
        result = compare_ratings(ratings, level, choose_scale(scale) if scale else None, rubrics)
    typer.echo(result.to_json() if as_json else "\n".join(agreement_lines(result, rubrics.agreement)))


@rubric_app.command("check")
def check_command(scale: ScaleFile) -> None:
    """Say all that is wrong with a scale, and how ratings on it will be reported; exit 1 if anything is."""
    from sjc_analysis.scale_files import check_scale, scale_lines

    with said_plainly():
        checked = check_scale(scale)
    typer.echo("\n".join(scale_lines(checked)))
    raise typer.Exit(0 if checked.sound else 1)


@rubric_app.command("use")
def use_command(
    scale: ScaleFile,
    casebook: CasebookPath,
    output: Annotated[Path, typer.Option("-o", "--output", help="casebook.xlsx, or a folder for CSV.")],
    replace: Replace = False,
) -> None:
    """Put a scale into a casebook, so that its verdicts and pages use it."""
    from sjc_analysis.intake import may_write
    from sjc_analysis.scale_files import with_scale
    from sjc_analysis.workbook import load_casebook, save_casebook

    with said_plainly():
        may_write(output, replace=replace)
        save_casebook(with_scale(load_casebook(casebook), scale), output)
    typer.echo(f"{output.name}: holds the scale; name it in the column scale of the sheet ratings.")


@rubric_app.command("convert")
def convert_command(
    scale: ScaleFile,
    output: Annotated[Path, typer.Option("-o", "--output", help="A file: .xlsx or .csv.")],
    replace: Replace = False,
) -> None:
    """Write a scale as a sheet to edit."""
    from sjc_analysis.scale_files import save_scale

    with said_plainly():
        save_scale(scale, output, replace=replace)
    typer.echo(f"{output.name}: written.")
