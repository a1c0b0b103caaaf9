"""Apply what the invented evaluators decided to a draft: confirm, correct, add, and refuse the rest."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.date_words import find_dates
from sjc_analysis.dates import Interval
from sjc_analysis.quotes import locate, quote_at, whole
from sjc_analysis.records import (
    Claim,
    Decided,
    Event,
    Evidence,
    FrameworkItem,
    Ground,
    HarvestRecord,
    Likelihood,
    Link,
    Outcome,
    Passage,
    Quote,
    Rating,
    Rival,
    Source,
    Substantiation,
)

EVALUATOR = "Ilo Brandt, evaluator"
RATERS = ("Ilo Brandt", "Pia Lund", "Sorin Dahl", "Edda Rask")
LEVELS = {"E": "expect to see", "L": "like to see", "V": "love to see"}
CRITERIA = ("reach", "depth", "durability", "relevance", "difficulty", "beneficiaries")
SCALE = "expect-like-love"
KINDS = (
    "funded", "trained", "convened", "documented", "advised", "brokered", "advocated", "accompanied",
    "drafted",     "equipped", "hosted",
)  # fmt: skip
GAPS = (
    ("outcome", "1.3", "Laws that punish speech are repealed"),
    ("outcome", "2.3", "Families of those killed are protected in court"),
    ("outcome", "4.2", "Children in institutions are heard"),
    ("output", "3.1.4", "Judges are trained on custody rules"),
)
"""Items on which no record was placed; the evaluator took them from the results framework."""
_SENTENCE = re.compile(r"[^.]+(?:\.\d[^.]*)*\.?")


class Decisions:
    """A draft, and the rows that take the place of what was proposed."""

    def __init__(self, draft: Casebook, decisions: Mapping[str, Any], documents: Mapping[str, Any]) -> None:
        self.draft, self.decisions, self.documents = draft, decisions, documents
        self.rows: dict[str, list[Any]] = {name: list(getattr(draft, name)) for name in TABLES}
        self.kept: set[str] = set()
        self.names = {actor.name: actor.actor_id for actor in draft.actors}
        self.outcome_of: dict[str, str] = {}
        self.source_of: dict[str, str] = {}

    def casebook(self) -> Casebook:
        """Give the finished casebook."""
        self._documents()
        for key in self.decisions:
            self._outcome(key)
        for key, said in self.decisions.items():
            self._claim(key, said)
            self._follows(key, said)
            self._significance(key, said)
            self._asked(key, said)
        self._framework()
        self._leftovers()
        return Casebook(**{name: tuple(rows) for name, rows in self.rows.items()})

    def record(self, key: str) -> HarvestRecord:
        """Give the record whose label ends in a key."""
        (found,) = (record for record in self.draft.records if record.label.endswith(f"/{key}"))
        return found

    def passages(self, key: str) -> dict[str, Passage]:
        """Give the passages of a record by field."""
        record_id = self.record(key).record_id
        return {each.field: each for each in self.draft.passages if each.record_id == record_id and each.text}

    def words(self, key: str, text: str, *fields: str) -> Quote:
        """Find words of a record in one of its fields."""
        passages = self.passages(key)
        fields = fields or (
            "more",
            "additional_information",
            "significance",
            "outcome",
            "contribution_others",
        )
        for field in fields:
            if field in passages and (quote := locate(passages[field], text)):
                return quote
        msg = f"{key}: {text!r} does not stand once in its fields"
        raise ValueError(msg)

    def sentence(self, quote: Quote) -> Quote:
        """Widen a quote to the sentence around it, without its full stop."""
        passage = self.draft.passage_of(quote)
        at = quote.start - passage.start
        for match in _SENTENCE.finditer(passage.text):
            if match.start() <= at < match.end():
                text = match[0]
                start = match.start() + len(text) - len(text.lstrip())
                end = start + len(text.strip().rstrip("."))
                return quote_at(passage, passage.start + start, passage.start + end)
        return quote

    def put(self, table: str, model: type[Any], quote: Quote | None, **values: Any) -> str:
        """Take the draft with an overlapping quote, or a new id, and write the decided row."""
        id_field = model.id_field
        drafted = next((row for row in self._drafts(table) if _is_same(row, quote, values)), None)
        row_id = drafted.row_id if drafted else self._next(table, model.prefix)
        given = {"decided_by": EVALUATOR, "reason": "Read in the record.", **values}
        if "quote" in model.model_fields:
            given["quote"] = quote
        if drafted:
            given["rule"] = drafted.rule
        row = model(**{id_field: row_id, "status": "corrected" if drafted else "confirmed", **given})
        self.kept.add(row_id)
        rows = self.rows[table]
        if drafted:
            rows[rows.index(drafted)] = row
        else:
            rows.append(row)
        return row_id

    def _drafts(self, table: str) -> Iterator[Any]:
        for row in self.rows[table]:
            if isinstance(row, Decided) and row.row_id not in self.kept:
                yield row

    def _next(self, table: str, prefix: str) -> str:
        numbers = [int(row.row_id[2:]) for row in self.rows[table]]
        return f"{prefix}-{max(numbers, default=0) + 1:02d}"

    def _documents(self) -> None:
        """Add what the evaluators read and were told, each as a source with one passage."""
        for key, said in self.documents.items():
            source_id = self._next("sources", "S")
            passage_id = self._next("passages", "P")
            self.source_of[key] = source_id
            date = Interval.day(*_day(said["date"]))
            self.rows["sources"].append(
                Source(
                    source_id=source_id, kind=said["kind"], title=said["title"], interest=said["interest"],
                    publisher_id=self.names[said["publisher"]] if "publisher" in said else "",
                    date=date, confidential=said.get("secret", False),
                )
            )  # fmt: skip
            self.rows["passages"].append(
                Passage(
                    passage_id=passage_id, source_id=source_id, kind="paragraph", place="as told or copied",
                    start=0, end=len(said["text"]), text=said["text"],
                )
            )  # fmt: skip

    def _outcome(self, key: str) -> None:
        said, record = self.decisions[key], self.record(key)
        quote = whole(self.passages(key)["outcome"])
        drafted = next(
            row for row in self.draft.outcomes
            if row.record_id == record.record_id and row.quote and _overlaps(row.quote, quote)
        )  # fmt: skip
        values = {field: getattr(drafted, field) for field in ("scale", "change_type", "framework_ids")}
        values |= {field: getattr(drafted, field) for field in ("negative", "unintended", "is_process")}
        actors = tuple(self.names[name] for name in said.get("who", ())) or drafted.actor_ids
        assert actors, f"{key}: say who changed"
        date, date_quote = self._dated(quote, 0)
        self.outcome_of[key] = self.put(
            "outcomes", Outcome, quote, record_id=record.record_id, actor_ids=actors, statement=quote.text,
            date=date, date_quote=date_quote, place=said.get("place", ""), **values,
        )  # fmt: skip

    def _dated(self, quote: Quote, which: int) -> tuple[Interval, Quote | None]:
        """Read the first (0) or last (-1) date a quote names, and quote it."""
        found = find_dates(quote.text)
        if not found:
            return Interval(), None
        start = quote.start + quote.text.index(found[which].text)
        passage = self.draft.passage_of(quote)
        return found[which].interval, quote_at(passage, start, start + len(found[which].text))

    def _claim(self, key: str, said: Mapping[str, Any]) -> None:
        outcome_id = self.outcome_of[key]
        act_id = self._act(key, said)
        step = self.words(key, said["step"]) if "step" in said else None
        basis = said.get("basis", "stated_cause") if step else "inferred"
        why = "The record says so." if step else "Nobody says how the act led to the change."
        link_id = self.put(
            "links", Link, step, cause_id=act_id, effect_id=outcome_id, basis=basis, reason=why
        )
        act, outcome = self._row("events", act_id), self._row("outcomes", outcome_id)
        question = f"Did it help that {_short(act.description)}? The change: {_short(outcome.statement)}."
        claim_id = self.put(
            "claims", Claim, None, cause_id=act_id, outcome_id=outcome_id, link_ids=(link_id,),
            question=question, reason="The record names the act as the programme's part.",
        )  # fmt: skip
        rivals = [self._rival(key, outcome_id, claim_id, *each) for each in said.get("rivals", ())]
        evidence = {}
        for document, part, bearing, reason in said.get("shows", ()):
            evidence[document, part] = self._evidence(outcome_id, claim_id, document, part, bearing, reason)
        for document, number, *bounds in said.get("weigh", ()):
            low, high, rival_low, rival_high = bounds
            self.put(
                "likelihoods", Likelihood, None, evidence_id=evidence[document, "contribution"],
                claim_id=claim_id, rival_id=rivals[number - 1], p_claim_low=low, p_claim_high=high,
                p_rival_low=rival_low, p_rival_high=rival_high,
                reason="Weighed by two evaluators together, each end argued for.",
            )  # fmt: skip

    def _act(self, key: str, said: Mapping[str, Any]) -> str:
        quote = self.sentence(self.words(key, said["act"], "contribution_programme"))
        kind = next((kind for kind in KINDS if kind in said["act"]), "other")
        drafted = next((row for row in self._drafts("events") if _is_same(row, quote, {})), None)
        date, date_quote = self._dated(quote, -1)
        actors = drafted.actor_ids[:1] if drafted else ()
        assert actors, f"{key}: nobody did the act"
        return self.put(
            "events", Event, quote, side="programme", kind=kind, actor_ids=actors,
            recipient_ids=drafted.recipient_ids if drafted else (), description=quote.text, date=date,
            date_quote=date_quote, reason="The record names it; its date is quoted.",
        )  # fmt: skip

    def _rival(self, key: str, outcome_id: str, claim_id: str, text: str, search: str, standing: str,
               reason: str) -> str:  # fmt: skip
        try:
            quote: Quote | None = self.sentence(
                self.words(key, text, "contribution_others", "additional_information")
            )
        except ValueError:
            quote = None
        if standing == "co":
            kind, standing = "co_contributor", "not_assessed"
        else:
            kind = "rival"
        status = (
            "Named by the evaluators; nobody has looked." if search == "not_searched" else "A matter of fact."
        )
        return self.put(
            "rivals", Rival, quote, outcome_id=outcome_id, claim_id="", kind=kind, search=search,
            standing=standing, description=quote.text if quote else text, reason=reason or status,
        )  # fmt: skip

    def _evidence(self, outcome_id: str, claim_id: str, document: str, part: str, bearing: str,
                  reason: str) -> str:  # fmt: skip
        source_id = self.source_of[document]
        (passage,) = (row for row in self.rows["passages"] if row.source_id == source_id)
        return self.put(
            "evidence", Evidence, whole(passage), outcome_id=outcome_id,
            claim_id=claim_id if part != "happened" else "", part=part, source_id=source_id,
            description=self.documents[document]["title"], observation="found", bearing=bearing,
            reason=reason,
        )  # fmt: skip

    def _follows(self, key: str, said: Mapping[str, Any]) -> None:
        outcome = self._row("outcomes", self.outcome_of[key])
        same = self.outcome_of[said["same_as"]] if "same_as" in said else ""
        changed = outcome.model_copy(update={"same_as_id": same})
        rows = self.rows["outcomes"]
        rows[rows.index(outcome)] = changed
        for name, text in said.get("follows", ()):
            quote = self.words(key, text)
            self.put(
                "links", Link, quote, cause_id=self.outcome_of[name], effect_id=outcome.outcome_id,
                basis="stated_cause", reason="The later record says that it made use of the earlier change.",
            )  # fmt: skip

    def _significance(self, key: str, said: Mapping[str, Any]) -> None:
        outcome_id = self.outcome_of[key]
        for word, direction in (("for", "for"), ("against", "against")):
            if word in said:
                quote = self.words(key, said[word], "significance", "additional_information")
                self.put(
                    "grounds", Ground, self.sentence(quote), outcome_id=outcome_id, direction=direction,
                    reason="Its own text says so.",
                )  # fmt: skip
        levels = said.get("levels", "")
        usual = max(sorted(set(levels) - {"-"}), key=levels.count, default="")
        for rater, level in zip(RATERS, levels, strict=False):
            if level != "-":
                reason = said["why"] if level == usual else said.get("dissent", said["why"])
                self._rating(outcome_id, "significance", LEVELS[level], rater, reason)
        for criterion, level in zip(CRITERIA, said.get("profile", ()), strict=False):
            self._rating(outcome_id, criterion, level, RATERS[0], said["why"])

    def _rating(self, outcome_id: str, criterion: str, level: str, rater: str, reason: str) -> None:
        record = self._row("records", self._row("outcomes", outcome_id).record_id)
        self.put(
            "ratings", Rating, None, record_id=record.record_id, outcome_id=outcome_id, criterion=criterion,
            scale=SCALE, level=level, rater=rater, date=Interval.month(2031, 11), decided_by=rater,
            reason=reason,
        )  # fmt: skip

    def _asked(self, key: str, said: Mapping[str, Any]) -> None:
        outcome_id = self.outcome_of[key]
        about = {
            "outcome_id": outcome_id,
            "part": "contribution",
            "question": "What brought the change about?",
        }
        claims = [row for row in self.rows["claims"] if row.outcome_id == outcome_id]
        kept = [row.claim_id for row in claims if row.row_id in self.kept]
        for informant, interest, day, response, document in said.get("asked", ()):
            source_id = self.source_of.get(document, "")
            shown = [row for row in self.rows["evidence"] if row.source_id == source_id]
            evidence = [row.evidence_id for row in shown if row.outcome_id == outcome_id]
            silent = response == "no_response"
            self.put(
                "substantiations", Substantiation, None, claim_id=kept[0], informant=informant,
                interest=interest, asked=Interval.day(*_day(day)), response=response,
                evidence_id=evidence[-1] if evidence else "",
                reason="Written to twice." if silent else "Asked in person.", **about,
            )  # fmt: skip

    def _framework(self) -> None:
        """Confirm where the records were placed, and add the items of the framework that nobody named."""
        rows = self.rows["framework"]
        for number, item in enumerate(rows):
            rows[number] = item.model_copy(update=_confirmed("The code stands in the record."))
        for level, code, label in GAPS:
            if not any((item.level, item.code) == (level, code) for item in rows):
                self.put("framework", FrameworkItem, None, level=level, code=code, label=label,
                         reason="From the programme's results framework.")  # fmt: skip

    def _leftovers(self) -> None:
        """Refuse what a rule proposed in a decided record and nobody wanted; leave open records as drafts."""
        decided = {self.record(key).record_id for key in self.decisions}
        for table in ("outcomes", "events", "links", "claims", "rivals", "grounds"):
            for number, row in enumerate(self.rows[table]):
                if row.is_draft and self._records_of(row) & decided:
                    self.rows[table][number] = row.model_copy(update=_refused())

    def _records_of(self, row: Any) -> set[str]:
        if getattr(row, "quote", None) is not None:
            return {self.draft.passage_of(row.quote).record_id}
        if isinstance(row, Link):
            return {self._record_id(row.cause_id), self._record_id(row.effect_id)}
        return {self._record_id(getattr(row, "outcome_id", ""))}

    def _record_id(self, row_id: str) -> str:
        if not row_id or not self.draft.has(row_id):
            return ""
        row = self.draft.row(row_id)
        return str(
            getattr(row, "record_id", "") or (self.draft.passage_of(row.quote).record_id if row.quote else "")
        )

    def _row(self, table: str, row_id: str) -> Any:
        return next(row for row in self.rows[table] if row.row_id == row_id)


def _is_same(row: Any, quote: Quote | None, values: Mapping[str, Any]) -> bool:
    """Whether a decided row is about a draft: it quotes the same words, or claims the same outcome."""
    if isinstance(row, Claim):
        return bool(row.outcome_id == values["outcome_id"])
    return quote is not None and _overlaps(getattr(row, "quote", None), quote)


def _overlaps(one: Quote | None, two: Quote) -> bool:
    return (
        one is not None and one.passage_id == two.passage_id and one.start < two.end and two.start < one.end
    )


def _confirmed(reason: str) -> dict[str, str]:
    return {"status": "confirmed", "decided_by": EVALUATOR, "reason": reason}


def _refused() -> dict[str, str]:
    reason = "Part of what another row of this record says, or not a change."
    return {"status": "refused", "decided_by": EVALUATOR, "reason": reason}


def _day(text: str) -> tuple[int, int, int]:
    day = dt.date.fromisoformat(text)
    return day.year, day.month, day.day


def _short(text: str) -> str:
    return text[:1].lower() + text[1:] if text[:3] in ("In ", "The") else text
