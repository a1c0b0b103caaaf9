"""From the prior to the posterior: what each item of evidence weighs, in decibels, one below the other."""

import math
from collections.abc import Sequence

from matplotlib.axes import Axes

from sjc_analysis.assessment import Assessment
from sjc_analysis.casebook import Casebook
from sjc_analysis.figures.chain_rows import claim_of
from sjc_analysis.figures.legend import Entry, draw_legend, fill_entry, legend_height, line_entry
from sjc_analysis.figures.message import message
from sjc_analysis.figures.palette import BLUE, GREEN, GREY, INK, PALE, VERMILLION, tint
from sjc_analysis.figures.picture import Picture, house_style
from sjc_analysis.figures.records import Record, records
from sjc_analysis.figures.sheet import LINE, fit, new_sheet, put, shape, write
from sjc_analysis.figures.weights import posterior_of, waterfall_rows
from sjc_analysis.plain_text import probability, shorten
from sjc_analysis.reasoning.odds import decibels
from sjc_analysis.reasoning.results import Posterior

_LABEL, _PLOT, _SAID, _MARGIN, _SIZE, _SMALL = 214.0, 300.0, 126.0, 14.0, 8.0, 7.0
_MARKS = (0.01, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999)
_UP, _DOWN = (BLUE, ""), (VERMILLION, "xxxx")
_UP_AT_BEST, _DOWN_AT_BEST = (tint(BLUE, 0.35), "////"), (tint(VERMILLION, 0.3), "....")
_DOTS = (1.5, 2.0)
_STEPS = (1, 2, 5, 10, 20, 50, 100)


def draw_waterfall(assessment: Assessment, claim_id: str, rival_id: str = "") -> Picture:
    """Draw what each item weighs for a claim against one rival, from the prior to the posterior.

    Parameters
    ----------
    assessment
        The assessed casebook.
    claim_id
        The claim.
    rival_id
        The rival it is weighed against; blank for the first with likelihoods.

    Returns
    -------
    Picture
        Of each item two bars: the upper at the end of its weight that favours the claim, the lower at the
        cautious end; one bar where both are the same. An item that another of its cluster stands for is shown
        with no weight. A weight without limit runs off the picture with an arrow. The alternative text gives
        every number.

    Raises
    ------
    KeyError
        If there is no such claim, or nothing was weighed against that rival.
    """
    rows = waterfall_rows(assessment, claim_id, rival_id)
    posterior = posterior_of(claim_of(assessment, claim_id), rival_id)
    if posterior is None:
        return message(
            f"Nobody has given likelihoods for {claim_id} against any rival, so there is nothing to weigh."
        )
    with house_style():
        title = f"{claim_id} against {posterior.rival_id}: what each item weighs"
        return _drawn(records(rows), assessment.casebook, title, posterior)


def _drawn(rows: list[Record], casebook: Casebook, title: str, posterior: Posterior) -> Picture:
    labels = [_label(row) for row in rows]
    heights = [max(34.0, len(lines) * _SIZE * LINE + 12) for lines in labels]
    width = _LABEL + _PLOT + _SAID
    rival = f"Rival: {casebook.row(posterior.rival_id).description}"
    rival_lines = fit(rival, width, 2, _SIZE)
    key = _key(rows, posterior.threshold)
    below = legend_height(key, width) + 44
    above = 52.0 + len(rival_lines) * _SIZE * LINE
    height = below + sum(heights) + above + 2 * _MARGIN
    figure, sheet = new_sheet(width + 2 * _MARGIN, height)
    write(sheet, (_MARGIN, height - _MARGIN - 10), title, 10, weight="bold")
    for number, line in enumerate(rival_lines):
        write(sheet, (_MARGIN, height - _MARGIN - 26 - number * _SIZE * LINE), line, _SIZE, color=GREY)
    bottom = _MARGIN + below
    place = (
        (_MARGIN + _LABEL) / (width + 2 * _MARGIN), bottom / height,
        _PLOT / (width + 2 * _MARGIN), sum(heights) / height,
    )  # fmt: skip
    axes = figure.add_axes(place)
    span = _span(rows, posterior.threshold)
    _prepare(axes, span, sum(heights), posterior.threshold)
    top = sum(heights)
    for number, (row, lines, tall) in enumerate(zip(rows, labels, heights, strict=True)):
        _bars(axes, row, rows[number - 1] if number else row, top - tall / 2, span)
        _write_row(sheet, row, lines, bottom + top - tall, tall)
        top -= tall
    draw_legend(sheet, key, _MARGIN, _MARGIN - 6, width)
    return Picture(figure, _alt(rows, title, posterior))


