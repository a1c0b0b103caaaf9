"""A scale as a sheet: facts above, then a grid of criteria down and levels across, the lowest on the left.

======================  =====================  ==============================
name                    own-scale
title                   Our own scale
owner                   the evaluator
source                  agreed with partners
version                 1
overall                 high                   at least 2 criteria at high
criterion               question               low          high
what each level means                          a first step  the rule
reach                   How many changed?      one           most
======================  =====================  ==============================
"""

from collections.abc import Iterable, Sequence

from sjc_analysis.scales.draft import MAY_SAY, Draft, DraftCriterion, Said
from sjc_analysis.scales.model import Scale

GENERAL = "what each level means"
"""The row of the grid that says what the levels mean for any criterion."""

_HEADING = "criterion"
_QUESTION = "question"
_OVERALL = "overall"


def scale_rows(scale: Scale) -> tuple[tuple[str, ...], ...]:
    """Write a scale as the rows of a sheet.

    Examples
    --------
    >>> from sjc_analysis.scales.model import Level
    >>> levels = Level(level="low", descriptor="a first step"), Level(level="high", descriptor="the rule")
    >>> scale = Scale(name="own", title="Own", owner="us", source="ours", version="1", levels=levels)
    >>> scale_rows(scale)[-2:]
    (('criterion', 'question', 'low', 'high'), ('what each level means', '', 'a first step', 'the rule'))
    """
    names = [level.level for level in scale.levels]
    return (
        *((fact, said) for fact in MAY_SAY if (said := str(getattr(scale, fact)))),
        *((_OVERALL, rule.level, rule.when) for rule in scale.overall),
        (_HEADING, _QUESTION, *names),
        (GENERAL, "", *(level.descriptor for level in scale.levels)),
        *(
            (each.criterion, each.question, *(each.descriptors.get(name, "") for name in names))
            for each in scale.criteria
        ),
    )


def draft_from_rows(file: str, rows: Iterable[tuple[int, Sequence[str]]], sheet: str = "") -> Draft:
    """Take a sheet apart.

    Parameters
    ----------
    file, sheet
        Where it stands, for the messages.
    rows
        Row number and the texts of its cells.

    Returns
    -------
    Draft
        What each cell says; nothing is refused here.
    """
    draft = Draft(file, sheet)
    in_grid = False
    for number, texts in rows:
        cells = [text.strip() for text in texts] + ["", "", ""]
        label = " ".join(cells[0].casefold().split()).rstrip(":")
        if not any(cells):
            continue
        if in_grid:
            _grid_row(draft, number, cells, label)
        elif label == _HEADING:
            in_grid = True
            draft.levels = _levels(number, cells)
        elif label == _OVERALL:
            draft.overall.append((Said(cells[1], _OVERALL, number), Said(cells[2], _OVERALL, number)))
        elif label in MAY_SAY:
            draft.facts.setdefault(label, []).append(Said(cells[1], label, number))
        else:
            draft.unknown.append(Said(cells[0], "first column", number))
    return draft


def _levels(number: int, cells: Sequence[str]) -> list[Said]:
    """Read the headings of the grid; blank ones at the right end are none."""
    names = list(cells[2:])
    while names and not names[-1]:
        names.pop()
    return [Said(name, f"level {place}", number) for place, name in enumerate(names, start=1)]


def _grid_row(draft: Draft, number: int, cells: Sequence[str], label: str) -> None:
    size = len(draft.levels)
    texts = [*cells[2:], *[""] * size]
    if label == GENERAL:
        draft.meanings = texts[:size]
    else:
        descriptors = tuple(
            Said(text, level.text, number) for text, level in zip(texts, draft.levels, strict=False)
        )
        draft.criteria.append(DraftCriterion(Said(cells[0], _HEADING, number), cells[1], descriptors))
    draft.unknown.extend(Said(text, "a column without a level", number) for text in texts[size:] if text)
