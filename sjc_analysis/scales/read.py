"""Read a scale from the file an evaluator edits: a spreadsheet, a CSV file, or TOML."""

import tomllib
from pathlib import Path

from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.safe_sheets import as_text, read_csv, read_xlsx, refuse
from sjc_analysis.scales.draft import FACTS, Draft
from sjc_analysis.scales.model import Criterion, Level, OverallRule, Scale
from sjc_analysis.scales.problems import check_draft
from sjc_analysis.scales.sheet import draft_from_rows
from sjc_analysis.scales.toml_text import draft_from_toml

SUFFIXES = (".toml", ".xlsx", ".csv")
"""Endings of a scale's file."""


def read_draft(path: Path) -> Draft:
    """Read what a file says of a scale, whatever is wrong with it.

    Parameters
    ----------
    path
        A .toml, .xlsx or .csv file; of a spreadsheet the first sheet that is not hidden.

    Raises
    ------
    FindingsError
        If the file cannot be read at all.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES or not path.is_file():
        reason = "this is no scale" if path.exists() else "there is no such file"
        remedy = f"Give a file that ends in {', '.join(SUFFIXES)}."
        raise refuse(path.name, "SC9", reason, remedy)
    raw = path.read_bytes()
    if suffix == ".toml":
        return draft_from_toml(path.name, _toml(path.name, raw))
    if suffix == ".csv":
        rows = read_csv(path.name, raw, ragged=True)
        return draft_from_rows(
            path.name, [(number, [_as_it_was(c) for c in cells]) for number, cells in rows]
        )
    sheets = [sheet for sheet in read_xlsx(path.name, raw) if not sheet.hidden and sheet.rows]
    if not sheets:
        raise refuse(path.name, "SC9", "the spreadsheet is empty", "Put the scale on its first sheet.")
    texts = [(number, [as_text(value) for value in values]) for number, values in sheets[0].rows]
    return draft_from_rows(path.name, texts, sheets[0].name)


def read_scale(path: Path) -> tuple[Scale, tuple[Finding, ...]]:
    """Read a scale.

    Parameters
    ----------
    path
        As for :func:`read_draft`.

    Returns
    -------
    Scale
        The scale.
    tuple of Finding
        What it lacks without being unusable: descriptors, a rule for the whole.

    Raises
    ------
    FindingsError
        With everything that is wrong with it at once.
    """
    draft = read_draft(path)
    findings = check_draft(draft)
    if any(finding.severity == "error" for finding in findings):
        raise FindingsError(findings)
    return scale_of(draft), findings


def _as_it_was(cell: str) -> str:
    """Take off the apostrophe that keeps a spreadsheet program from seeing a formula."""
    return cell[1:] if cell[:1] == "'" and cell.lstrip("'")[:1] in {"=", "+", "-", "@"} else cell


def scale_of(draft: Draft) -> Scale:
    """Make a scale of a draft in which nothing is wrong."""
    names = [level.text.strip() for level in draft.levels]
    exact = {name.casefold(): name for name in names}
    return Scale(
        **{fact: draft.fact(fact) for fact in FACTS},
        levels=tuple(Level(level=name, descriptor=draft.meaning(at)) for at, name in enumerate(names)),
        criteria=tuple(
            Criterion(
                criterion=each.name.text.strip(),
                question=each.question.strip(),
                descriptors={
                    name: said.text.strip()
                    for name, said in zip(names, each.descriptors, strict=True)
                    if said.text.strip()
                },
            )
            for each in draft.criteria
        ),
        overall=tuple(
            OverallRule(level=exact[level.text.strip().casefold()], when=when.text.strip())
            for level, when in draft.overall
        ),
    )


def _toml(file: str, raw: bytes) -> dict[str, object]:
    try:
        return tomllib.loads(raw.decode("utf-8-sig"))
    except RecursionError:
        reason = "brackets stand in brackets too deep to be read"
    except tomllib.TOMLDecodeError as error:
        reason = f"the file is not readable as TOML ({error})"
    except UnicodeDecodeError:
        reason = "the file is not UTF-8 text"
    raise refuse(file, "SC9", reason, "Compare it with a scale that comes with the package.")
