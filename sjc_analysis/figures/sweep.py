"""What a reader ends with, whatever the reader starts from: the posterior over every prior."""

import pandas as pd
from matplotlib.axes import Axes

from sjc_analysis.assessment import Assessment
from sjc_analysis.figures.chain_rows import claim_of
from sjc_analysis.figures.legend import draw_legend, fill_entry, legend_height, line_entry
from sjc_analysis.figures.message import message
from sjc_analysis.figures.palette import BLUE, GREY, INK, PALE, VERMILLION, tint
from sjc_analysis.figures.picture import Picture, house_style
from sjc_analysis.figures.records import records
from sjc_analysis.figures.sheet import LINE, fit, new_sheet, write
from sjc_analysis.figures.weights import posterior_of, sweep_rows
from sjc_analysis.plain_text import probability, start_needed
from sjc_analysis.reasoning.results import Posterior

_PLOT, _TALL, _LEFT, _MARGIN, _SIZE = 430.0, 250.0, 48.0, 14.0, 8.0
_DOTS, _DASHES = (1.5, 2.0), (5.0, 2.0)
_SHADE = tint(BLUE, 0.25)


def draw_sweep(assessment: Assessment, claim_id: str, rival_id: str = "") -> Picture:
    """Draw the posterior of a claim against one rival for every prior, with the break-even prior marked.

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
        A band from the cautious to the favourable end. The alternative text gives five points of it, the
        break-even prior, and the prior that was used.

    Raises
    ------
    KeyError
        If there is no such claim, or nothing was weighed against that rival.
    """
    rows = sweep_rows(assessment, claim_id, rival_id)
    posterior = posterior_of(claim_of(assessment, claim_id), rival_id)
    if posterior is None or rows.empty:
        return message(
            f"For {claim_id} no likelihoods leave both explanations possible, so no prior can be swept."
        )
    with house_style():
        return _drawn(
            rows, posterior, f"{claim_id} against {posterior.rival_id}: whatever a reader starts from"
        )


def _drawn(rows: pd.DataFrame, posterior: Posterior, title: str) -> Picture:
    width = _LEFT + _PLOT + 20
    key = [
        fill_entry("posterior, from the cautious to the favourable end", _SHADE, edge=BLUE),
        line_entry("no evidence: one ends where one starts", GREY, _DOTS),
        line_entry(f"to be reached: {posterior.threshold:g}", INK, _DASHES),
        line_entry("prior used", VERMILLION),
    ]
    said = fit(_break_even(posterior), width, 3, _SIZE)
    below = legend_height(key, width) + 40
    height = below + _TALL + 40 + len(said) * _SIZE * LINE + 2 * _MARGIN
    figure, sheet = new_sheet(width + 2 * _MARGIN, height)
    write(sheet, (_MARGIN, height - _MARGIN - 10), title, 10, weight="bold")
    for number, line in enumerate(said):
        write(sheet, (_MARGIN, height - _MARGIN - 26 - number * _SIZE * LINE), line, _SIZE, color=GREY)
    whole = width + 2 * _MARGIN
    place = ((_MARGIN + _LEFT) / whole, (_MARGIN + below) / height, _PLOT / whole, _TALL / height)
    _plot(figure.add_axes(place), rows, posterior)
    draw_legend(sheet, key, _MARGIN, _MARGIN - 6, width)
    return Picture(figure, _alt(rows, posterior, title))


def _plot(axes: Axes, rows: pd.DataFrame, posterior: Posterior) -> None:
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    ticks = [step / 10 for step in range(0, 11, 2)]
    for name in ("x", "y"):
        getattr(axes, f"set_{name}ticks")(ticks, [f"{tick:g}" for tick in ticks], fontsize=_SIZE)
    axes.grid(visible=True, color=PALE, zorder=0)
    axes.set_xlabel("Prior: probability of the claim before the evidence", fontsize=_SIZE)
    axes.set_ylabel("Posterior: probability after it", fontsize=_SIZE)
    axes.fill_between(rows["prior"], rows["low"], rows["high"], color=_SHADE, zorder=2)
    axes.plot(rows["prior"], rows["low"], color=BLUE, linewidth=1.8, zorder=3)
    axes.plot(rows["prior"], rows["high"], color=BLUE, linewidth=0.9, zorder=3)
    axes.plot([0, 1], [0, 1], color=GREY, linestyle=(0, _DOTS), linewidth=1.2, zorder=2)
    axes.axhline(posterior.threshold, color=INK, linestyle=(0, _DASHES), linewidth=1.0, zorder=4)
    for prior in {posterior.prior_low, posterior.prior_high}:
        axes.axvline(prior, color=VERMILLION, linewidth=1.4, zorder=4)
    if posterior.break_even_prior is not None:
        axes.plot(
            [posterior.break_even_prior], [posterior.threshold], marker="o", markersize=7, color="white",
            markeredgecolor=INK, markeredgewidth=1.5, zorder=5, clip_on=False,
        )  # fmt: skip


def _break_even(posterior: Posterior) -> str:
    if posterior.break_even_prior is None:
        return f"No prior reaches {posterior.threshold:g}: an item excludes the claim."
    start = start_needed(posterior.break_even_prior)
    return f"To be sure of reaching {posterior.threshold:g} (the ring), {start}."


def _alt(rows: pd.DataFrame, posterior: Posterior, title: str) -> str:
    chosen = records(rows.iloc[[9, 29, 49, 69, 89]])
    points = "; ".join(
        f"from {row['prior']:.1f} to {probability(row['low'], row['high'])}, {row['words']}" for row in chosen
    )
    used = probability(posterior.prior_low, posterior.prior_high)
    return f"Prior sweep. {title}. {points}. {_break_even(posterior)} The prior used: {used}."
