"""The rows one claim or one outcome is judged by, taken out of a large casebook by index.

A verdict looks at a few dozen rows. With all tables indexed once, judging a harvest takes time in proportion
to its outcomes, and each claim can be judged in a process of its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sjc_analysis.casebook import TABLE_OF_PREFIX, TABLES, Casebook
from sjc_analysis.reasoning.about import against_by_subject
from sjc_analysis.reasoning.contribution import claims_to_judge
from sjc_analysis.reasoning.same_change import Ends, ends_of, passed_by, places_in, tellings_of
from sjc_analysis.records import Claim, Outcome, Quote, Row

_FOLLOWED: Mapping[str, tuple[str, ...]] = {
    "sources": ("publisher_id", "cluster_id"),
    "records": ("source_id",),
    "passages": ("source_id",),
    "events": ("actor_ids", "recipient_ids"),
    "outcomes": ("record_id", "actor_ids"),
    "links": ("cause_id", "effect_id"),
    "claims": ("cause_id", "outcome_id", "link_ids"),
    "rivals": ("claim_id", "link_id"),
    "evidence": ("source_id", "cluster_id", "claim_id", "link_id"),
}
"""The references that reasoning follows from a row, besides the passages of its quotes."""

_QUOTES = ("quote", "date_quote")


class Neighbourhoods:
    """Takes out of a casebook the rows that one claim, or one outcome, is judged by.

    ``claims`` holds the claims to judge under the id of their outcome.
    """

    def __init__(self, casebook: Casebook) -> None:
        self.casebook = casebook
        self._place: dict[str, int] = {}
        self._of_outcome: dict[str, list[str]] = defaultdict(list)
        self._of_claim: dict[str, list[str]] = defaultdict(list)
        self._of_record: dict[str, list[str]] = defaultdict(list)
        self._of_evidence: dict[str, list[str]] = defaultdict(list)
        self._rivals_of: dict[Ends, list[str]] = defaultdict(list)
        self.claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims_to_judge(casebook):
            self.claims[claim.outcome_id].append(claim)
        for table in TABLES:
            for place, row in enumerate(getattr(casebook, table)):
                if isinstance(row, Row):
                    self._place[row.row_id] = place
        for table in ("rivals", "evidence", "traces", "packages", "grounds", "substantiations", "ratings"):
            for row in getattr(casebook, table):
                self._file(row)
        for likelihood in casebook.likelihoods:
            self._of_claim[likelihood.claim_id].append(likelihood.likelihood_id)
            self._of_evidence[likelihood.evidence_id].append(likelihood.likelihood_id)
        for rival in casebook.live("rivals"):
            if about := rival.link_id or rival.claim_id:
                self._rivals_of[ends_of(casebook, casebook.row(about))].append(rival.rival_id)

    def _file(self, row: Row) -> None:
        """File a row under its claim if it is about that alone, or else under its outcome or record."""
        claim_id = getattr(row, "claim_id", "")
        outcome_id = getattr(row, "outcome_id", "")
        if claim_id:
            self._of_claim[claim_id].append(row.row_id)
        if outcome_id and (not claim_id or getattr(row, "part", "") == "happened"):
            self._of_outcome[outcome_id].append(row.row_id)
        if not outcome_id and (record_id := getattr(row, "record_id", "")):
            self._of_record[record_id].append(row.row_id)

    def of_claim(self, claim: Claim) -> Casebook:
        """Give the casebook of the rows that a claim's verdict looks at, in their order."""
        return self._book(self._seeds_of_claim(claim))

    def of_outcome(self, outcome: Outcome) -> Casebook:
        """Give the casebook of the rows that an outcome's own verdicts look at, in their order."""
        return self._book(self._seeds_of_outcome(outcome))

    def of_outcomes(self, outcome_ids: Iterable[str]) -> Casebook:
        """Give the casebook of the rows that several outcomes and their claims look at, in their order."""
        wanted = set(outcome_ids)
        outcomes = [self.casebook.row(outcome_id) for outcome_id in sorted(wanted)]
        claims = [claim for outcome_id in sorted(wanted) for claim in self.claims.get(outcome_id, ())]
        return self._book(
            [
                *(row_id for claim in claims for row_id in self._seeds_of_claim(claim)),
                *(row_id for outcome in outcomes for row_id in self._seeds_of_outcome(outcome)),
            ]
        )

    def _seeds_of_claim(self, claim: Claim) -> tuple[str, ...]:
        places = places_in(self.casebook, claim)
        told = {each for ends in places for end in ends for each in tellings_of(self.casebook, end)}
        passed = passed_by(self.casebook, claim)
        about = [row_id for outcome_id in passed for row_id in self._of_outcome.get(outcome_id, ())]
        own = self._of_claim.get(claim.claim_id, ())
        return (claim.claim_id, *own, *sorted(told), *about, *self._elsewhere(places))

    def _elsewhere(self, places: Iterable[Ends]) -> Iterator[str]:
        """List what speaks against the same, or rivals it, under whichever claim it was filed."""
        against = against_by_subject(self.casebook)
        for ends in places:
            yield from self._rivals_of.get(ends, ())
            for item in against.get(ends, ()):
                yield item.evidence_id
                yield from self._of_evidence.get(item.evidence_id, ())

    def _seeds_of_outcome(self, outcome: Outcome) -> tuple[str, ...]:
        told = tellings_of(self.casebook, outcome.outcome_id)
        about = [row_id for each in told for row_id in self._of_outcome.get(each, ())]
        return (*told, *about, *self._of_record.get(outcome.record_id, ()))

    def _book(self, seeds: Iterable[str]) -> Casebook:
        found: dict[str, Row] = {}
        waiting = [row_id for row_id in seeds if row_id]
        while waiting:
            row_id = waiting.pop()
            if row_id not in found:
                row = found[row_id] = self.casebook.row(row_id)
                waiting.extend(_references(row, row_id))
        tables: dict[str, Any] = {name: [] for name in TABLES}
        for row_id in sorted(found, key=self._place.__getitem__):
            tables[TABLE_OF_PREFIX[row_id[0]]].append(found[row_id])
        whole: dict[str, Any] = {name: tuple(rows) for name, rows in tables.items()}
        return Casebook.model_construct(**whole)


def _references(row: Row, row_id: str) -> Iterable[str]:
    """List the rows that reasoning may go on to from a row."""
    for field in _FOLLOWED.get(TABLE_OF_PREFIX[row_id[0]], ()):
        value = getattr(row, field)
        if isinstance(value, tuple):
            yield from value
        elif value:
            yield value
    for field in _QUOTES:
        quote = getattr(row, field) if field in type(row).model_fields else None
        if isinstance(quote, Quote):
            yield quote.passage_id
