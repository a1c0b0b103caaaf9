"""Casebooks of the invented example with a person's decisions, and corrected versions of its documents."""

import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.data_files import data_path
from sjc_analysis.decisions.rows import repointed
from sjc_analysis.intake import draft_files
from sjc_analysis.quotes import quote_at
from sjc_analysis.records import (
    Actor,
    Claim,
    Decided,
    Evidence,
    Likelihood,
    Mention,
    Passage,
    Rating,
    Rival,
    Row,
    Setting,
    Source,
)

FILES = ("record_confidential.txt", "record_public.txt", "note.txt")
SAID: Mapping[str, str] = {"decided_by": "R. Ames", "reason": "read both texts"}
INTERVIEW = "The clerk said that the wording came from the clinic."
CIRCULAR = "The ministry sent a circular on record keeping in May 2031."

CORRECTIONS: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "nothing": (),
    "a word of an outcome": (("record_public.txt", "every week since", "each week since"),),
    "a date": (("record_public.txt", "adopted a bylaw", "then adopted a bylaw"),),
    "a field in front": (("record_public.txt", "**Country**", "**Reviewed by**: nobody yet\n**Country**"),),
    "a label": (("record_public.txt", "ACC002", "ACC003"),),
    "labels exchanged": (
        ("record_public.txt", "CVP-XMA3109/ACC002", "CVP-XMA3112/CIV004"),
        ("record_confidential.txt", "CVP-XMA3112/CIV004", "CVP-XMA3109/ACC002"),
    ),
    "a sentence in another field": (
        ("record_public.txt", f" {CIRCULAR}", ""),
        ("record_public.txt", "The station commander", f"{CIRCULAR} The station commander"),
    ),
    "a flag": (("record_public.txt", "record**: 0", "record**: yes"),),
    "a sentence gone": (("record_public.txt", "The station commander attended the training. ", ""),),
    "a bullet gone": (("note.txt", "  • All guns.\n", ""),),
    "a paragraph in front": (("note.txt", "What was talked", "Tea was served.\n\nWhat was talked"),),
}  # fmt: skip
"""Name -> (file, words, words instead)."""


