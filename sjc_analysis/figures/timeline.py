"""When acts were done and changes began, as far as the texts say: intervals, never guessed days."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.artist import Artist
from matplotlib.axes import Axes

from sjc_analysis.assessment import Assessment
from sjc_analysis.dates import Interval
from sjc_analysis.figures.date_axis import date_ticks
from sjc_analysis.figures.graph import claims_about
from sjc_analysis.figures.message import message
from sjc_analysis.figures.palette import BLUE, GREY, NODES, PALE, tint
from sjc_analysis.figures.picture import Picture, house_style
from sjc_analysis.figures.sheet import (
    draw_key,
    fit,
    inset,
    key_height,
    line_key,
    new_sheet,
    patch_key,
    scale_of,
    write,
)

MOST_ROWS = 60
_LABEL, _PLOT, _ROW, _MARGIN, _SIZE = 230.0, 420.0, 30.0, 14.0, 8.0
_SHADE = tint(BLUE, 0.14)
_PALE, _FADES = 0.45, 8


@dataclass(frozen=True)
class TimelineRow:
    """One bar: what it is, between which days, and whether a person confirmed it."""

    row_id: str
    look: str
    text: str
    date: Interval
    draft: bool
    goes_on: bool = False
    is_cause: bool = False


def timeline_rows(assessment: Assessment, outcome_id: str = "") -> tuple[TimelineRow, ...]:
    """List acts, changes and earlier traces in the order of time; those without a date come last.

    Parameters
    ----------
    assessment
        The assessed casebook.
    outcome_id
        Only what :func:`draw_graph` draws of this outcome; blank for all.

    Raises
    ------
    FindingsError
        If no live outcome has the id.
    """
    casebook, graph = assessment.casebook, assessment.graph
    claims = claims_about(assessment, outcome_id)
    causes = {claim.cause_id for claim in claims}
    if outcome_id:
        chosen = {end for claim in claims for step in claim.path for end in step.split(">")} | {outcome_id}
        chosen |= {tail for node in tuple(chosen) for tail, _, said in graph.in_edges([node], data=True)
                   if said["kind"] == "traces"}  # fmt: skip
    else:
        chosen = set(graph)
    rows = []
    for node, said in graph.nodes(data=True):
        if node not in chosen or said["kind"] not in ("act", "change", "trace") or node[0] not in "AOZ":
            continue
        row = casebook.row(node)
        side = "context" if getattr(row, "category", "") == "context" else getattr(row, "side", "")
        look = {"act": side, "change": "outcome", "trace": "trace"}[said["kind"]]
        text = said["quote"] if look == "trace" else said["label"]
        goes_on = getattr(row, "is_process", False)
        rows.append(TimelineRow(node, look, text, row.date, row.is_draft, goes_on, node in causes))
    return tuple(sorted(rows, key=_when))


def _when(row: TimelineRow) -> tuple[dt.date, dt.date, str]:
    first = row.date.earliest or row.date.latest or dt.date.max
    return first, row.date.latest or dt.date.max, row.row_id


def draw_timeline(assessment: Assessment, outcome_id: str = "", ax: Axes | None = None) -> Picture:
    """Draw the intervals in which acts were done and changes began.

    Parameters
    ----------
    assessment
        The assessed casebook.
    outcome_id
        One outcome with what is said to lead to it; blank for the whole casebook.
    ax
        Axes to draw into; a figure of its own if none are given.

    Returns
    -------
    Picture
        A bar runs from the first to the last day the text allows; an arrow marks an end the text leaves open.
        The time of the act that a claim names as cause is shaded. The alternative text gives every date.

    Raises
    ------
    FindingsError
        If no live outcome has the id.
    """
    rows = timeline_rows(assessment, outcome_id)
    if not rows:
        return message("There are no acts or changes to put on a timeline.", ax)
    if len(rows) > MOST_ROWS:
        return message(
            f"{len(rows)} acts and changes are too many for one timeline; the tables give their dates. "
            "In the notebook, name one outcome to draw its own.",
            ax,
        )
    with house_style():
        return _drawn(rows, outcome_id, ax)


def _drawn(rows: Sequence[TimelineRow], outcome_id: str, ax: Axes | None) -> Picture:
    width = _LABEL + _PLOT + 2 * _MARGIN
    key: list[Artist] = [
        patch_key(look.word, tint(look.colour, _PALE), look.hatch, look.colour)
        for name, look in NODES.items() if name in {row.look for row in rows}
    ]  # fmt: skip
    if any(row.is_cause for row in rows):
        key.append(patch_key("time of an act claimed as cause", _SHADE, edge="none"))
    key += _ends_key(rows)
    key += (
        [patch_key("dashed: a draft nobody confirmed", "none", edge=GREY, dashed=True)]
        if any(row.draft for row in rows)
        else []
    )
    below = key_height(key, width - 2 * _MARGIN) + 40
    height = below + len(rows) * _ROW + 30 + 2 * _MARGIN
    figure, sheet = new_sheet(width, height, ax)
    title = "When: acts and changes" + (f" on the way to {outcome_id}" if outcome_id else "")
    write(sheet, (_MARGIN, height - _MARGIN - 10), title, 10, weight="bold")
    bottom = _MARGIN + below
    axes = inset(sheet, (_MARGIN + _LABEL, bottom, _PLOT - 10, len(rows) * _ROW))
    _prepare(axes, rows, _SIZE * scale_of(sheet))
    for number, row in enumerate(rows):
        level = len(rows) - 1 - number
        _bar(axes, row, level)
        _label(sheet, row, bottom + level * _ROW)
    draw_key(sheet, key, _MARGIN, _MARGIN - 6, width - 2 * _MARGIN)
    return Picture(figure, _alt(rows, title))


def _ends_key(rows: Sequence[TimelineRow]) -> list[Artist]:
    """Describe how sure a date is, for those that occur."""
    known = [row for row in rows if row.date.known]
    open_ended = [row for row in known if row.date.earliest is None or row.date.latest is None]
    key: list[Artist] = []
    if any(_to_the_day(row) for row in known):
        key.append(patch_key("full: known to the day", GREY, edge=GREY))
    if any(not _to_the_day(row) and row not in open_ended for row in known):
        key.append(patch_key("pale: some day within it", tint(GREY, _PALE), edge=GREY))
    if open_ended:
        key.append(patch_key("fading, with an arrow: this end is open", tint(GREY, 0.2), edge="none"))
    if any(row.goes_on for row in known):
        key.append(line_key("arrow after a bar: it goes on", GREY, (2.0, 2.0)))
    return key


def _days(rows: Sequence[TimelineRow]) -> list[dt.date]:
    return [day for row in rows for day in (row.date.earliest, row.date.latest) if day is not None]


def _prepare(axes: Axes, rows: Sequence[TimelineRow], size: float) -> None:
    days = _days(rows)
    axes.set_ylim(-0.5, len(rows) - 0.5)
    axes.set_yticks([])
    for side in ("left", "right", "top"):
        axes.spines[side].set_visible(False)
    axes.set_xlabel("Date (a bar is the time within which it happened or began)", fontsize=size)
    if not days:
        axes.set_xticks([])
        axes.set_xlim(0, 1)
        return
    first, last = min(days).toordinal(), max(days).toordinal() + 1
    room = max(20.0, (last - first) * 0.09)
    axes.set_xlim(first - room, last + room)
    ticks = date_ticks(min(days), max(days))
    axes.set_xticks([day.toordinal() for day, _ in ticks], [words for _, words in ticks], fontsize=size)
    axes.grid(visible=True, axis="x", color=PALE, zorder=0)
    for level in range(len(rows)):
        axes.axhline(level - 0.5, color=PALE, linewidth=0.6, zorder=0)


def _bar(axes: Axes, row: TimelineRow, level: int) -> None:
    look = NODES[row.look]
    low, high = axes.get_xlim()
    if not row.date.known:
        x = (low + high) / 2
        axes.text(x, level, "date unknown", ha="center", va="center", fontsize=_SIZE, color=GREY)
        return
    start = low if row.date.earliest is None else row.date.earliest.toordinal()
    end = high if row.date.latest is None else row.date.latest.toordinal() + 1
    least = (high - low) * 0.012
    if row.is_cause and row.date.earliest and row.date.latest:
        axes.axvspan(start, max(end, start + least), color=_SHADE, zorder=0.5)
    known_start, known_end = _certain(row, start, end, (high - low) * 0.02)
    axes.barh(
        level, max(known_end - known_start, least), left=known_start, height=0.42,
        facecolor=look.colour if _to_the_day(row) else tint(look.colour, _PALE), edgecolor=look.colour,
        hatch="" if _to_the_day(row) else look.hatch, zorder=3,
        linestyle=(0, (3, 2)) if row.draft else "solid",
    )  # fmt: skip
    if row.date.earliest is None:
        _open(axes, level, known_start, start, look.colour)
    if row.date.latest is None:
        _open(axes, level, known_end, end, look.colour)
    if row.goes_on and row.date.latest:
        _arrow(axes, level, max(known_end, known_start + least), high, look.colour)


def _to_the_day(row: TimelineRow) -> bool:
    return row.date.known and row.date.earliest == row.date.latest


def _open(axes: Axes, level: int, known: float, edge: float, colour: str) -> None:
    """Let a bar fade towards an end that the text leaves open, and end it in an arrow."""
    piece = (edge - known) * 0.5 / _FADES
    for number in range(_FADES):
        left = known + number * piece
        shade = tint(colour, _PALE * (1 - (number + 1) / (_FADES + 1)))
        axes.barh(level, piece, left=left, height=0.42, facecolor=shade, edgecolor="none", zorder=2)
    _arrow(axes, level, known + _FADES * piece, edge, colour)


def _arrow(axes: Axes, level: int, begin: float, tip: float, colour: str) -> None:
    arrow = {"arrowstyle": "->", "color": colour, "linestyle": (0, (2, 2)), "linewidth": 1.2}
    axes.annotate("", xy=(tip, level), xytext=(begin, level), arrowprops=arrow, zorder=2)


def _certain(row: TimelineRow, start: float, end: float, stub: float) -> tuple[float, float]:
    """Give the drawn part of a bar: of an open end a stub at the day that is known."""
    if row.date.earliest is None:
        return end - stub, end
    if row.date.latest is None:
        return start, start + stub
    return start, end


def _label(sheet: Axes, row: TimelineRow, bottom: float) -> None:
    lines = fit(f"{row.row_id}  {row.text}", _LABEL - 14, 2, _SIZE)
    top = bottom + _ROW / 2 + (len(lines) - 1) * _SIZE * 0.62 - _SIZE * 0.35
    for number, line in enumerate(lines):
        write(sheet, (_MARGIN, top - number * _SIZE * 1.24), line, _SIZE, gid=f"row {row.row_id}")


def _alt(rows: Sequence[TimelineRow], title: str) -> str:
    known = [row for row in rows if row.date.known]
    said = "; ".join(
        f"{row.row_id} ({NODES[row.look].word}) {row.date}{', goes on' if row.goes_on else ''}"
        for row in rows
    )
    return f"Timeline. {title}: {len(rows)} rows, {len(known)} of them dated, in order of time: {said}."
