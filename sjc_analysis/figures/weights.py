"""What each item of evidence weighs for one step against one rival, in decibels of the odds."""

import math

from matplotlib.artist import Artist
from matplotlib.axes import Axes

from sjc_analysis.argument.odds import decibels
from sjc_analysis.argument.results import Posterior, WeighedItem
from sjc_analysis.assessment import Assessment
from sjc_analysis.casebook import Casebook
from sjc_analysis.figures.message import message
from sjc_analysis.figures.palette import BLUE, GREEN, GREY, INK, PALE, VERMILLION
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
from sjc_analysis.plain_text import probability, shorten

_LABEL, _PLOT, _SAID, _ROW, _MARGIN, _SIZE = 220.0, 300.0, 120.0, 30.0, 14.0, 8.0
_DOTS = (1.5, 2.0)


def draw_weights(assessment: Assessment, claim_id: str, number: int = 0, ax: Axes | None = None) -> Picture:
    """Draw the prior, what each item weighs, and the posterior, of one of a claim's posteriors.

    Parameters
    ----------
    assessment
        The assessed casebook.
    claim_id
        The claim.
    number
        Which of ``claim.posteriors``: each belongs to one step, or the whole claim, and one rival.
    ax
        Axes to draw into; a figure of its own if none are given.

    Returns
    -------
    Picture
        A bar an item, from the cautious end of its weight to the other, right of zero if it speaks for the claim.
        One that a weightier one of its voice stands for is hollow and counts for nothing. The alternative text gives
        every number.

    Raises
    ------
    FindingsError
        If no live claim has the id.
    IndexError
        If the claim has fewer posteriors.

    References
    ----------
    Good, I. J. (1985). Weight of evidence: a brief survey. Bayesian Statistics 2, 249-270.
    """
    claim = assessment.claim(claim_id)
    if not claim.posteriors:
        return message(
            f"Nobody has said of {claim_id} how probable its evidence is, so nothing is weighed.", ax
        )
    posterior = claim.posteriors[number]
    title = f"{claim_id}: {posterior.step} against {posterior.rival_id}"
    with house_style():
        return _drawn(assessment.casebook, posterior, title, ax)


def _drawn(casebook: Casebook, posterior: Posterior, title: str, ax: Axes | None) -> Picture:
    rows = _rows(casebook, posterior)
    key: list[Artist] = [
        patch_key("speaks for the claim", BLUE),
        patch_key("speaks against it", VERMILLION, "xxx"),
        patch_key("not counted: another of its voice stands for it", "white", edge=GREY),
        line_key(f"probability {posterior.threshold:g}, to be reached", GREY, _DOTS),
    ]
    width = _LABEL + _PLOT + _SAID
    below, tall = key_height(key, width) + 44, len(rows) * _ROW
    rival = fit(f"Rival: {casebook.row(posterior.rival_id).description}", width, 1, _SIZE)[0]
    figure, sheet = new_sheet(width + 2 * _MARGIN, below + tall + 44 + 2 * _MARGIN, ax)
    top = below + tall + 40 + _MARGIN
    write(sheet, (_MARGIN, top), title, 10, weight="bold")
    write(sheet, (_MARGIN, top - 16), rival, _SIZE, color=GREY)
    axes = inset(sheet, (_MARGIN + _LABEL, _MARGIN + below, _PLOT, tall))
    target = decibels(posterior.threshold / (1 - posterior.threshold))
    ends = [end for _, low, high, _, _ in rows for end in (low, high) if math.isfinite(end)]
    room = max(3.0, (max([*ends, target]) - min([*ends, 0.0])) * 0.12)
    span = (min([*ends, 0.0]) - room, max([*ends, target]) + room)
    axes.set_xlim(*span)
    axes.set_ylim(-0.5, len(rows) - 0.5)
    axes.set_yticks([])
    axes.tick_params(labelsize=_SIZE * scale_of(sheet))
    axes.set_xlabel("Decibels: weight of an item; odds before and after", fontsize=_SIZE * scale_of(sheet))
    for side in ("left", "right", "top"):
        axes.spines[side].set_visible(False)
    axes.axvline(0, color=PALE, linewidth=1.2, zorder=0)
    axes.axvline(target, color=GREY, linestyle=(0, _DOTS), zorder=1)
    for place, (label, low, high, words, look) in enumerate(rows):
        level = len(rows) - 1 - place
        left, right = max(low, span[0]), min(high, span[1])
        colour, hatch, edge = look
        axes.barh(level, max(right - left, (span[1] - span[0]) * 0.008), left=left, height=0.5, facecolor=colour,
                  edgecolor=edge, hatch=hatch, linewidth=0.9, zorder=3)  # fmt: skip
        y = _MARGIN + below + level * _ROW + _ROW / 2
        lines = fit(label, _LABEL - 12, 2, _SIZE)
        for line, text in enumerate(lines):
            write(sheet, (_MARGIN, y + (len(lines) - 1) * 5 - 3 - line * 10.5), text, _SIZE)
        write(sheet, (_MARGIN + _LABEL + _PLOT + 10, y - 3), words, 7.0)
    draw_key(sheet, key, _MARGIN, _MARGIN - 6, width)
    said = "; ".join(f"{label}: {words}" for label, _, _, words, _ in rows)
    return Picture(figure, f"Weights. {title}. {rival}. {said}. In words: {posterior.words}.")


Row = tuple[str, float, float, str, tuple[str, str, str]]
"""Label, both ends in decibels, words, and fill, hatch and edge."""


def _rows(casebook: Casebook, posterior: Posterior) -> list[Row]:
    before = (posterior.prior_low, posterior.prior_high)
    after = (posterior.low, posterior.high)
    return [
        _odds_row("Where the reader starts", before, (GREY, "---", INK)),
        *(_item_row(casebook, item) for item in posterior.items),
        _odds_row("After the evidence", after, (GREEN, "", INK)),
    ]


def _odds_row(label: str, ends: tuple[float, float], look: tuple[str, str, str]) -> Row:
    low, high = (decibels(math.inf if end == 1 else end / (1 - end)) for end in ends)
    return label, low, high, f"probability {probability(*ends)}", look


def _item_row(casebook: Casebook, item: WeighedItem) -> Row:
    row = casebook.row(item.evidence_id)
    words = row.description or (row.quote.text if row.quote else "") or casebook.row(row.source_id).title
    absent = " (sought, not found)" if row.observation == "sought_absent" else ""
    low, high = item.weight_low_db, item.weight_high_db
    look = (BLUE, "", BLUE) if low + high >= 0 else (VERMILLION, "xxx", INK)
    said = f"{_number(low)} to {_number(high)} dB" if low != high else f"{_number(low)} dB"
    if not item.counted:
        look, said = ("white", "", GREY), f"not counted ({said})"
    return f"{item.evidence_id}  {shorten(words, 80)}{absent}", low, high, said, look


def _number(value: float) -> str:
    if math.isinf(value):
        return "+∞" if value > 0 else "−∞"
    return f"{round(value, 1) + 0.0:+.1f}".replace("-", "−")