@cache
def draft(correction: str = "nothing", files: tuple[str, ...] = FILES) -> Casebook:
    """Draft the example's documents after a correction."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for file in files:
            text = data_path(f"example/{file}").read_text(encoding="utf-8")
            for where, old, new in CORRECTIONS[correction]:
                assert where != file or text.count(old) >= 1, f"{file} has no longer: {old}"
                text = text.replace(old, new, 1) if where == file else text
            path = Path(folder) / file
            path.write_text(text, encoding="utf-8")
            paths.append(path)
        return draft_files(paths, data_path("example/actors.csv"), frozenset({FILES[1]} & {*files}))


def update(book: Casebook, changes: Mapping[str, Mapping[str, Any]], **added: tuple[Any, ...]) -> Casebook:
    """Change columns of rows by id, and add rows."""
    tables = {}
    for table in TABLES:
        rows = []
        for row in getattr(book, table):
            said = changes.get(getattr(row, "row_id", ""))
            rows.append(
                type(row)(**{**{name: getattr(row, name) for name in type(row).model_fields}, **said})
                if said
                else row
            )
        tables[table] = (*rows, *added.get(table, ()))
    return Casebook(**tables)


def with_interview(book: Casebook, coder: str = "R. Ames") -> Casebook:
    """Add an interview, what it shows and how much that weighs, a rating, an actor and a setting."""
    said = {**SAID, "status": "confirmed", "decided_by": coder}
    passage = Passage(
        passage_id=_next(book, "P"),
        source_id=_next(book, "S"),
        kind="paragraph",
        start=0,
        end=len(INTERVIEW),
        text=INTERVIEW,
    )
    claim = book.claims[-1]
    rival = next(row for row in book.rivals if row.outcome_id == claim.outcome_id)
    evidence = Evidence(
        evidence_id=_next(book, "E"), outcome_id=claim.outcome_id, claim_id=claim.claim_id,
        part="contribution", source_id=passage.source_id, bearing="supports",
        quote=quote_at(passage, 4, 9), **said,
    )  # fmt: skip
    actor = Actor(actor_id=_next(book, "N"), name="the clerk of Lowbridge", kind="person", **said)
    return update(
        book, {},
        settings=(Setting(key="public_words", value="Lowbridge"),),
        sources=(Source(source_id=passage.source_id, kind="interview", title=f"Interview by {coder}"),),
        passages=(passage,),
        actors=(actor,),
        mentions=(
            Mention(mention_id=_next(book, "M"), actor_id=actor.actor_id, quote=quote_at(passage, 0, 9)),
        ),
        evidence=(evidence,),
        likelihoods=(
            Likelihood(
                likelihood_id=_next(book, "H"), evidence_id=evidence.evidence_id, claim_id=claim.claim_id,
                rival_id=rival.rival_id, p_claim_low=0.5, p_claim_high=0.7, p_rival_low=0.1,
                p_rival_high=0.2, **said,
            ),
        ),
        ratings=(
            Rating(
                rating_id=_next(book, "G"), outcome_id=claim.outcome_id, criterion="significance",
                scale="expect-like-love", level="like to see", rater=coder, **said,
            ),
        ),
    )  # fmt: skip


def _next(book: Casebook, prefix: str) -> str:
    numbers = [
        int(row.row_id[2:])
        for table in TABLES
        for row in getattr(book, table)
        if isinstance(row, Row) and row.prefix == prefix
    ]
    return f"{prefix}-{max(numbers, default=0) + 1:02d}"


def correction_of(row: Decided) -> dict[str, Any]:
    """Give columns a person may correct on a row without making the casebook unsound."""
    if isinstance(row, Evidence):
        return {
            "bearing": "does_not_bear",
            "observation": "found",
            "description": "it is about another matter",
        }
    if isinstance(row, Rival):
        return {"search": "searched_equally", "standing": "weakened"}
    if isinstance(row, Claim):
        return {"question": "Did the act help?", "prior_low": 0.2, "prior_high": 0.4}
    if isinstance(row, Actor):
        return {"note": "asked", "named_in_public": False}
    return {"withheld": True}


@st.composite
def decisions(draw: st.DrawFn, coder: str = "R. Ames", most: int = 12) -> Casebook:
    """Let a person decide some rows of the example's draft, and perhaps add what an interview gave."""
    book = draft()
    rows = [row for table in TABLES for row in getattr(book, table) if isinstance(row, Decided)]
    chosen = draw(st.lists(st.sampled_from(range(len(rows))), max_size=most, unique=True))
    changes: dict[str, dict[str, Any]] = {}
    for at in chosen:
        status = draw(st.sampled_from(["confirmed", "corrected", "refused"]))
        said = {"status": status, "decided_by": coder, "reason": draw(st.sampled_from(["asked", "read"]))}
        changes[rows[at].row_id] = {**said, **(correction_of(rows[at]) if status == "corrected" else {})}
    for source in draw(st.lists(st.sampled_from(book.sources), max_size=2, unique=True)):
        changes[source.source_id] = {"confidential": not source.confidential, "interest": "funder"}
    for passage in draw(st.lists(st.sampled_from(book.passages), max_size=2, unique=True)):
        changes[passage.passage_id] = {"withheld": True}
    decided = update(book, changes)
    return with_interview(decided, coder) if draw(st.booleans()) else decided


def renumbered(book: Casebook) -> Casebook:
    """Give every row another id, in the reverse order, and every reference with it."""
    ids = {
        row.row_id: f"{row.prefix}-{5000 - int(row.row_id[2:])}"
        for table in TABLES
        for row in getattr(book, table)
        if isinstance(row, Row)
    }
    return with_ids(book, ids)


def with_ids(book: Casebook, ids: Mapping[str, str]) -> Casebook:
    """Rewrite ids and references; findings are left out, because they name ids in their words."""
    tables: dict[str, Any] = {
        table: tuple(
            repointed(
                row, ids[row.row_id], ids, lambda q: q.model_copy(update={"passage_id": ids[q.passage_id]})
            )
            if isinstance(row, Row)
            else row
            for row in getattr(book, table)
        )
        for table in TABLES
    }
    return Casebook(**{**tables, "findings": ()})
