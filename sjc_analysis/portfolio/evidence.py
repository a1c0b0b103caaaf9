"""How independent the evidence is, and who was asked and did not answer (method, sections 4 and 8)."""

from collections.abc import Sequence

from sjc_analysis.casebook import Casebook
from sjc_analysis.portfolio.changes import Harvest
from sjc_analysis.portfolio.table import HarvestTable, cases, many, nothing_left_out, of_base
from sjc_analysis.records import Evidence, Substantiation
from sjc_analysis.vocabulary import Bearing, SubstantiationResponse

INTERESTS = ("independent", "implementer", "funder", "harvester", "beneficiary", "unknown")
_BEARINGS: tuple[Bearing, ...] = ("supports", "contradicts", "does_not_bear", "not_assessed")
_RESPONSES: tuple[SubstantiationResponse, ...] = (
    "confirmed", "partly", "denied", "no_response", "not_asked",
)  # fmt: skip


UNREAD = "cited, read by nobody"


def evidence_table(harvest: Harvest) -> HarvestTable:
    """Count the evidence by whose word it is and by what it shows; links that nobody opened stand apart."""
    casebook = harvest.casebook
    items: Sequence[Evidence] = casebook.live("evidence")
    unread = unread_sources(casebook)
    by_word: dict[str, list[Evidence]] = {word: [] for word in (*INTERESTS, UNREAD)}
    for item in items:
        by_word[UNREAD if item.source_id in unread else casebook.row(item.source_id).interest].append(item)
    rows = [
        (
            word,
            str(len({item.source_id for item in own})),
            *(str(sum(item.bearing == bearing for item in own)) for bearing in _BEARINGS),
            str(len(own)),
        )
        for word, own in by_word.items()
        if own
    ]
    drafts = sum(item.is_draft for item in items)
    read = len({item.source_id for item in items} - unread)
    words = [bearing.replace("_", " ") for bearing in _BEARINGS]
    return HarvestTable(
        key="evidence",
        title="Whose word is the evidence, and what does it show?",
        headings=("Whose word it is", "Sources", *(word.capitalize() for word in words), "Items"),
        meanings=(
            "stake of the source in the result; what nobody read is nobody's word yet", "sources, each once",
            *(f"items of which a person, or a draft, says: {word}" for word in words), "items of the row",
        ),
        rows=tuple(rows),
        base=f"The base is {many(len(items), 'evidence item')}, {drafts} of them drafts of a rule, from "
        f"{many(read, 'source')} that somebody read and {many(len(unread), 'cited link')} that nobody did.",
        left_out="Left out: refused items, and outcome records, which are no evidence for themselves.",
        notes=("A cited link that nobody has read shows nothing, whoever it is from.",),
    )  # fmt: skip


def unread_sources(casebook: Casebook) -> frozenset[str]:
    """Name the cited links that an item rests on, but no text was read from and nobody judged an item of."""
    read = {passage.source_id for passage in casebook.passages}
    items: Sequence[Evidence] = casebook.live("evidence")
    read |= {item.source_id for item in items if not item.is_draft and item.bearing != "not_assessed"}
    cited = {item.source_id for item in items if casebook.row(item.source_id).kind == "cited_link"}
    return frozenset(cited - read)


def substantiation_table(harvest: Harvest) -> HarvestTable:
    """Count who was asked, by stake, and what came back; no answer is counted and not left out."""
    asked: Sequence[Substantiation] = harvest.casebook.live("substantiations")
    rows = [
        (
            interest,
            *(
                cases([row.substantiation_id for row in asked
                       if (row.interest, row.response) == (interest, response)])
                for response in _RESPONSES
            ),
            str(sum(row.interest == interest for row in asked)),
        )
        for interest in INTERESTS
        if any(row.interest == interest for row in asked)
    ]  # fmt: skip
    words = [response.replace("_", " ") for response in _RESPONSES]
    put = [row for row in asked if row.response != "not_asked"]
    silent = [row for row in put if row.response == "no_response"]
    about = {row.outcome_id for row in put}
    reached = [change for change in harvest.changes if any(o.outcome_id in about for o in change.outcomes)]
    base = len(harvest.changes)
    return HarvestTable(
        key="substantiation",
        title="Who was asked, and who did not answer?",
        headings=("Whose word it is", *(word.capitalize() for word in words), "Questions"),
        meanings=(
            "stake of those asked", *(f"questions answered with: {word}" for word in words),
            "questions of the row",
        ),
        rows=tuple(rows),
        base=f"The sample is {of_base(len(reached), base, 'change')}, about which "
        f"{many(len(put), 'question')} were put; {of_base(len(silent), len(put), 'question')} had no answer.",
        left_out=nothing_left_out(
            [f"{many(base - len(reached), 'change')} about which nobody was asked", *harvest.set_aside]
        ),
        rate=True,
        notes=(
            "Those asked were chosen by the evaluator and not by chance: what they say cannot be read "
            "into changes about which nobody was asked. No answer is no denial.",
        ),
    )  # fmt: skip
