"""A donor's first page: the finding, how far each verdict carries, five changes, and what is not known.

Every sentence is made from the rows of the view that was assessed; this room never sees another. What is said
holds of this edition and never of the whole harvest, because rows may have been withheld.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from sjc_analysis.argument.words import listed
from sjc_analysis.assessment import Assessment
from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.plain_text import shorten
from sjc_analysis.portfolio import NOT_CLAIMED, Change, Harvest, across_harvest, matrix_of
from sjc_analysis.portfolio.evidence import unread_sources
from sjc_analysis.records import Row
from sjc_analysis.report.blocks import (
    Block,
    Bullets,
    Cell,
    Grid,
    Paragraph,
    Section,
    Sentence,
    SideBySide,
    Units,
)
from sjc_analysis.report.document import Document
from sjc_analysis.report.lay import limit, without_codes
from sjc_analysis.report.links import dossier_anchor
from sjc_analysis.report.phrases import (
    NOTHING_RELEASED,
    SURVIVORSHIP,
    WITHHELD,
    count,
    explain,
    ladder_place,
    sentence,
    share,
    term,
)
from sjc_analysis.verdict_text import significance_word

_LADDER = ("strongly supported", "supported", "plausible", "unsubstantiated", "refuted")
_NO_PART = "no part claimed"
MOST_KINDS = 4
"""Kinds of act told by name; the others are counted together."""


def donor_page(assessment: Assessment) -> Document:
    """Tell a donor what the released rows carry, and how far.

    Parameters
    ----------
    assessment
        The assessment of the donor's view.

    Returns
    -------
    Document
        The finding first; then a unit chart of the verdicts, the changes to know, what was done beside what else may
        explain it, what is not known, how it was found out, and one folded table that keeps the trace.
    """
    casebook = assessment.casebook
    if not any(isinstance(row, Row) for table in TABLES for row in getattr(casebook, table)):
        return Document((_nothing_released(),), level=2, kind="donor")
    harvest = across_harvest(assessment).harvest
    blocks: list[Block] = [Paragraph((Sentence(finding(harvest), lead="In short"), *_lead(harvest)))]
    if harvest.changes:
        blocks.append(Section("How far the evidence carries the programme’s part", _units(harvest)))
        blocks.append(Section("Changes to know", _to_know(harvest)))
    blocks.append(SideBySide((_programme(casebook), _others(casebook))))
    blocks.append(Section("What we do not know", (Bullets(tuple((each,) for each in _unknown(harvest))),)))
    blocks.append(Section("How we found out", (Paragraph(tuple(_found_out(casebook))),)))
    if harvest.changes:
        blocks.append(Section("Where each statement comes from", (_trace(harvest),), folded=True))
    return Document(tuple(blocks), level=2, kind="donor")


def _nothing_released() -> Section:
    sentences = (
        Sentence(NOTHING_RELEASED),
        Sentence(WITHHELD),
        Sentence("This page therefore says nothing of what changed, nor of what the programme did."),
        Sentence("That nothing is shown is no sign that nothing happened, nor that something did."),
        Sentence(
            "It will say more once the evaluator has declared sources public, or consent has been given."
        ),
    )
    return Section("What changed", (Paragraph(sentences),))


def finding(harvest: Harvest) -> str:
    """State the finding in one sentence with its base; changes for the worse are counted apart.

    Parameters
    ----------
    harvest
        The harvest as its reader may know it.
    """
    good = [change for change in harvest.changes if not change.negative]
    if not good:
        return "This edition tells of no change for the better."
    firm = sum(harvest.verdict(change) in ("supported", "strongly supported") for change in good)
    base = (
        f"{'the one change' if len(good) == 1 else f'the {len(good)} changes'} for the better in this edition"
    )
    if not firm:
        return f"Nothing in this edition shows with outside evidence that the programme had a part in {base}."
    if len(good) == 1:
        return f"Outside evidence supports the programme’s part in {base}."
    return f"Outside evidence supports the programme’s part in {firm} of {base}."


def _lead(harvest: Harvest) -> Cell:
    worse = [change for change in harvest.changes if change.negative]
    if not worse:
        return ()
    was = "One change was" if len(worse) == 1 else f"{count(len(worse), 'change').capitalize()} were"
    them = "it" if len(worse) == 1 else "them"
    return (
        Sentence(f"{was} for the worse; whether the programme’s own work provoked {them} is asked apart."),
    )


def _units(harvest: Harvest) -> tuple[Block, ...]:
    """Chart how many changes stand at each verdict; the lines add up to all changes, and say so."""
    good = Counter(_word(harvest, change) for change in harvest.changes if not change.negative)
    worse = Counter(_word(harvest, change) for change in harvest.changes if change.negative)
    lines = [(word, word, good[word], explain(word)) for word in _LADDER if good[word]]
    if good[_NO_PART]:
        lines.append(
            ("", _NO_PART, good[_NO_PART], "Recorded, and nobody says that the programme had a part.")
        )
    if worse:
        told = listed(f"{word} for {worse[word]}" for word in (*_LADDER, _NO_PART) if worse[word])
        meaning = f"Counted apart. That the programme’s work provoked it: {told}."
        lines.append(("", "for the worse", sum(worse.values()), meaning))
    total = (
        f"{' + '.join(str(line[2]) for line in lines)} = {len(harvest.changes)}"
        if len(lines) > 1
        else str(len(harvest.changes))
    )
    return (Units("Changes by how far the evidence carries the programme’s part", tuple(lines)),
            Paragraph((Sentence(f"Changes in this edition, each counted once: {total}."),), quiet=True))  # fmt: skip


def _word(harvest: Harvest, change: Change) -> str:
    verdict = harvest.verdict(change)
    return _NO_PART if verdict == NOT_CLAIMED else verdict


def _to_know(harvest: Harvest) -> tuple[Block, ...]:
    """Tell a few changes, chosen by a rule that the page states."""
    chosen = dict(_chosen(harvest))
    rows = tuple(_change(harvest, change) for change in chosen.values())
    caption = (
        f"Chosen by a rule: {listed(dict.fromkeys(chosen))}."
        if len(harvest.changes) > len(rows)
        else "Every change in this edition."
    )
    headings = (
        "What changed",
        "Did it happen?",
        "Did the programme help?",
        "What most limits the answer",
        "How much it matters",
    )
    return (Grid(caption, headings, rows),)


def _chosen(harvest: Harvest) -> Iterator[tuple[str, Change]]:
    changes = {change.outcome_id: change for change in harvest.changes}
    if len(changes) <= 5:
        yield from changes.items()
        return
    good = [change for change in changes.values() if not change.negative]
    ranked = sorted(good, key=lambda change: _firmness(harvest, change), reverse=True)
    told = {each.outcome_id for each in ranked[:2]}
    yield "the firmest", ranked[0] if ranked else next(iter(changes.values()))
    if len(ranked) > 1:
        yield "the next firmest", ranked[1]
    matrix = matrix_of(harvest)
    weak = [
        each for level in matrix.levels for word in ("plausible", "unsubstantiated")
        for each in matrix.cells.get((level, word), ())
    ]  # fmt: skip
    rated = [each for each in weak if each in changes and each not in told
             and harvest.assessment.significance_of(each).verdict.startswith("rated")]  # fmt: skip
    if rated:
        yield "the weightiest that is weakly carried", changes[rated[0]]
    if worse := [change for change in changes.values() if change.negative]:
        yield "one for the worse", worse[0]
    if refuted := [change for change in good if harvest.verdict(change) == "refuted"]:
        yield "one that is refuted", refuted[0]


def _firmness(harvest: Harvest, change: Change) -> tuple[int, int]:
    verdict = harvest.verdict(change)
    place = -1 if verdict == NOT_CLAIMED else ladder_place(verdict)
    return place, ladder_place(harvest.assessment.outcome(change.outcome_id).verdict)


def _change(harvest: Harvest, change: Change) -> tuple[Cell, ...]:
    part = harvest.assessment.outcome(change.outcome_id)
    claim = harvest.best_claim(change)
    title = Sentence(sentence(shorten(part.statement, 110)), link=dossier_anchor(change.outcome_id))
    lead = (Sentence("", lead="For the worse"),) if change.negative else ()
    did = (Sentence("Nobody claims that it did."),)
    if claim:
        provoked = (Sentence("that it provoked this"),) if change.negative else ()
        granted = (Sentence(f"{claim.if_happened} if the change took place"),) if claim.if_happened else ()
        did = (Sentence("", verdict=claim.verdict), *provoked, *granted)
    rated = harvest.assessment.significance_of(change.outcome_id)
    doubts = (
        ["the grounds against it are not answered"] if any(each.contested for each in rated.overall) else []
    )
    doubts += ["if it happened"] if rated.if_happened and rated.verdict != "not rated" else []
    matters = "; ".join([significance_word(rated), *doubts])
    return (
        (*lead, title),
        (Sentence("", verdict=part.verdict),),
        did,
        (Sentence(limit(claim or part)),),
        (Sentence(matters),),
    )


def _programme(casebook: Casebook) -> Section:
    acts = [event for event in casebook.live("events") if event.side == "programme"]
    if not acts:
        none = Paragraph((Sentence("No act of the programme is among the rows released."),))
        return Section("What the programme did", (none,))
    kinds = Counter(term(act.kind) for act in acts if act.kind != "other")
    named = kinds.most_common(MOST_KINDS)
    rest = len(acts) - sum(number for _, number in named)
    items = [
        (Sentence(f"{share(number, len(acts), 'act')}.", lead=kind.capitalize()),) for kind, number in named
    ]
    if rest:
        items.append((Sentence(f"{share(rest, len(acts), 'act')}.", lead="Of other kinds"),))
    return Section("What the programme did", (Bullets(tuple(items)),))


_STANDINGS = {
    "unsearched": "Never looked into", "stands": "Still stand beside the programme’s account",
    "not_assessed": "Looked into, and nobody has decided", "weakened": "Weakened by what was found",
    "excluded": "Ruled out by what was found", "beside": "Part of the same effort, and no rival",
}  # fmt: skip


def _others(casebook: Casebook) -> Section:
    """Count the other explanations by how they stand; each stands in one line."""
    rivals = casebook.live("rivals")
    if not rivals:
        words = "No other explanation is named in this edition; that is a gap, not a finding."
        return Section("What else may explain the changes", (Paragraph((Sentence(words),)),))
    standings = Counter(
        "beside"
        if rival.kind != "rival"
        else "unsearched"
        if rival.search == "not_searched"
        else rival.standing
        for rival in rivals
    )
    items = tuple(
        (Sentence(f"{share(standings[key], len(rivals), 'explanation')}.", lead=lead),)
        for key, lead in _STANDINGS.items() if standings[key]
    )  # fmt: skip
    return Section("What else may explain the changes", (Bullets(items),))


def _unknown(harvest: Harvest) -> Iterator[Sentence]:
    """Tell what is not known; each sentence holds of this edition, whatever was withheld from it."""
    assessment, casebook = harvest.assessment, harvest.casebook
    yield Sentence(SURVIVORSHIP, lead="How often the same work changed nothing")
    base = len(harvest.changes)
    own = [c for c in harvest.changes if assessment.outcome(c.outcome_id).verdict == "unsubstantiated"]
    yield from _gap(
        "Whether they happened as told",
        len(own),
        base,
        "change",
        "are unsubstantiated: nothing that was judged shows that it took place",
    )
    evidence = casebook.live("evidence")
    silent = sum(item.bearing == "not_assessed" for item in evidence)
    yield from _gap(
        "What they show",
        silent,
        len(evidence),
        "item of evidence",
        "have been judged by nobody",
        "items of evidence",
    )
    asked = {row.outcome_id for row in casebook.live("substantiations") if row.response != "not_asked"}
    unasked = [c for c in harvest.changes if not {row.outcome_id for row in c.outcomes} & asked]
    yield from _gap(
        "What those concerned would say",
        len(unasked),
        base,
        "change",
        "have no question about it in this edition",
    )
    unrated = [
        c for c in harvest.changes if not assessment.significance_of(c.outcome_id).verdict.startswith("rated")
    ]
    yield from _gap(
        "How much they matter",
        len(unrated),
        base,
        "change",
        "have no rating that counts on a scale whose levels are described",
    )
    yield Sentence(WITHHELD)


def _gap(lead: str, part: int, base: int, noun: str, why: str, plural: str = "") -> Iterator[Sentence]:
    if part:
        words = why.replace("have ", "has ", 1).replace("are ", "is ", 1) if part == 1 else why
        yield Sentence(f"{share(part, base, noun, plural)} {words}.", lead=lead)


def _found_out(casebook: Casebook) -> Iterator[Sentence]:
    unread = unread_sources(casebook)
    read = [source for source in casebook.sources if source.source_id not in unread]
    outside = sum(source.interest == "independent" for source in read)
    if read:
        were, are = "was" if len(read) == 1 else "were", "is" if outside == 1 else "are"
        yield Sentence(
            f"{count(len(read), 'source').capitalize()} of this edition {were} read; "
            f"{share(outside, len(read), 'source')} {are} independent of the programme."
        )
    else:
        yield Sentence("No source that was read is among the rows released.")
    if unread:
        yield Sentence(f"{count(len(unread), 'link').capitalize()} that {'was' if len(unread) == 1 else 'were'} cited "
                       "nobody has opened; that counts for nothing.")  # fmt: skip
    questions = [row for row in casebook.live("substantiations") if row.response != "not_asked"]
    if questions:
        answers = Counter(row.response for row in questions)
        words = listed(f"{number} {_ANSWERS[code]}" for code, number in sorted(answers.items()))
        yield Sentence(f"Of {count(len(questions), 'question')} put to people who should know, {words}.")
    judged = [row for table in _JUDGED for row in casebook.live(table)]
    drafts = sum(row.is_draft for row in judged)
    if drafts:
        yield Sentence(
            f"{share(drafts, len(judged), 'judgement')} {'is' if drafts == 1 else 'are'} still drafts.".replace(
                "is still drafts", "is still a draft"
            )
        )
    else:
        yield Sentence(
            "A person confirmed every judgement in this edition."
            if judged
            else "Nothing in this edition was judged."
        )


_JUDGED = ("links", "claims", "rivals", "evidence", "likelihoods")
_ANSWERS = {
    "confirmed": "confirmed the account",
    "partly": "confirmed it in part",
    "denied": "denied it",
    "no_response": "had no answer",
}


def _trace(harvest: Harvest) -> Grid:
    """Keep the way back from a donor's words to the rows they are made from."""
    rows = tuple(
        (
            (Sentence(without_codes(shorten(change.outcome.statement, 110))),),
            (Sentence(", ".join(_ids(harvest, change))),),
        )
        for change in harvest.changes
    )
    return Grid(
        "The rows of the evaluator’s casebook behind each change, as numbered in this edition",
        ("Change", "Rows"),
        rows,
    )


def _ids(harvest: Harvest, change: Change) -> Iterable[str]:
    claims: Sequence[str] = [claim.claim_id for claim in harvest.claims_on(change)]
    return (*(outcome.outcome_id for outcome in change.outcomes), *claims)
