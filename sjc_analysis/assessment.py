"""The assessment: the graph of a casebook with every verdict on it, asked by id, as a table or as a picture."""

import json
from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import networkx as nx

from sjc_analysis.argument.agreement import AgreementResult, casebook_agreement
from sjc_analysis.argument.argue import Argument
from sjc_analysis.argument.commitments import commitment_results, request_results
from sjc_analysis.argument.levels import LEVEL_OF, condition_texts, rule_texts
from sjc_analysis.argument.packages import package_result
from sjc_analysis.argument.parts import parts_of
from sjc_analysis.argument.profile import Profile, load_profile
from sjc_analysis.argument.queue import Asked, by_moves, queue_of
from sjc_analysis.argument.ratings import rating_results, scales_named
from sjc_analysis.argument.responses import responses_of
from sjc_analysis.argument.results import (
    ClaimResult,
    CommitmentResult,
    OutcomeResult,
    PackageResult,
    QueueRow,
    RatingResult,
    RequestResult,
    ResponseResult,
    SignificanceResult,
)
from sjc_analysis.argument.significance import judge_significance
from sjc_analysis.argument.view import view_claim, view_outcome
from sjc_analysis.argument.whatif import judged, tipping_points
from sjc_analysis.casebook import TABLE_OF_PREFIX, Casebook
from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.graph.model import Model
from sjc_analysis.records import Claim, Outcome, Row
from sjc_analysis.rubrics import Rubrics, load_rubrics
from sjc_analysis.scales import Scale, own_scales
from sjc_analysis.work import made

if TYPE_CHECKING:
    import pandas as pd

    from sjc_analysis.display import Table

Progress = Callable[[int, int], None]
"""Is told how many claims and outcomes are judged, and of how many."""


SHARED_FROM = 1_000
"""From how many outcomes on several processes share the work; below, to begin one takes longer than it saves."""

_PART = 100
"""Outcomes that a process is given at once, at least."""


