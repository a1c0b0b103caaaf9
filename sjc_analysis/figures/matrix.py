"""How sure, at a glance: outcomes against what was asked of them, a sign and a word in every cell."""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from sjc_analysis.assessment import Assessment
from sjc_analysis.figures.message import message
from sjc_analysis.figures.palette import GREY, INK, LADDER, PALE
from sjc_analysis.figures.picture import Picture, house_style
from sjc_analysis.figures.sheet import LINE, fit, new_sheet, put, shape, text_width, write

MOST_ROWS = 40
COLUMNS = ("It happened", "The programme contributed", "It matters")
_SIZE, _LABEL, _CELL, _MARGIN, _PAD = 8.5, 240.0, 158.0, 14.0, 7.0


@dataclass(frozen=True)
class MatrixRow:
    """One outcome: its statement and, for each column, the verdicts as words (with the claim, if several)."""

    outcome_id: str
    statement: str
    cells: tuple[tuple[str, ...], ...]


def matrix_rows(assessment: Assessment) -> tuple[MatrixRow, ...]:
    """List each outcome with its verdicts: whether it happened, was contributed to, and matters.

    Parameters
    ----------
    assessment
        What :func:`sjc_analysis.assessment.assess` gave.

    Returns
    -------
    tuple of MatrixRow
        In the order of the assessment. What nobody claimed or rated is said to be so.
    """
    statements = {part.outcome_id: part.statement for part in assessment.outcomes}
    statements |= {part.outcome_id: part.statement for part in assessment.significance}
    rows = []
    for outcome_id, statement in statements.items():
        happened = tuple(p.verdict for p in assessment.outcomes if p.outcome_id == outcome_id)
        claims = [claim for claim in assessment.claims if claim.outcome_id == outcome_id]
        contributed = tuple(f"{claim.verdict} ({claim.cause_id})" for claim in claims)
        matters = tuple(p.verdict for p in assessment.significance if p.outcome_id == outcome_id)
        cells = (happened or ("not asked",), contributed or ("not claimed",), matters or ("not rated",))
        rows.append(MatrixRow(outcome_id, statement, cells))
    return tuple(rows)


def draw_matrix(assessment: Assessment) -> Picture:
    """Draw outcomes against the three questions, with a sign and a word in every cell and never a percentage.

    Parameters
    ----------
    assessment
        What :func:`sjc_analysis.assessment.assess` gave.

    Returns
    -------
    Picture
        The words of the ladder stand below, lowest first. The alternative text gives every verdict.
    """
    rows = matrix_rows(assessment)
    if not rows:
        return message("There are no outcomes to show.")
    if len(rows) > MOST_ROWS:
        return message(f"{len(rows)} outcomes are too many for one readable picture; the tables list them.")
    with house_style():
        return _drawn(rows)


def _drawn(rows: Sequence[MatrixRow]) -> Picture:
    labels = [fit(f"{row.outcome_id}  {row.statement}", _LABEL - 2 * _PAD, 3, _SIZE) for row in rows]
    cells = [[_lines(words) for words in row.cells] for row in rows]
    heights = [
        max(len(label), *(len(lines) for lines in row)) * _SIZE * LINE + 2 * _PAD
        for label, row in zip(labels, cells, strict=True)
    ]
    width = _LABEL + len(COLUMNS) * _CELL + 2 * _MARGIN
    height = sum(heights) + 90
    figure, axes = new_sheet(width, height)
    top = height - 34
    for number, heading in enumerate(COLUMNS):
        write(axes, (_MARGIN + _LABEL + number * _CELL + _PAD, top + 8), heading, _SIZE, weight="bold")
    write(axes, (_MARGIN, top + 8), "Outcome", _SIZE, weight="bold")
    for row, label, lines, tall in zip(rows, labels, cells, heights, strict=True):
        top -= tall
        _block(axes, label, (_MARGIN, top, _LABEL, tall), "white")
        for number, (words, text) in enumerate(zip(row.cells, lines, strict=True)):
            place = (_MARGIN + _LABEL + number * _CELL, top, _CELL, tall)
            _block(axes, text, place, _ground(words))
    _ladder(axes, _MARGIN, 18)
    return Picture(figure, _alt(rows))


def _lines(words: Sequence[str]) -> list[str]:
    return [
        line for word in words for line in fit(f"{_sign(word)} {word}".strip(), _CELL - 2 * _PAD, 3, _SIZE)
    ]


def _verdict(word: str) -> str:
    return word.partition(" (")[0]


def _sign(word: str) -> str:
    return LADDER.get(_verdict(word), ("–",))[0]


def _ground(words: Sequence[str]) -> str:
    """Colour a cell by its verdict; by none where the verdicts in it differ."""
    grounds = {LADDER.get(_verdict(word), ("", "#fafafa"))[1] for word in words}
    return grounds.pop() if len(grounds) == 1 else "white"


def _block(axes: Axes, lines: Sequence[str], place: tuple[float, float, float, float], ground: str) -> None:
    x, y, width, height = place
    put(axes, shape("box", x, y, width, height), facecolor=ground, edgecolor=PALE, linewidth=1.0)
    first = y + height - _PAD - _SIZE
    for number, line in enumerate(lines):
        write(axes, (x + _PAD, first - number * _SIZE * LINE), line, _SIZE, color=INK, gid="cell")


def _ladder(axes: Axes, x: float, y: float) -> None:
    write(axes, (x, y), "Lowest to highest:", 8, color=GREY)
    x += text_width("Lowest to highest:", 8) + 12
    for word, (sign, ground) in LADDER.items():
        text = f"{sign} {word}"
        wide = text_width(text, 8) + 12
        put(axes, shape("box", x, y - 5, wide, 17), facecolor=ground, edgecolor=PALE)
        write(axes, (x + 6, y), text, 8)
        x += wide + 6


def _alt(rows: Sequence[MatrixRow]) -> str:
    said = "; ".join(
        f"{row.outcome_id}: "
        + ", ".join(
            f"{name.lower()}: {' / '.join(cell)}" for name, cell in zip(COLUMNS, row.cells, strict=True)
        )
        for row in rows
    )
    count = f"{len(rows)} outcome{'' if len(rows) == 1 else 's'}"
    return f"Matrix of {count} against three questions. {said}."
