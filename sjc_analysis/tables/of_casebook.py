"""Tables of a casebook's rows: acts, rivals, evidence, sources, statements, passages, findings, actors."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from sjc_analysis.assessment import Assessment
from sjc_analysis.casebook import Casebook
from sjc_analysis.records import Event, Rival
from sjc_analysis.tables.cells import (
    NOBODY,
    amount,
    dated,
    frame,
    lines,
    names,
    reasons,
    said,
    source_name,
    table,
    words,
    yes,
)


def evidence_table(casebook: Casebook) -> pd.DataFrame:
    """List the evidence: what it was sought for, what it shows, and how independent its source is."""
    rows = []
    for item in casebook.live("evidence"):
        source = casebook.row(item.source_id)
        rows.append(
            [item.evidence_id, item.outcome_id, item.claim_id, item.part, words(item.bearing),
             words(item.observation), item.description or said(item.quote), source_name(source),
             source.interest, source.url, item.hint, yes(item.is_draft)]
        )  # fmt: skip
    return frame(
        rows, "Evidence", "Outcome", "Claim", "Sought for", "What it does", "Found?", "Observation", "Source",
        "Source's interest", "Link", "Hint of a rule (not used)", "Draft",
    )  # fmt: skip


def contributions_table(casebook: Casebook) -> pd.DataFrame:
    """List acts with whose they were, so that the programme's and others' can be read side by side.

    Returns
    -------
    DataFrame
        The programme's acts, those of others, those the text gives to nobody, then circumstances.
    """
    sides = {"programme": "the programme", "other": "others", "unknown": NOBODY, "context": "a circumstance"}
    acts: list[Event] = sorted(
        casebook.live("events"),
        key=lambda act: list(sides).index("context" if act.category == "context" else act.side),
    )
    rows = [
        [
            act.event_id, sides["context" if act.category == "context" else act.side],
            names(casebook, act.actor_ids), "" if act.category == "context" else act.kind,
            act.description, dated(act.date), names(casebook, act.recipient_ids, ""), said(act.quote),
            yes(act.is_draft),
        ]
        for act in acts
    ]  # fmt: skip
    return frame(
        rows,
        "Act",
        "Whose act",
        "Who",
        "Kind",
        "What was done",
        "When",
        "To or with whom",
        "In the words",
        "Draft",
    )


def other_explanations_table(casebook: Casebook) -> pd.DataFrame:
    """List every rival and co-contributor with the words it comes from."""
    rivals: Sequence[Rival] = casebook.live("rivals")
    rows = [
        [rival.rival_id, rival.outcome_id, words(rival.kind), rival.description,
         names(casebook, rival.actor_ids, ""), words(rival.standing), said(rival.quote),
         yes(rival.is_draft)]
        for rival in rivals
    ]  # fmt: skip
    return frame(
        rows,
        "Rival",
        "Outcome",
        "Kind",
        "What else may explain it",
        "Who",
        "Where it stands",
        "In the words",
        "Draft",
    )


def sources_table(casebook: Casebook) -> pd.DataFrame:
    """List the sources by kind and interest; only independent ones count as independent."""
    rows = [
        [source.source_id, source_name(source), words(source.kind), source.interest,
         names(casebook, [source.publisher_id] if source.publisher_id else []), dated(source.date),
         "" if source_name(source) == source.url else source.url,
         yes(source.confidential)]
        for source in casebook.live("sources")
    ]  # fmt: skip
    return frame(
        rows, "Source", "Title or link", "Kind", "Interest", "Published by", "Date", "Link", "Confidential"
    )


def statements_table(casebook: Casebook, kind: str = "") -> pd.DataFrame:
    """List what a meeting note says: successes, challenges, questions and answers, numbers, comments.

    Parameters
    ----------
    casebook
        The casebook.
    kind
        Only statements of this kind; blank for all.
    """
    rows = [
        [
            told.statement_id, told.kind, told.text, names(casebook, told.said_by_ids),
            amount(told.qualifier, told.number_low, told.number_high, told.unit), told.period,
            told.answers_id, told.quote.text, yes(told.is_draft),
        ]
        for told in casebook.live("statements")
        if kind in ("", told.kind)
    ]  # fmt: skip
    return frame(
        rows, "Statement", "Kind", "What is said", "Who says so", "Number", "Period", "Answers",
        "In the words", "Draft",
    )  # fmt: skip


def passages_table(casebook: Casebook, source_id: str = "") -> pd.DataFrame:
    """List the passages as read: the heading, what it was understood as, and the words as they stand.

    Parameters
    ----------
    casebook
        The casebook.
    source_id
        Only passages of this source; blank for all. What lies between passages is left out.
    """
    rows = [
        [p.passage_id, p.source_id, p.place, p.kind, p.heading, words(p.field) or "not recognised",
         p.understood, p.text.strip(), lines(p.repeats_ids)]
        for p in casebook.live("passages")
        if p.kind != "layout" and source_id in ("", p.source_id)
    ]  # fmt: skip
    return frame(
        rows, "Passage", "Source", "Place", "Kind", "Heading", "Understood as", "Value as understood", "Text",
        "Repeats",
    )  # fmt: skip


def findings_table(casebook: Casebook) -> pd.DataFrame:
    """List every finding: the place, what is wrong, and what to do."""
    rows = [
        [f.rule, words(f.severity), f.place(), f.reason, f.allowed, f.nearest, f.remedy]
        for f in casebook.findings
    ]
    return frame(rows, "Rule", "Severity", "Place", "What was found", "Allowed", "Nearest", "What to do")


def findings_by_rule_table(casebook: Casebook) -> pd.DataFrame:
    """Count the findings of each rule, the gravest first, with the first place it spoke of."""
    order = ("error", "warning", "note", "not_checked")
    first = {(f.severity, f.rule): f for f in reversed(casebook.findings)}
    counts = Counter((f.severity, f.rule) for f in casebook.findings)
    keys = sorted(counts, key=lambda key: (order.index(key[0]), -counts[key], key[1]))
    rows = [
        [rule, words(severity), str(counts[severity, rule]), first[severity, rule].place(),
         first[severity, rule].reason]
        for severity, rule in keys
    ]  # fmt: skip
    return frame(rows, "Rule", "Severity", "How many", "First place", "What was found there")


def actors_table(casebook: Casebook) -> pd.DataFrame:
    """List the actors with every name they go by and how often the texts name them."""
    mentions = casebook.live("mentions")
    counts = Counter(mention.actor_id for mention in mentions)
    sources = {
        actor_id: {casebook.source_of(m.quote).source_id for m in mentions if m.actor_id == actor_id}
        for actor_id in counts
    }
    rows = [
        [actor.actor_id, actor.name, lines(actor.aliases), actor.kind, actor.interest, words(actor.role),
         str(counts[actor.actor_id]), lines(sorted(sources.get(actor.actor_id, ()))), yes(actor.is_draft)]
        for actor in casebook.live("actors")
    ]  # fmt: skip
    return frame(
        rows, "Actor", "Name", "Also called", "Kind", "Interest", "Role", "Times named", "Named in", "Draft"
    )


def requests_table(assessment: Assessment) -> pd.DataFrame:
    """List who asked whom for what, the commitments that answer, and what became of it."""
    book = assessment.casebook
    return table(
        assessment.requests,
        {
            "Request": lambda row: row.request_id,
            "What was asked": lambda row: row.text,
            "Asked by": lambda row: names(book, row.asked_by),
            "Asked of": lambda row: names(book, row.asked_of),
            "Answered by": lambda row: lines(row.commitments),
            "Status": lambda row: row.status,
            "Met by": lambda row: names(book, row.met_by, ""),
            "In the words": lambda row: row.quote,
            "Draft": lambda row: yes(row.draft),
        },
    )


def commitments_table(assessment: Assessment) -> pd.DataFrame:
    """List who promised what, the requests a promise answers, and whether later text says it was kept."""
    book = assessment.casebook
    return table(
        assessment.commitments,
        {
            "Commitment": lambda row: row.commitment_id,
            "What was promised": lambda row: row.text,
            "By": lambda row: names(book, row.made_by),
            "On": lambda row: row.made_on,
            "Due": lambda row: row.due,
            "Answers": lambda row: lines(row.answers),
            "Kept?": lambda row: row.status,
            "Why": lambda row: reasons([row.reason]),
            "In the words": lambda row: row.quote,
            "Draft": lambda row: yes(row.draft),
        },
    )