class Assessment:
    """What the reasoning says of a casebook; verdicts are worked out when they are first asked for.

    Attributes
    ----------
    casebook : Casebook
        The casebook that was assessed.
    profile : Profile
        The bars that premises were held to.
    """

    def __init__(self, argument: Argument, rubrics: Rubrics) -> None:
        self._argument, self._rubrics = argument, rubrics
        self._claims: dict[str, ClaimResult] = {}

    @property
    def casebook(self) -> Casebook:
        """The casebook that was assessed."""
        return self._argument.book

    @property
    def profile(self) -> Profile:
        """The bars that premises were held to."""
        return self._argument.profile

    # -- one thing, by its id

    def claim(self, claim_id: str) -> ClaimResult:
        """Give the verdict on one claim, with its premises.

        Raises
        ------
        FindingsError
            If no live claim has the id; it names the nearest.
        """
        if claim_id not in self._claims:
            row = self._row(claim_id, "claims", self._claim_ids)
            self._claims[claim_id] = self._viewed(row)
        return self._claims[claim_id]

    def _viewed(self, row: Claim, known: ClaimResult | None = None) -> ClaimResult:
        """Give the view of a claim, whose tipping likelihoods are worked out when they are asked for."""
        argument = self._argument
        result = known or view_claim(argument, row, self._rubrics)
        return result.with_tips(lambda: tipping_points(argument, row, LEVEL_OF[result.verdict]))

    def outcome(self, outcome_id: str) -> OutcomeResult:
        """Say whether one change happened; raises as :meth:`claim` does."""
        row = self._row(outcome_id, "outcomes", self._outcome_ids)
        return view_outcome(self._argument, row)

    def claims_on(self, outcome_id: str) -> tuple[ClaimResult, ...]:
        """Give the claims on one change, under whichever outcome that tells it they are filed."""
        change = self._argument.model.node(outcome_id)
        return tuple(self.claim(claim_id) for claim_id in self._claims_by_change.get(change, ()))

    @cached_property
    def _claims_by_change(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for row in self._judged:
            found.setdefault(self._argument.model.node(row.outcome_id), []).append(row.claim_id)
        return found

    def significance_of(self, outcome_id: str) -> SignificanceResult:
        """Say what can be said of one outcome's significance."""
        self._row(outcome_id, "outcomes", self._outcome_ids)
        return self._significance_by_outcome[outcome_id]

    @cached_property
    def _significance_by_outcome(self) -> dict[str, SignificanceResult]:
        return {each.outcome_id: each for each in self.significance}

    def between(self, cause_id: str, outcome_id: str) -> ClaimResult:
        """Judge a claim that nobody wrote down, along its best path; raises as :meth:`claim` does.

        Parameters
        ----------
        cause_id
            An act (``A-01``), or an earlier outcome.
        outcome_id
            The outcome.
        """
        book = self.casebook
        causes = [row.row_id for table in ("events", "outcomes") for row in book.live(table)]
        self._row(cause_id, "events", causes)
        self._row(outcome_id, "outcomes", self._outcome_ids)
        if len({self._argument.model.node(each) for each in (cause_id, outcome_id)}) == 1:
            raise FindingsError.of(
                [
                    Finding(
                        rule="A5",
                        sheet="outcomes",
                        reason="the cause and the outcome are one change, and nothing brings itself about",
                        remedy="Give an act, or another outcome, as the cause.",
                    )
                ]
            )
        claim = Claim.model_construct(
            claim_id=f"{cause_id}>{outcome_id}", cause_id=cause_id, outcome_id=outcome_id
        )
        return self._viewed(claim)

    def what_if(self, row_id: str, **values: Any) -> "Assessment":
        """Assess the casebook with one row judged otherwise; this assessment stays as it is.

        Parameters
        ----------
        row_id
            The row, as ``E-05``.
        **values
            Columns and what they would hold, as ``bearing="does_not_bear"``. A row that was a draft counts as
            decided, unless a status is given.

        Raises
        ------
        FindingsError
            If there is no such row or column, a value is not allowed in its column, or it names no row.
        """
        book = self.casebook
        row = self._row(row_id, "", [each for each in book.ids() if each[:1] == row_id[:1]] or book.ids())
        table = TABLE_OF_PREFIX[row.prefix]
        _check_columns(table, type(row), values)
        decided = judged(row, **values) if hasattr(row, "status") else row.model_copy(update=values)
        changed: Row = _validated(table, decided)
        book.with_rows(**{table: [changed if each is row else each for each in getattr(book, table)]})
        return Assessment(self._argument.what_if({row_id: changed}), self._rubrics)

    def _row(self, row_id: str, table: str, allowed: Collection[str]) -> Any:
        if row_id in allowed:
            return self.casebook.row(row_id)
        from rapidfuzz import process

        nearest = process.extractOne(row_id, sorted(allowed))
        raise FindingsError.of(
            [
                Finding(
                    rule="A1",
                    sheet=table,
                    reason="no row that is judged has this id",
                    nearest=nearest[0] if nearest else "",
                    remedy="Give the id of a row that nobody refused.",
                )
            ]
        )

    # -- all of it

    @cached_property
    def _judged(self) -> tuple[Claim, ...]:
        """The live claims whose act and outcome nobody refused, by id."""
        book = self.casebook
        live = {row.row_id for table in ("events", "outcomes") for row in book.live(table)}
        rows = [row for row in book.live("claims") if {row.cause_id, row.outcome_id} <= live]
        return tuple(sorted(rows, key=lambda row: row.claim_id))

    @cached_property
    def _outcomes(self) -> tuple[Outcome, ...]:
        return tuple(sorted(self.casebook.live("outcomes"), key=lambda row: row.outcome_id))

    @cached_property
    def _claim_ids(self) -> frozenset[str]:
        return frozenset(row.claim_id for row in self._judged)

    @cached_property
    def _outcome_ids(self) -> frozenset[str]:
        return frozenset(row.outcome_id for row in self._outcomes)

    @cached_property
    def claims(self) -> tuple[ClaimResult, ...]:
        """The verdict on each contribution claim, by id."""
        return tuple(self.claim(row.claim_id) for row in self._judged)

    @cached_property
    def outcomes(self) -> tuple[OutcomeResult, ...]:
        """Of each outcome, whether it happened."""
        return tuple(view_outcome(self._argument, row) for row in self._outcomes)

    @cached_property
    def significance(self) -> tuple[SignificanceResult, ...]:
        """Of each outcome, what can be said of its significance."""
        voices, happened = self._argument.premises.voices, self._argument.happened
        return tuple(
            judge_significance(voices, row, self._rubrics, happened=happened(row.outcome_id).level)
            for row in self._outcomes
        )

    @cached_property
    def packages(self) -> tuple[PackageResult, ...]:
        """Of each claim, whether its act is needed in the sets of contributions claimed to suffice."""
        return tuple(
            package_result(self._argument.model, row.cause_id, row.outcome_id) for row in self._judged
        )

    @cached_property
    def ratings(self) -> tuple[RatingResult, ...]:
        """Ratings as they were given; no verdict rests on one."""
        return rating_results(self.casebook, self._rubrics)

    @cached_property
    def agreement(self) -> tuple[AgreementResult, ...]:
        """Of each scale that ratings name, how far its raters agree."""
        return casebook_agreement(self.casebook, self._rubrics)

    @cached_property
    def scales(self) -> tuple[Scale, ...]:
        """The scales that ratings name."""
        return scales_named(self.casebook, self._rubrics)

    @cached_property
    def requests(self) -> tuple[RequestResult, ...]:
        """What was asked of whom."""
        return request_results(self.casebook)

    @cached_property
    def commitments(self) -> tuple[CommitmentResult, ...]:
        """What was promised, and what became of it."""
        return commitment_results(self.casebook)

    @cached_property
    def queue(self) -> tuple[QueueRow, ...]:
        """The questions whose answers could move verdicts, those that move most first."""
        asked = [Asked(row, self._argument.claim(row)) for row in self._judged]
        return queue_of(self._argument, asked, [row.outcome_id for row in self._outcomes])

    @cached_property
    def responses(self) -> tuple[ResponseResult, ...]:
        """What came back from those who were asked, no answer counted too."""
        return responses_of(self.casebook)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What reading and drafting found."""
        return self.casebook.findings

    @property
    def rules(self) -> Mapping[str, str]:
        """Every rule that speaks in these results, with its plain sentence."""
        conditions = {rule: text.rule for rule, text in condition_texts().items()}
        return {**conditions, **rule_texts()}

    @property
    def drafts_note(self) -> str:
        """How much of it rests on drafts, in a sentence."""
        if not self.claims:
            return "There is no contribution claim to judge."
        resting = [claim.claim_id for claim in self.claims if claim.draft]
        if not resting:
            return "No verdict on a contribution looks at a draft."
        word = "claim looks" if len(self.claims) == 1 else "claims look"
        return f"{len(resting)} of {len(self.claims)} contribution {word} at drafts that no person decided."

    def share(self, workers: int, progress: Progress | None = None) -> None:
        """Work out claims, outcomes and questions in several processes; the result is the same as in one."""
        size = max(_PART, len(self._outcomes) // (8 * workers))
        parts = parts_of(self._argument.model, self._argument.premises.voices, size)
        tasks = ((book, ids, self._rubrics, self.profile) for book, ids in parts)
        results: list[tuple[tuple[Any, ...], ...]] = []
        done = 0
        for result in made(_judged_apart, tasks, workers):
            results.append(result)
            done += len(result[1])
            if progress is not None:
                progress(done, len(self._outcomes))
        for claim in sorted(
            (each for claims, _, _ in results for each in claims), key=lambda each: each.claim_id
        ):
            self._claims[claim.claim_id] = self._viewed(self.casebook.row(claim.claim_id), claim)
        outcomes = (each for _, each_outcomes, _ in results for each in each_outcomes)
        self.__dict__["outcomes"] = tuple(sorted(outcomes, key=lambda each: each.outcome_id))
        self.__dict__["queue"] = by_moves(row for _, _, rows in results for row in rows)

    # -- the graph

    @cached_property
    def graph(self) -> "nx.MultiDiGraph[str]":
        """The casebook as a graph, with a verdict on every change, step and claim; ``nx.write_graphml`` works.

        Nodes and edges have ``kind``, ``label``, ``quote``, ``status`` and ``verdict``; blank where there is
        none.
        """
        from sjc_analysis.argument.told import with_verdicts

        return with_verdicts(
            self._argument.model, self._argument.premises, {c.claim_id: c.verdict for c in self.claims}
        )

    # -- tables

    def frame(
        self, name: Literal["claims", "outcomes", "premises", "steps", "rivals", "queue", "voices"]
    ) -> "pd.DataFrame":
        """Give results as a DataFrame of numbers, dates and ordered categories, to sort and query.

        Parameters
        ----------
        name
            ``claims`` and ``outcomes`` (indexed by id), ``premises``, ``steps``, ``rivals``, ``queue``,
            ``voices``.

        Raises
        ------
        FindingsError
            If there is no such table.
        """
        from sjc_analysis.assessment_frames import frame_of

        return frame_of(self, name)

    def to_json(self) -> str:
        """Write all results but the casebook's rows as JSON, indented; the same assessment, the same text."""
        parts = (
            "claims",
            "outcomes",
            "significance",
            "packages",
            "ratings",
            "agreement",
            "scales",
            "requests",
            "commitments",
            "queue",
            "responses",
            "findings",
        )
        told: dict[str, Any] = {part: [_json(each) for each in getattr(self, part)] for part in parts}
        told |= {"profile": self.profile.name, "rules": dict(self.rules), "drafts_note": self.drafts_note}
        return json.dumps(told, ensure_ascii=False, indent=2)

    def __repr__(self) -> str:
        """Show the verdicts of the first outcomes in a few lines."""
        from sjc_analysis.verdict_text import short_lines

        return "\n".join(short_lines(self))

    def _repr_html_(self) -> str:
        """Show the same as a table."""
        return self._table()._repr_html_()

    def _table(self) -> "Table":
        from sjc_analysis.verdict_text import short_table

        return short_table(self)


def _judged_apart(task: tuple[Casebook, frozenset[str], Rubrics, Profile]) -> tuple[tuple[Any, ...], ...]:
    """Judge the rows of one part of a casebook in a process of its own."""
    book, ids, rubrics, profile = task
    part = Assessment(Argument(Model(book), profile), rubrics)
    part.__dict__["_judged"] = tuple(row for row in part._judged if row.claim_id in ids)
    part.__dict__["_outcomes"] = tuple(row for row in part._outcomes if row.outcome_id in ids)
    claims = tuple(view_claim(part._argument, row, rubrics) for row in part._judged)
    return claims, part.outcomes, part.queue


def _json(result: Any) -> Any:
    told: dict[str, Any] = json.loads(result.model_dump_json())  # an infinite weight is written as a word
    if isinstance(result, ClaimResult):
        told |= {
            "text": result.text,
            "draft": result.draft,
            "tipping": [point.model_dump(mode="json") for point in result.tipping],
        }
    return told


def _check_columns(table: str, model: type[Row], values: Mapping[str, Any]) -> None:
    """Refuse values for columns that a table does not have, and for its id."""
    from rapidfuzz import process

    allowed = [name for name in model.model_fields if name != model.id_field]
    problems = [
        Finding(
            rule="A4",
            sheet=table,
            column=name,
            reason="no column of this name can be judged otherwise",
            allowed=", ".join(allowed),
            nearest=process.extractOne(name, allowed)[0],
            remedy="Give the name of a column.",
        )
        for name in values
        if name not in allowed
    ]
    if problems:
        raise FindingsError.of(problems)


def _validated(table: str, new: Any) -> Any:
    """Check a changed row as if it had been read."""
    from pydantic import ValidationError

    try:
        return type(new).model_validate({name: getattr(new, name) for name in type(new).model_fields})
    except ValidationError as error:
        raise FindingsError.of(
            Finding(
                rule="A2",
                sheet=table,
                column=".".join(map(str, each["loc"])),
                reason=each["msg"].removeprefix("Value error, ").lower(),
                remedy="Give a value that the column allows.",
            )
            for each in error.errors(include_url=False, include_input=False)
        ) from None


def assess(
    casebook: Casebook,
    rubrics: Rubrics | None = None,
    *,
    profile: str | Path | Profile = "outcome harvesting",
    workers: int = 1,
    progress: Progress | None = None,
) -> Assessment:
    """Judge every claim and outcome of a casebook.

    Parameters
    ----------
    casebook
        The casebook, as its reader may know it.
    rubrics
        Words for posteriors and scales; those that come with the package if none are given. Scales in the
        casebook's settings are added to them.
    profile
        ``outcome harvesting``, ``process tracing``, the path of a file of your own, or a profile.
    workers
        How many processes may share the work, from a thousand outcomes on; the result is the same.
    progress
        Called while outcomes are judged; without it, and with one worker, they are judged when asked for.

    Returns
    -------
    Assessment
        Verdicts with their reasons, in the order of the rows' ids.

    Examples
    --------
    >>> assess(Casebook()).drafts_note
    'There is no contribution claim to judge.'
    """
    if not isinstance(casebook, Casebook):
        msg = "assess takes a casebook, which load(path) gives"
        raise TypeError(msg)
    rubrics = load_rubrics() if rubrics is None else rubrics
    rubrics = rubrics.with_scales(own_scales(casebook.settings))
    bars = profile if isinstance(profile, Profile) else load_profile(profile)
    assessment = Assessment(Argument(Model(casebook), bars), rubrics)
    if workers > 1 and len(assessment._outcomes) >= SHARED_FROM:
        assessment.share(workers, progress)
    elif progress is not None:
        total = len(assessment._judged)
        for done, row in enumerate(assessment._judged, start=1):
            assessment.claim(row.claim_id)
            progress(done, total)
    return assessment
