"""The causal story of a claim as a chain: a box an event, an arrow a step, the weakest link marked."""

import pandas as pd
from matplotlib.axes import Axes

from sjc_analysis.assessment import Assessment
from sjc_analysis.casebook import Casebook
from sjc_analysis.figures.chain_rows import chain_rows, claim_of
from sjc_analysis.figures.legend import (
    Entry,
    box_colours,
    draft_entry,
    draw_legend,
    legend_height,
    look_entry,
    status_entry,
    stroke_entry,
)
from sjc_analysis.figures.palette import EDGES, GREY, NODES, STATUSES, VERMILLION, tint
from sjc_analysis.figures.picture import Picture, house_style
from sjc_analysis.figures.records import Record, records
from sjc_analysis.figures.sheet import LINE, arrow, fit, new_sheet, put, shape, write

_BOX, _NOTE, _GAP, _MARGIN, _SIZE, _SMALL, _PAD = 270.0, 250.0, 26.0, 16.0, 8.5, 7.5, 8.0


def draw_chain(assessment: Assessment, claim_id: str) -> Picture:
    """Draw a claim's chain from the act to the outcome, with the weakest link marked and why it is weakest.

    Parameters
    ----------
    assessment
        The assessed casebook.
    claim_id
        The claim.

    Returns
    -------
    Picture
        Beside each arrow stands how the step is said, the order in time and the strength of its evidence. The
        alternative text tells the same.

    Raises
    ------
    KeyError
        If no claim with this id was assessed.
    """
    rows = chain_rows(assessment, claim_id)
    claim = claim_of(assessment, claim_id)
    with house_style():
        return _drawn(rows, assessment.casebook, f"{claim_id}, step by step: {claim.verdict}")


def _drawn(rows: pd.DataFrame, casebook: Casebook, title: str) -> Picture:
    steps = records(rows)
    ids = [steps[0]["cause_id"], *(step["effect_id"] for step in steps)]
    words = [steps[0]["cause"], *(step["effect"] for step in steps)]
    boxes = [fit(text, _BOX - 3 * _PAD, 4, _SIZE) for text in words]
    notes = [_note(step, len(steps)) for step in steps]
    tall = [len(lines) * _SIZE * LINE + _SMALL * LINE + 2 * _PAD for lines in boxes]
    gaps = [max(52.0, len(lines) * _SMALL * LINE + 16) for lines in notes]
    width = _BOX + _GAP + _NOTE
    key = _key(casebook, ids, steps)
    below = legend_height(key, width) + 12
    height = sum(tall) + sum(gaps) + below + 26 + 2 * _MARGIN
    figure, axes = new_sheet(width + 2 * _MARGIN, height)
    write(axes, (_MARGIN, height - _MARGIN - 10), title, 10, weight="bold")
    top = height - _MARGIN - 26
    for number, (row_id, lines, size) in enumerate(zip(ids, boxes, tall, strict=True)):
        _box(axes, casebook, row_id, lines, (_MARGIN, top - size, _BOX, size))
        top -= size
        if number < len(steps):
            _step(axes, steps[number], notes[number], top, gaps[number])
            top -= gaps[number]
    draw_legend(axes, key, _MARGIN, _MARGIN - 6, width)
    return Picture(figure, _alt(steps, ids, title))


def _key(casebook: Casebook, ids: list[str], steps: list[Record]) -> list[Entry]:
    looks = {_look(casebook, row_id) for row_id in ids}
    key = [look_entry(look) for look in NODES if look in looks]
    key += [draft_entry()] if any(casebook.row(row_id).is_draft for row_id in ids) else []
    key += [stroke_entry(name) for name in EDGES if any(step["stroke"] == name for step in steps)]
    statuses = {step["status"] for step in steps} - {"refuted"}
    return key + [status_entry(name) for name in STATUSES if name in statuses]


def _look(casebook: Casebook, row_id: str) -> str:
    row = casebook.row(row_id)
    if row_id.startswith("O-"):
        return "outcome"
    return "context" if row.category == "context" else str(row.side)


def _note(step: Record, steps: int) -> list[tuple[str, bool]]:
    """Give the lines beside an arrow, each with whether it is bold."""
    told = f"{step['link_id'] or 'no link'}: {step['said']}; {step['time']}; evidence {step['strength']}."
    lines = [(line, False) for line in fit(told, _NOTE, 3, _SMALL)]
    if not step["weakest"]:
        return lines
    mark = "▲ WEAKEST LINK" if steps > 1 else "▲ THE ONE LINK, SO THE WEAKEST"
    return [(mark, True), *lines, *((line, False) for line in fit(step["why"], _NOTE, 6, _SMALL))]


def _box(
    axes: Axes,
    casebook: Casebook,
    row_id: str,
    lines: list[str],
    place: tuple[float, float, float, float],
) -> None:
    x, y, width, height = place
    look = NODES[_look(casebook, row_id)]
    draft = casebook.row(row_id).is_draft
    put(axes, shape(look.shape, x, y, width, height), **box_colours(look, draft=draft))
    band = shape("box", x + 3, y + 10, 6, height - 20)
    put(axes, band, facecolor=look.colour, edgecolor="white", hatch=look.hatch, linewidth=0, zorder=4)
    top = y + height - _PAD - _SMALL
    head = f"{row_id}  {look.word}"
    write(axes, (x + 2 * _PAD, top), head, _SMALL, weight="bold", color=GREY, zorder=5)
    for number, line in enumerate(lines):
        at = (x + 2 * _PAD, top - _SMALL * LINE - 2 - number * _SIZE * LINE)
        write(axes, at, line, _SIZE, zorder=5, gid=f"node {row_id}")


def _step(axes: Axes, step: Record, note: list[tuple[str, bool]], top: float, gap: float) -> None:
    x = _MARGIN + _BOX / 2
    if step["weakest"]:
        halo = shape("box", x - 11, top - gap + 1, 22, gap - 2)
        how = {"facecolor": tint(VERMILLION, 0.18), "edgecolor": VERMILLION, "hatch": "////", "linewidth": 0}
        put(axes, halo, **how, zorder=0)
    arrow(axes, [(x, top - 5)], (x, top - gap + 2), EDGES[step["stroke"]], STATUSES[step["status"]][0])
    first = top - gap / 2 + (len(note) * _SMALL * LINE) / 2 - _SMALL
    for number, (line, bold) in enumerate(note):
        at = (_MARGIN + _BOX + _GAP, first - number * _SMALL * LINE)
        how = {"weight": "bold", "color": "#a63c00"} if bold else {}
        write(axes, at, line, _SMALL, gid="step", **how)
    if step["weakest"]:
        leader = shape("box", x + 14, top - gap / 2 - 0.3, _MARGIN + _BOX + _GAP - x - 20, 0.6)
        put(axes, leader, facecolor=VERMILLION, edgecolor=VERMILLION, linewidth=0, zorder=1)


def _alt(steps: list[Record], ids: list[str], title: str) -> str:
    told = " ".join(
        f"{step['cause_id']} to {step['effect_id']} ({step['link_id'] or 'no link'}): {step['said']}; "
        f"{step['time']}; evidence {step['strength']}."
        for step in steps
    )
    weakest = [step for step in steps if step["weakest"]]
    names = " and ".join(f"{step['cause_id']} to {step['effect_id']}" for step in weakest)
    why = " ".join(dict.fromkeys(step["why"] for step in weakest))
    count = f"{len(steps)} step{'' if len(steps) == 1 else 's'}"
    return f"Chain of {title}. {' → '.join(ids)}, {count}. {told} Weakest: {names}. {why}"
