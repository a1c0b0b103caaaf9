"""Many outcomes at a glance: one line each, a mark for each question, and never a percentage."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from sjc_analysis.assessment import Assessment
from sjc_analysis.figures.message import message
from sjc_analysis.figures.palette import GREY, INK, NO_SHADE, Shade, shade, shades
from sjc_analysis.figures.picture import Picture, house_style
from sjc_analysis.figures.sheet import fit, new_sheet, put, shape, text_width, write
from sjc_analysis.vocabulary import Verdict

COLUMNS = ("happened", "contributed", "matters")
MOST = 120
_SIZE, _SMALL, _TALL, _MARGIN, _GAP, _MARK, _WIDTH = 8.0, 7.5, 15.0, 14.0, 18.0, 26.0, 780.0
_RATED, _ASSERTED = Shade("★", "#e8e0f3", INK, ""), NO_SHADE


@dataclass(frozen=True)
class MatrixRow:
    """One outcome with the words of its three answers."""

    outcome_id: str
    statement: str
    cells: tuple[tuple[str, ...], ...]


def matrix_rows(assessment: Assessment) -> tuple[MatrixRow, ...]:
    """List each outcome with its answers; what nobody claimed is said to be so."""
    return tuple(
        MatrixRow(
            each.outcome_id,
            each.statement,
            (
                (each.verdict,),
                tuple(
                    f"{claim.verdict} ({claim.cause_id})" for claim in assessment.claims_on(each.outcome_id)
                )
                or ("not claimed",),
                (assessment.significance_of(each.outcome_id).verdict,),
            ),
        )
        for each in assessment.outcomes
    )


def draw_glance(assessment: Assessment, ax: Axes | None = None) -> Picture:
    """Draw every outcome as one line with three marks, in two columns, for a harvest of many.

    Parameters
    ----------
    assessment
        What :func:`sjc_analysis.assessment.assess` gave.
    ax
        Axes to draw into; a figure of its own if none are given.

    Returns
    -------
    Picture
        Of several claims on an outcome, the mark is that of the best carried. The alternative text gives
        every mark in words.
    """
    rows = matrix_rows(assessment)
    if not rows:
        return message("There are no outcomes to show.", ax)
    if len(rows) > MOST:
        return message(
            f"{len(rows)} outcomes are too many for one readable picture; the tables list them.", ax
        )
    with house_style():
        return Picture(_drawn(rows, ax), _alt(rows))


def _drawn(rows: Sequence[MatrixRow], ax: Axes | None) -> Figure:
    half = -(-len(rows) // 2)
    wide = (_WIDTH - 2 * _MARGIN - _GAP) / 2
    height = half * _TALL + 96
    figure, axes = new_sheet(_WIDTH, height, ax)
    for number, block in enumerate((rows[:half], rows[half:])):
        _block(axes, block, (_MARGIN + number * (wide + _GAP), height - 48), wide)
    _key(axes)
    return figure


def _block(axes: Axes, rows: Sequence[MatrixRow], place: tuple[float, float], wide: float) -> None:
    x, top = place
    if not rows:
        return
    marks = x + wide - len(COLUMNS) * _MARK
    for number, word in enumerate(COLUMNS):
        at = (marks + (number + 0.5) * _MARK, top + 6)
        write(axes, at, word, _SMALL, rotation=28, ha="left", rotation_mode="anchor")
    for row in rows:
        top -= _TALL
        label = fit(f"{row.outcome_id}  {_without_date(row.statement)}", marks - x - 8, 1, _SIZE)[0]
        write(axes, (x, top + 4), label, _SIZE, gid="line")
        for number, cell in enumerate(row.cells):
            look = _mark(cell)
            left = marks + number * _MARK
            put(
                axes,
                shape("box", left, top, _MARK, _TALL),
                facecolor=look.ground,
                hatch=look.hatch,
                edgecolor="#c9c9c9",
                linewidth=1.2,
            )
            write(axes, (left + _MARK / 2, top + 4), look.sign, _SIZE, ha="center", color=look.ink)


def _without_date(statement: str) -> str:
    """Begin with who changed, where a statement begins with when."""
    first, _, rest = statement.partition(" ")
    words = rest.split(" ", 2)
    if first in ("In", "Since") and len(words) == 3 and words[1].isdigit():
        return words[2][:1].upper() + words[2][1:]
    return statement


def _mark(words: Sequence[str]) -> Shade:
    verdicts = [word.partition(" (")[0] for word in words]
    known = [word for word in get_args(Verdict) if word in verdicts]
    if known:
        return shade(known[-1])
    return _RATED if any(word.startswith("rated") for word in words) else _ASSERTED


def _key(axes: Axes) -> None:
    entries = [(look, word) for word, look in shades().items()]
    entries += [
        (_RATED, "rated on a described scale"),
        (_ASSERTED, "not claimed, not rated or only asserted"),
    ]
    x, y = _MARGIN, 28.0
    for look, word in entries:
        need = _MARK + 16 + text_width(word, _SIZE)
        if x + need > _WIDTH - _MARGIN:
            x, y = _MARGIN, y - 17
        put(
            axes,
            shape("box", x, y - 4, _MARK - 6, 14),
            facecolor=look.ground,
            edgecolor=GREY,
            hatch=look.hatch,
            linewidth=0.5,
        )
        write(axes, (x + (_MARK - 6) / 2, y), look.sign, _SIZE, ha="center", color=look.ink)
        write(axes, (x + _MARK, y), word, _SIZE)
        x += need


def _alt(rows: Sequence[MatrixRow]) -> str:
    said = "; ".join(
        f"{row.outcome_id}: "
        + ", ".join(f"{name}: {' / '.join(cell)}" for name, cell in zip(COLUMNS, row.cells, strict=True))
        for row in rows
    )
    return f"{len(rows)} outcomes, each with a mark for three questions. {said}."