def _label(row: Record) -> list[str]:
    if row["part"] in ("prior", "posterior"):
        return fit(row["what"], _LABEL - 12, 3, _SIZE)
    name = fit(f"{row['evidence_id']}  {row['what']}", _LABEL - 12, 2, _SIZE)
    about = f"cluster {row['cluster']}" + (f"; {row['test']}" if row["test"] else "")
    return [*name, *fit(f"{about}; {row['note']}" if row["note"] else about, _LABEL - 4, 3, _SMALL)]


def _key(rows: Sequence[Record], threshold: float) -> list[Entry]:
    weights = [row for row in rows if row["part"] == "item"]
    key = []
    if any(row["weight_high_db"] > 0 for row in weights):
        key.append(fill_entry("for the claim, cautious end", *_UP, edge=BLUE))
        key.append(fill_entry("for the claim, favourable end", *_UP_AT_BEST, edge=BLUE))
    if any(row["weight_low_db"] < 0 for row in weights):
        key.append(fill_entry("against the claim, cautious end", *_DOWN, edge=INK))
        key.append(fill_entry("against the claim, favourable end", *_DOWN_AT_BEST, edge=INK))
    key.append(fill_entry("odds so far, from end to end", PALE, edge=GREY))
    return [*key, line_entry(f"probability {threshold:g}, to be reached", GREY, _DOTS)]


def _span(rows: Sequence[Record], threshold: float) -> tuple[float, float]:
    """Give the decibels at the two edges; an infinite weight gets room beyond the finite ones."""
    ends = [row[name] for row in rows for name in ("to_low_db", "to_high_db")]
    finite = [end for end in ends if math.isfinite(end)] + [0.0, decibels(threshold / (1 - threshold))]
    low, high = min(finite), max(finite)
    room = max(2.0, (high - low) * 0.08)
    return low - room * (3 if -math.inf in ends else 1), high + room * (3 if math.inf in ends else 1)


def _prepare(axes: Axes, span: tuple[float, float], height: float, threshold: float) -> None:
    axes.set_xlim(*span)
    axes.set_ylim(0, height)
    axes.set_yticks([])
    for side in ("left", "right"):
        axes.spines[side].set_visible(False)
    step = next((step for step in _STEPS if (span[1] - span[0]) / step <= 8), _STEPS[-1])
    ticks = range(math.ceil(span[0] / step) * step, math.floor(span[1]) + 1, step)
    axes.set_xticks(list(ticks), [f"{tick:g}" for tick in ticks], fontsize=_SIZE)
    axes.set_xlabel("Odds of the claim against the rival, in decibels", fontsize=_SIZE)
    chances = _chances(span)
    over = axes.secondary_xaxis("top")
    over.set_xticks([at for at, _ in chances], [words for _, words in chances], fontsize=_SIZE)
    over.set_xlabel("Probability of the claim", fontsize=_SIZE)
    axes.axvline(0, color=PALE, linewidth=1.0, zorder=0)
    axes.axvline(decibels(threshold / (1 - threshold)), color=GREY, linestyle=(0, _DOTS), zorder=1)


def _chances(span: tuple[float, float]) -> list[tuple[float, str]]:
    """Choose probabilities to name on the upper edge, none so near to the last that they would touch."""
    chosen: list[tuple[float, str]] = []
    for chance in _MARKS:
        at = decibels(chance / (1 - chance))
        apart = (at - chosen[-1][0]) / (span[1] - span[0]) * _PLOT if chosen else math.inf
        if span[0] < at < span[1] and apart > 26:
            chosen.append((at, f"{chance:g}"))
    return chosen


def _bars(axes: Axes, row: Record, before: Record, y: float, span: tuple[float, float]) -> None:
    low, high = _within(row["to_low_db"], span), _within(row["to_high_db"], span)
    if row["part"] in ("prior", "posterior"):
        colour, hatch = (GREEN, "") if row["part"] == "posterior" else (tint(GREY, 0.5), "----")
        _bar(axes, low, high, y, 12, colour, hatch, INK)
        _off(axes, row["to_low_db"], row["to_high_db"], y, span)
        return
    axes.barh(y, high - low, left=low, height=26, facecolor=PALE, edgecolor="none", zorder=1)
    one = (row["to_low_db"], before["to_low_db"]) == (row["to_high_db"], before["to_high_db"])
    for end, offset in (("low", 0.0 if one else -6.0), ("high", 6.0)):
        if one and end == "high":
            continue
        start, stop = (_within(each[f"to_{end}_db"], span) for each in (before, row))
        up = row[f"weight_{end}_db"] >= 0
        looks = (_UP, _DOWN) if end == "low" else (_UP_AT_BEST, _DOWN_AT_BEST)
        colour, hatch = looks[0] if up else looks[1]
        _bar(axes, start, stop, y + offset, 14 if one else 9, colour, hatch, BLUE if up else INK)
    _off(axes, row["to_low_db"], row["to_high_db"], y, span)


