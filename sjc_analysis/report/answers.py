"""The short answer to a notebook's question, in words made from the rows."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

from sjc_analysis.argument.words import listed
from sjc_analysis.assessment import Assessment
from sjc_analysis.portfolio import NOT_CLAIMED, across_harvest
from sjc_analysis.report.blocks import Bullets, Sentence
from sjc_analysis.report.document import Document
from sjc_analysis.report.phrases import SURVIVORSHIP, count, ladder_place, share, some, term

Question = Literal[
    "reading", "graph", "contribution", "significance", "harvest", "commitments", "judgements"
]  # fmt: skip
"""What a notebook asks."""


def in_short(assessment: Assessment, question: Question) -> Document:
    """Answer one question from the rows, with their base in the same sentence.

    Parameters
    ----------
    assessment
        The assessed casebook.
    question
        What was read; what the graph holds; whether the programme contributed; whether the changes matter;
        what the harvest says as a whole; what became of requests and commitments; which judgements carry the
        verdicts.

    Returns
    -------
    Document
        A few sentences, each with the rows it rests on.
    """
    sentences = _ANSWERS[question](assessment)
    return Document((Bullets(tuple((each,) for each in sentences)),), kind="answer")


def _reading(assessment: Assessment) -> list[Sentence]:
    casebook = assessment.casebook
    kinds = _groups((term(source.kind), source.source_id) for source in casebook.sources)
    left = _groups((finding.severity, finding.rule) for finding in casebook.findings)
    counts = [count(len(left[code]), *noun) for code, noun in _SEVERITIES.items() if code in left]
    return [
        *(Sentence(f"{len(ids)}.", some(ids), lead=kind.capitalize()) for kind, ids in kinds.items()),
        Sentence(f"{listed(counts) or 'nothing'}.", lead="Reading left"),
        Sentence("Every quote was looked up again and stands where its row says."),
    ]


def _graph(assessment: Assessment) -> list[Sentence]:
    casebook = assessment.casebook
    acts, links = casebook.live("events"), casebook.live("links")
    ours = [act.event_id for act in acts if act.side == "programme"]
    others = [act.event_id for act in acts if act.side != "programme"]
    inferred = [link.link_id for link in links if link.basis == "inferred"]
    later = [link.link_id for link in links if link.basis == "stated_sequence"]
    traces = [trace.trace_id for trace in casebook.live("traces")]
    told = [
        _told("Of the programme", count(len(ours), "act"), ours),
        _told("Of others", count(len(others), "act or circumstance", "acts and circumstances"), others),
        _told("Inferred, stated by no source", share(len(inferred), len(links), "link"), inferred),
        _told("Said only to have come afterwards", share(len(later), len(links), "link"), later),
    ]
    if traces:
        words = f"{count(len(traces), 'trace')} of a change that may have been under way before"
        told.append(_told("Earlier", words, traces))
    return told


def _contribution(assessment: Assessment) -> list[Sentence]:
    return _by_verdict(((claim.verdict, claim.claim_id) for claim in assessment.claims), "contribution claim")


def _significance(assessment: Assessment) -> list[Sentence]:
    results = assessment.significance
    told = _by_verdict(((result.verdict, result.outcome_id) for result in results), "outcome")
    limited = [result.outcome_id for result in results if result.grounds_against]
    if limited:
        words = share(len(limited), len(results), "outcome")
        told.append(_told("Limited by the words of a source", words, limited))
    return told


def _harvest(assessment: Assessment) -> list[Sentence]:
    harvest = across_harvest(assessment).harvest
    changes, base = harvest.changes, len(harvest.changes)
    contributed = "that the programme contributed is"
    told = _by_verdict(
        ((harvest.verdict(change), change.outcome_id) for change in changes), "change", contributed
    )
    worse = [change.outcome_id for change in changes if change.outcome.negative]
    if worse:
        told.append(_told("For the worse", share(len(worse), base, "change"), worse))
    again = [outcome.outcome_id for change in changes for outcome in change.also_told_by]
    if again:
        told.append(_told("Told again, and counted once", count(len(again), "outcome"), again))
    return [*told, Sentence(SURVIVORSHIP)]


def _commitments(assessment: Assessment) -> list[Sentence]:
    requests, commitments = assessment.requests, assessment.commitments
    answered = [request.request_id for request in requests if request.commitments]
    status = _groups((each.status, each.commitment_id) for each in commitments)
    unknown = status.pop("unknown", [])
    untold = "Unknown, as no later text says what became of it"
    return [
        _told("Met with a commitment", share(len(answered), len(requests), "request"), answered),
        _told(untold, share(len(unknown), len(commitments), "commitment"), unknown),
        *(
            _told(f"By a later text, {word}", share(len(ids), len(commitments), "commitment"), ids)
            for word, ids in status.items()
        ),
    ]


def _judgements(assessment: Assessment) -> list[Sentence]:
    claims = assessment.claims
    if not claims:
        return [Sentence("There is no contribution claim to judge.")]
    fewest = _groups((str(claim.margin.fewest or ""), claim.claim_id) for claim in claims)
    told = [
        _told(f"Another word by {count(int(size), 'changed judgement')}", _of_claims(ids, claims), ids)
        for size, ids in sorted(fewest.items())
        if size
    ]
    if "" in fewest:
        words = _of_claims(fewest[""], claims)
        told.append(
            _told(
                "No change that was tried alters the word, which is no proof of strength", words, fewest[""]
            )
        )
    one = [claim.claim_id for claim in claims if {voice.without for voice in claim.voices} - {claim.verdict}]
    told.append(_told("Another word without one source", _of_claims(one, claims), one))
    drafts = [claim.claim_id for claim in claims if claim.drafts]
    told.append(_told("Resting in part on drafts nobody confirmed", _of_claims(drafts, claims), drafts))
    return told


def _of_claims(ids: Sequence[str], claims: Sequence[object]) -> str:
    return share(len(ids), len(claims), "claim")


def _told(lead: str, words: str, rows: Sequence[str]) -> Sentence:
    return Sentence(f"{words}.", some(rows), lead=lead)


def _by_verdict(verdicts: Iterable[tuple[str, str]], noun: str, of: str = "") -> list[Sentence]:
    groups = _groups(verdicts)
    base = sum(map(len, groups.values()))
    if not base:
        return [Sentence(f"There is no {noun} to judge.")]
    order = sorted(groups, key=lambda verdict: (ladder_place(verdict), verdict))
    return [
        Sentence(
            f"{share(len(groups[word]), base, noun)}:{f' {of}' if of and word != NOT_CLAIMED else ''}",
            some(groups[word]), word,
        )
        for word in order
    ]  # fmt: skip


def _groups(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for key, row_id in pairs:
        groups.setdefault(key, []).append(row_id)
    return groups


_SEVERITIES = {
    "error": ("error",),
    "warning": ("warning",),
    "note": ("note",),
    "not_checked": ("thing that was not checked", "things that were not checked"),
}

_ANSWERS: Mapping[Question, Callable[[Assessment], list[Sentence]]] = {
    "reading": _reading,
    "graph": _graph,
    "contribution": _contribution,
    "significance": _significance,
    "harvest": _harvest,
    "commitments": _commitments,
    "judgements": _judgements,
}
