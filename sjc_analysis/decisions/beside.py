"""What is written beside a casebook: lost rows and disagreements, never over what stands there."""

import csv
import io
from collections.abc import Iterable, Sequence
from itertools import count
from pathlib import Path

from sjc_analysis.decisions.disputes import Disagreement
from sjc_analysis.decisions.keep import Kept
from sjc_analysis.safe_sheets import read_xlsx
from sjc_analysis.workbook import save_casebook
from sjc_analysis.workbook.csv_folder import inert
from sjc_analysis.workbook.sheets import refuse


def save_lost(kept: Kept, output: Path) -> Path | None:
    """Save the rows that were left out as a casebook of their own, beside the new one.

    Parameters
    ----------
    kept
        What was kept and lost.
    output
        Where the new casebook stands.

    Returns
    -------
    Path or None
        Where they were saved, as ``casebook_lost.xlsx``; ``None`` if nothing was lost.

    Raises
    ------
    FindingsError
        If the place cannot be written.
    """
    if not kept.lost_rows.findings:
        return None
    path = _free(output, "lost", ".xlsx" if output.suffix.lower() == ".xlsx" else "")
    save_casebook(kept.lost_rows, path)
    return path


def save_disagreements(disagreements: Sequence[Disagreement], output: Path) -> Path | None:
    """Save what two coders differ in as a CSV file beside the merged casebook.

    Parameters
    ----------
    disagreements
        What they differ in.
    output
        Where the merged casebook stands.

    Returns
    -------
    Path or None
        Where it was saved, as ``casebook_disagreements.csv``; ``None`` if they agree.

    Raises
    ------
    FindingsError
        If the place cannot be written.
    """
    if not disagreements:
        return None
    path = _free(output, "disagreements", ".csv")
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(Disagreement._fields)
    writer.writerows([inert(text) for text in each] for each in disagreements)
    try:
        with path.open("xb") as file:
            file.write(out.getvalue().encode("utf-8-sig"))
    except OSError:
        raise refuse(
            path.name,
            "disagreements not written",
            "the list of disagreements cannot be written there",
            "Check the folder around it.",
        ) from None
    return path


def not_carried(casebook: Path) -> tuple[str, ...]:
    """Name what people keep in a casebook's spreadsheet beside its tables, which no new casebook has.

    Parameters
    ----------
    casebook
        The spreadsheet, or the folder of CSV files, which holds nothing else.

    Returns
    -------
    tuple of str
        Such as ``the sheet "note of mine"`` and ``notes on cells of the sheet "events"``; never their words.
    """
    if casebook.is_dir():
        return ()
    sheets = read_xlsx(casebook.name, casebook.read_bytes())
    own = [f'the sheet "{sheet.name}"' for sheet in sheets if sheet.name.strip().lower().startswith("note")]
    noted = [sheet.name for sheet in sheets if any(mark.kind == "note" for mark in sheet.marks)]
    return (*own, *(f'notes on cells of the sheet "{name}"' for name in noted))


def check_not_over(output: Path, casebooks: Iterable[Path]) -> None:
    """Refuse to write over a casebook that is read and holds what the new one would not.

    Raises
    ------
    FindingsError
        If a sheet or a note of somebody's own would be gone.
    """
    for casebook in casebooks:
        is_over = output.exists() and output.resolve() == casebook.resolve()
        if is_over and (own := not_carried(casebook)):
            raise refuse(
                output.name,
                "own notes",
                f"this holds {' and '.join(own)}, which would be gone; nothing was written",
                "Give the new casebook another name.",
            )


def _free(output: Path, word: str, suffix: str) -> Path:
    """Give the first name beside the casebook that nothing has."""
    stem = output.stem if output.suffix.lower() == ".xlsx" else output.name
    names = (f"{stem}_{word}{'' if number == 1 else f'_{number}'}{suffix}" for number in count(1))
    return next(path for name in names if not (path := output.with_name(name)).exists())
