"""Documents to a casebook: read, draft, merge, check."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from sjc_analysis.decisions import Kept

from sjc_analysis.cli.app import (
    AsJson,
    CasebookPath,
    Documents,
    Keep,
    Mapping,
    Public,
    Registry,
    Replace,
    Todo,
    app,
    as_json_text,
    said_plainly,
    say,
)


@app.command("read")
def read_command(
    files: Documents,
    registry: Registry = None,
    mapping: Mapping = None,
    todo: Todo = None,
    as_json: AsJson = False,
) -> None:
    """Say what was read in the files, what was found, and what was not checked.

    A mapping sheet that does not exist yet is written, for you to fill in and give again.
    """
    from sjc_analysis.intake import read_only
    from sjc_analysis.read_summary import reading_lines, summarise_reading
    from sjc_analysis.todo import save_todo

    with said_plainly():
        read = read_only(files, registry, mapping)
        aside = save_todo(read, todo) if todo is not None else None
    summary = summarise_reading(read)
    if as_json:
        typer.echo(as_json_text(summary))
    else:
        say("\n".join(reading_lines(summary)))
        if aside is not None:
            typer.echo(f"{aside.name}: the list that stood there; it held more than a to-do list has.")


@app.command("draft")
def draft_command(
    files: Documents,
    output: Annotated[Path, typer.Option("-o", "--output", help="casebook.xlsx, or a folder for CSV.")],
    registry: Registry = None,
    public: Public = None,
    mapping: Mapping = None,
    keep: Keep = None,
    replace: Replace = False,
) -> None:
    """Draft a casebook from the files, for you to confirm, correct or refuse."""
    from sjc_analysis.decisions import check_not_over, save_lost
    from sjc_analysis.intake import draft_files, draft_keeping, may_write
    from sjc_analysis.workbook import save_casebook

    with said_plainly():
        may_write(output, replace=replace)
        if keep is None:
            casebook, kept, lost = draft_files(files, registry, frozenset(public or ()), mapping), None, None
            save_casebook(casebook, output)
        else:
            check_not_over(output, (keep,))
            kept = draft_keeping(files, keep, registry, frozenset(public or ()), mapping)
            casebook = kept.casebook
            save_casebook(casebook, output)
            lost = save_lost(kept, output)
    typer.echo(
        f"{output.name}: {len(casebook.outcomes)} outcomes, {len(casebook.claims)} contribution claims, "
        f"{len(casebook.rivals)} rival explanations, {len(casebook.evidence)} evidence items; "
        f"{len(casebook.findings)} findings. Open it, and begin with the sheet that explains the rest."
    )
    for finding in casebook.findings:
        if finding.rule == "mapping written":
            say(finding.message())
    if kept is not None and keep is not None:
        _say_kept(kept, lost)
        _say_not_carried(keep)


def _say_kept(kept: "Kept", lost: Path | None) -> None:
    typer.echo(f"{len(kept.followed)} rows that you made or decided were kept as they are.")
    for finding in (*kept.lost, *kept.remarks):
        say(finding.message())
    if lost is not None:
        typer.echo(f"{lost.name}: what was left out, whole.")


def _say_not_carried(*casebooks: Path) -> None:
    from sjc_analysis.decisions import not_carried

    for casebook in casebooks:
        for what in not_carried(casebook):
            say(f"{casebook.name}: {what} stayed there; copy by hand what you want to have in the new one.")


@app.command("merge")
def merge_command(
    one: CasebookPath,
    two: CasebookPath,
    output: Annotated[Path, typer.Option("-o", "--output", help="casebook.xlsx, or a folder for CSV.")],
    replace: Replace = False,
) -> None:
    """Join the casebooks of two coders of the same documents, and list where they differ."""
    from sjc_analysis.decisions import check_not_over, merge_coders, save_disagreements
    from sjc_analysis.intake import may_write
    from sjc_analysis.workbook import load_casebook, save_casebook

    with said_plainly():
        may_write(output, replace=replace)
        check_not_over(output, (one, two))
        merge = merge_coders(load_casebook(one), load_casebook(two))
        save_casebook(merge.casebook, output)
        listed = save_disagreements(merge.disagreements, output)
    count = len(merge.disagreements)
    typer.echo(f"{output.name}: merged; the coders differ in {count} cells, left undecided.")
    if listed is not None:
        typer.echo(f"{listed.name}: both values and both reasons.")
    _say_not_carried(one, two)


@app.command("check")
def check_command(casebook: CasebookPath) -> None:
    """Check every reference, quote, date and code of a casebook; exit 1 if anything is wrong."""
    from sjc_analysis.workbook import load_casebook, unread_notes

    with said_plainly():
        book = load_casebook(casebook)
        rows = sum(len(table) for table in book.frames().values())
    typer.echo(f"{casebook.name}: sound; {rows} rows, every quote and reference verified.")
    taken_over = [each for each in book.findings if each.rule == "W23" and each.file == casebook.name]
    for finding in (*taken_over, *unread_notes(casebook)):
        say(finding.message())
