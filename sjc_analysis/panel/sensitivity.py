"""A claim's judgements side by side with what they carry; in JupyterLab each can be moved on a slider."""

from typing import Any

from sjc_analysis.assessment import Assessment
from sjc_analysis.figures import draw_waterfall
from sjc_analysis.figures.chain_rows import claim_of
from sjc_analysis.figures.weights import posterior_of
from sjc_analysis.panel.judgements import Judgements, judged_otherwise, judgements_of
from sjc_analysis.plain_text import prior_needed
from sjc_analysis.reasoning.results import ClaimResult, Posterior
from sjc_analysis.report.blocks import Block, Cell, Grid, Image, Paragraph, Section, Sentence
from sjc_analysis.report.document import Document
from sjc_analysis.report.phrases import interval

STILL = (
    "This is a still picture of the panel, with the judgements as they stand in the casebook. In JupyterLab, "
    "its live() shows a slider for each of them, and all of this is worked out again as one is moved."
)


class SensitivityPanel:
    """The prior and the likelihoods of a claim against one rival, and what follows from them.

    Parameters
    ----------
    assessment
        The assessed casebook.
    claim_id
        The claim; blank for the first with likelihoods.
    rival_id
        The rival; blank for the first with likelihoods.

    Raises
    ------
    KeyError
        If there is no such claim, or nothing was weighed against that rival.

    Notes
    -----
    Shown in a notebook it is still: a table and a picture, the same in a rendered page. ``live()`` gives the
    sliders. Nothing that is moved there is written anywhere.
    """

    def __init__(self, assessment: Assessment, claim_id: str = "", rival_id: str = "") -> None:
        self.assessment = assessment
        weighed = (claim.claim_id for claim in assessment.claims if claim.posteriors)
        self.claim_id = claim_id or next(weighed, "")
        self.judgements = judgements_of(assessment, self.claim_id, rival_id) if self.claim_id else None

    def document(self, judgements: Judgements | None = None) -> Document:
        """Describe the panel for some judgements; for those of the casebook if none are given.

        Parameters
        ----------
        judgements
            What to judge by instead.

        Raises
        ------
        FindingsError
            If a cluster's correlation cannot hold with these likelihoods.
        """
        if self.judgements is None:
            claim = self.claim_id or "any claim"
            return Document((_text(f"Nobody has given likelihoods for {claim}, so nothing can be moved."),))
        given = self.judgements
        before = judged_otherwise(self.assessment, given)
        now = judgements or given
        after = before if now == given else judged_otherwise(self.assessment, now)
        picture = Image(draw_waterfall(after, given.claim_id, given.rival_id))
        blocks: list[Block] = [_text(STILL)] if judgements is None else []
        blocks += [_follows(before, after, given), _judged(after, now), picture]
        title = f"{given.claim_id} against {given.rival_id}: the judgements, and what follows"
        return Document((Section(title, tuple(blocks), kind="card"),), kind="panel")

    def live(self) -> Any:
        """Give the panel with a slider for the prior and for each likelihood, for JupyterLab.

        Returns
        -------
        ipywidgets.VBox
            It needs a running kernel; a rendered page holds the still panel instead.
        """
        from sjc_analysis.panel.sliders import sliders  # the controls load only where they are used

        return sliders(self)

    def _repr_html_(self) -> str:
        return self.document()._repr_html_()

    def __repr__(self) -> str:
        """Give the still panel as text."""
        return repr(self.document())


def _text(words: str) -> Paragraph:
    return Paragraph((Sentence(words),), quiet=True)


def _parts(assessment: Assessment, judgements: Judgements) -> tuple[ClaimResult, Posterior]:
    claim = claim_of(assessment, judgements.claim_id)
    posterior = posterior_of(claim, judgements.rival_id)
    assert posterior is not None  # noqa: S101 - judgements are read from a posterior
    return claim, posterior


def _follows(before: Assessment, after: Assessment, judgements: Judgements) -> Grid:
    """Set what follows from the casebook's judgements beside what follows from these, where they differ."""
    was, now = (_results(*_parts(each, judgements)) for each in (before, after))
    if was == now:
        rows = tuple(_row(name, value) for name, value in now.items())
        return Grid("What follows", ("What", "Now"), rows)
    rows = tuple(_row(name, was[name], value) for name, value in now.items())
    return Grid("What follows", ("What", "In the casebook", "With these judgements"), rows)


def _results(claim: ClaimResult, posterior: Posterior) -> dict[str, str]:
    return {
        "Posterior": interval(posterior.low, posterior.high),
        "In words": posterior.words,
        f"Prior from which {posterior.threshold:g} is reached": prior_needed(posterior.break_even_prior),
        "Strength of the evidence": claim.strength,
        "Verdict": claim.verdict,
    }


def _judged(assessment: Assessment, judgements: Judgements) -> Grid:
    _, posterior = _parts(assessment, judgements)
    weighed = {item.evidence_id: item for item in posterior.items}
    rows = [_row("Prior", interval(*judgements.prior), "–", "–", "–")]
    for evidence_id, judged in judgements.items.items():
        item = weighed[evidence_id]
        counts = f"yes, of {item.cluster}" if item.counted else f"no, another of {item.cluster} does"
        test = f"{item.test.replace('_', ' ')}, {'passed' if item.passed else 'not passed'}"
        words = [interval(*judged.claim), interval(*judged.rival), test, counts]
        rows.append(_row(_named(assessment, evidence_id), *words))
    headings = ("Judgement", "If the claim holds", "If the rival holds", "Test", "Counts")
    return Grid("The judgements: how probable each item is", headings, tuple(rows))


def _named(assessment: Assessment, evidence_id: str) -> str:
    item = assessment.casebook.row(evidence_id)
    absent = ", sought and not found" if item.observation == "sought_absent" else ""
    return f"{evidence_id}: {item.description or item.source_id}{absent}"


def _row(*cells: str) -> tuple[Cell, ...]:
    return tuple((Sentence(cell),) for cell in cells)
