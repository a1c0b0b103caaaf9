"""How independent the evidence is, and who was asked and did not answer (method, sections 4 and 8)."""

from collections.abc import Sequence

from sjc_analysis.portfolio.changes import Harvest
from sjc_analysis.portfolio.table import HarvestTable, cases, many, nothing_left_out, of_base
from sjc_analysis.records import Evidence, Substantiation
from sjc_analysis.vocabulary import Bearing, SubstantiationResponse

INTERESTS = ("independent", "implementer", "funder", "harvester", "beneficiary", "unknown")
_BEARINGS: tuple[Bearing, ...] = ("supports", "contradicts", "does_not_bear", "not_assessed")
_RESPONSES: tuple[SubstantiationResponse, ...] = (
    "confirmed", "partly", "denied", "no_response", "not_asked",
)  # fmt: skip


def evidence_table(harvest: Harvest) -> HarvestTable:
    """Count the evidence by whose word it is and by what it shows of the contribution or the change."""
    casebook = harvest.casebook
    items: Sequence[Evidence] = casebook.live("evidence")
    rows = []
    for interest in INTERESTS:
        own = [item for item in items if casebook.row(item.source_id).interest == interest]
        sources = {item.source_id for item in own}
        shown = [str(sum(item.bearing == bearing for item in own)) for bearing in _BEARINGS]
        if own:
            rows.append((interest, str(len(sources)), *shown, str(len(own))))
    drafts = sum(item.is_draft for item in items)
    words = [bearing.replace("_", " ") for bearing in _BEARINGS]
    return HarvestTable(
        key="evidence",
        title="Whose word is the evidence, and what does it show?",
        headings=("Whose word it is", "Sources", *(word.capitalize() for word in words), "Items"),
        meanings=(
            "stake of the source in the result", "sources, each once",
            *(f"items of which a person, or a draft, says: {word}" for word in words), "items of the row",
        ),
        rows=tuple(rows),
        base=f"The base is {many(len(items), 'evidence item')}, {drafts} of them drafts of a rule.",
        left_out="Left out: refused items, and outcome records, which are no evidence for themselves.",
        notes=("A cited link that nobody has read shows nothing: it is counted as not assessed.",),
    )  # fmt: skip


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