def _bar(
    axes: Axes, start: float, stop: float, y: float, height: float, colour: str, hatch: str, edge: str
) -> None:
    """Draw a bar between two odds; one of no length is a diamond, so that nothing goes unseen."""
    if start == stop:
        look: Record = {"marker": "D", "markersize": 5, "markerfacecolor": "white", "markeredgecolor": edge}
        axes.plot([start], [y], **look, zorder=4)
        return
    left, length = min(start, stop), abs(stop - start)
    how: Record = {"facecolor": colour, "edgecolor": edge, "hatch": hatch, "linewidth": 0.9, "zorder": 3}
    axes.barh(y, length, left=left, height=height, **how)


def _within(value: float, span: tuple[float, float]) -> float:
    return min(max(value, span[0]), span[1])


def _off(axes: Axes, low: float, high: float, y: float, span: tuple[float, float]) -> None:
    """Mark with an arrow an end that lies beyond every number."""
    for value, edge, mark in ((low, span[0], "<"), (high, span[1], ">")):
        if math.isinf(value) and (value > 0) == (edge == span[1]):
            axes.plot([edge], [y], marker=mark, markersize=8, color=INK, clip_on=False, zorder=5)


def _write_row(sheet: Axes, row: Record, lines: Sequence[str], floor: float, tall: float) -> None:
    top = floor + tall / 2 + (len(lines) * _SIZE * LINE) / 2 - _SIZE
    bold = row["part"] in ("prior", "posterior")
    for number, line in enumerate(lines):
        small = not bold and number >= _named(row)
        how = {"color": GREY} if small else {"weight": "bold"} if bold else {}
        size = _SMALL if small or bold else _SIZE
        write(sheet, (_MARGIN, top - number * _SIZE * LINE), line, size, gid=row["part"], **how)
    said = [_said(row)] if not bold else [_odds_words(row), _chance_words(row)]
    for number, line in enumerate(said):
        y = floor + tall / 2 - _SMALL * 0.35 + (len(said) - 1) * 5 - number * _SMALL * LINE
        write(sheet, (_MARGIN + _LABEL + _PLOT + 12, y), line, _SMALL, weight="bold" if bold else "normal")
    rule = shape("box", _MARGIN, floor, _LABEL + _PLOT + _SAID, 0.4)
    put(sheet, rule, facecolor=PALE, edgecolor=PALE, zorder=0)


def _named(row: Record) -> int:
    return len(fit(f"{row['evidence_id']}  {row['what']}", _LABEL - 12, 2, _SIZE))


def _said(row: Record) -> str:
    if not row["counted"]:
        return "0 dB (not counted)"
    return f"{_span_words(row['weight_low_db'], row['weight_high_db'], sign='+')} dB"


def _odds_words(row: Record) -> str:
    return f"{_span_words(row['to_low_db'], row['to_high_db'])} dB"


def _chance_words(row: Record) -> str:
    return f"probability {probability(_chance(row['to_low_db']), _chance(row['to_high_db']))}"


def _chance(odds_db: float) -> float:
    return 1.0 if odds_db == math.inf else (odds := 10 ** (odds_db / 10)) / (1 + odds)


def _span_words(low: float, high: float, sign: str = "") -> str:
    one, other = _number(low, sign), _number(high, sign)
    return one if one == other else f"{one} to {other}"


def _number(value: float, sign: str) -> str:
    if math.isinf(value):
        return "∞" if value > 0 and not sign else "+∞" if value > 0 else "−∞"
    shown = round(value, 1) + 0.0
    return (f"{shown:+.1f}" if sign else f"{shown:.1f}").replace("-", "−")


def _alt(rows: Sequence[Record], title: str, posterior: Posterior) -> str:
    items = "; ".join(
        f"{row['evidence_id']} ({shorten(row['what'], 80)}; cluster {row['cluster']}): {_said(row)}"
        + (f", {row['note']}" if row["note"] else "")
        for row in rows[1:-1]
    )
    start, end = rows[0], rows[-1]
    return (
        f"Waterfall. {title}. From {_odds_words(start)} ({_chance_words(start)}): {items}. "
        f"To {_odds_words(end)} ({_chance_words(end)}): {posterior.words}."
    )
