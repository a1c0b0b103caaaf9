"""The method's sentences as twins: a casebook with a fault, and the same without it (method, sections 1 to 6).

Each pair was written from the method alone, with the verdict a sound evaluator would give and the premise that decides it.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, get_args

import pytest
from argued_books import JUDGED, STATED, WHETHER, WHY, Book, strong, supported

from sjc_analysis.argument.argue import Argument
from sjc_analysis.argument.profile import load_profile
from sjc_analysis.dates import Interval
from sjc_analysis.graph.model import Model
from sjc_analysis.records import Actor, Claim, Cluster, Event, Link, Outcome, Package, Rival, Substantiation
from sjc_analysis.vocabulary import Verdict

Make = Callable[[], Book]
LADDER: tuple[Verdict, ...] = get_args(Verdict)
DRAFT: dict[str, Any] = {"status": "draft", "decided_by": "", "reason": ""}
REFUSED: dict[str, Any] = {
    "status": "refused",
    "decided_by": "R. Reader",
    "reason": "it is about something else",
}
SHORT: dict[str, Any] = {"status": "confirmed", "decided_by": "R. Reader", "reason": "it is"}
UNSUB, PLAUSIBLE, SUPPORTED, STRONG, REFUTED = (
    "unsubstantiated",
    "plausible",
    "supported",
    "strongly supported",
    "refuted",
)
THIRD = (
    "Since he came back from those days in May the sergeant has been telling everybody to hang the names up."
)
DENIAL = "The auditor writes in so many words that none of that is what took place here."
DENIAL_TOO = "A second inspector denies it as well, from files of her own in the capital."
PARTY: dict[str, Any] = {"interest": "beneficiary"}


class Pair(NamedTuple):
    """A fault, what it reads, the name of the premise that decides it, and the twin with what that reads."""

    section: str
    fault: Make
    reads: str
    premise: str
    twin: Make
    twin_reads: str = SUPPORTED
    profile: str = "outcome harvesting"


# -- builders


def shown(**changes: Mapping[str, Any]) -> Book:
    """Say with one outside voice that it happened; nobody outside says why."""
    return Book(**changes).speak("happened", WHETHER[0])


def why(words: str = WHY[0], source: Mapping[str, Any] | None = None, **more: Any) -> Book:
    """Let one voice more say why."""
    return shown().speak("mechanism", words, source=source, **more)


def whether(words: str = WHETHER[0], source: Mapping[str, Any] | None = None, **more: Any) -> Book:
    """Let one voice say that it happened, and an outside one why."""
    return Book().speak("happened", words, source=source, **more).speak("mechanism", WHY[0])


def actor(book: Book, **values: Any) -> Book:
    """Add an actor, N-03, who publishes the last text."""
    book.add("actors", Actor(**{"actor_id": "N-03", "name": "the third", **values}))
    return published(book, len(book.texts), publisher_id="N-03")


def own_record(title: str) -> Book:
    """Let the body that changed, which the act only addressed, say why in a document of its own."""
    book = why(source={"publisher_id": "N-02", "interest": "unknown", "kind": "document"})
    return published(book, len(book.texts), title=title).change("A-01", kind="drafted")


def admitted(kind: str) -> Book:
    """Let the body that changed tell an interviewer that it did."""
    return whether(source={"publisher_id": "N-02"}).change("A-01", kind=kind)


def asked(book: Book) -> Book:
    """Let the last text be a question that was put."""
    said = book.texts[-1]
    book.texts[-1] = said._replace(passage=said.passage.model_copy(update={"kind": "question"}))
    return book


def by_third(**act: Any) -> Book:
    """Let a third party alone tell of the second step of a path."""
    return actor(path(), interest="independent").change("A-01", **act)


def published(book: Book, number: int, **values: Any) -> Book:
    """Change a source."""
    said = book.texts[number - 1]
    book.texts[number - 1] = said._replace(source=said.source.model_copy(update=values))
    return book


def against(book: Book, words: str = DENIAL, part: str = "mechanism", **more: Any) -> Book:
    return book.speak(part, words, bearing="contradicts", **more)


def two_voices() -> Book:
    """Say twice that it happened and twice why; nothing is weighed."""
    return supported().speak("happened", WHETHER[1]).speak("mechanism", WHY[1])


def weighed(*items: tuple[float, float], book: Make = two_voices) -> Book:
    """Weigh the two voices on the step (E-02, E-04): P(E|claim), P(E|rival) as points."""
    made = book()
    for evidence, (claim, rival) in zip((2, 4), items, strict=False):
        made.weigh(evidence, (claim, claim), (rival, rival))
    return made


def same_source(book: Book, first: int, second: int) -> Book:
    """Let two observations come from one source: its text holds the words of both."""
    rows = {row.evidence_id: row for row in book.rows["evidence"]}
    one, other = rows[f"E-{first:02}"], rows[f"E-{second:02}"]
    at, gone = (
        next(i for i, text in enumerate(book.texts) if text.source.source_id == row.source_id)
        for row in (one, other)
    )
    words = book.texts[gone].passage.text
    held = book.texts[at]
    passage = held.passage.model_copy(
        update={"text": f"{held.passage.text} {words}", "end": held.passage.end + 1 + len(words)}
    )
    book.texts[at] = held._replace(passage=passage)
    quote = book.texts[at].quote(words)
    return book.change(other.evidence_id, source_id=one.source_id, quote=quote.model_dump())


def path(voices: int = 1, direct: bool = False) -> Book:
    """Spell the way out: the training (A-01), lists kept (O-02), the register (O-01); each told by outside voices."""
    book = Book()
    quote = book.texts[0].quote("led the station to publish")
    lists = book.texts[0].quote("its officers kept lists")
    book.add(
        "outcomes",
        Outcome(
            outcome_id="O-02",
            record_id="R-01",
            statement="officers keep lists",
            actor_ids=("N-02",),
            date=Interval.month(2031, 7),
            date_quote=book.texts[0].quote("July 2031"),
            quote=lists,
            **JUDGED,
        ),
    )
    if not direct:
        book.rows["links"] = []
    for link, cause, effect in (("L-02", "A-01", "O-02"), ("L-03", "O-02", "O-01")):
        book.add(
            "links",
            Link(link_id=link, cause_id=cause, effect_id=effect, basis="stated_cause", quote=quote, **JUDGED),
        )
    book.change("C-01", link_ids=("L-02", "L-03"))
    for words in WHETHER[:voices]:
        book.speak("happened", words)
    for words in (
        "In the drawer lay sheets filled in day by day since July.",
        "She shows me a notebook with every arrest of that summer.",
    )[:voices]:
        book.speak("happened", words)
        book.change(f"E-{len(book.rows['evidence']):02}", outcome_id="O-02")
    for words in WHY[:voices]:
        book.speak("mechanism", words, link_id="L-02")
    for words in (
        "Keeping sheets is what led on to hanging them up.",
        "They pinned them up because by then the notebook existed.",
    )[:voices]:
        book.speak("mechanism", words, link_id="L-03")
    return book


def said_of_both_steps() -> Book:
    """File the words on the first step for the second as well, and nothing else."""
    book = path()
    first = book.rows["evidence"][2]
    book.rows["evidence"][3] = first.model_copy(update={"evidence_id": "E-04", "link_id": "L-03"})
    return book


def path_weighed(ratio: float) -> Book:
    """Let two voices speak on each of two steps; one of each step is weighed at a ratio, the other at nearly nothing."""
    book = path(2)
    for evidence, claim in ((5, 0.1 * ratio), (6, 0.101), (7, 0.1 * ratio), (8, 0.101)):
        book.weigh(evidence, (claim, claim), (0.1, 0.1))
    return book


def whole(book: Book, words: str = DENIAL, bearing: str = "contradicts", **more: Any) -> Book:
    """Say something of the whole claim."""
    return book.speak("contribution", words, bearing=bearing, link_id="", **more)


def record_says(words: str) -> Book:
    """State the step in other words of the record."""
    book = shown()
    said = book.speak(
        "mechanism",
        words,
        bearing="not_assessed",
        source={"kind": "outcome_record", "interest": "implementer"},
    ).texts[-1]
    return book.change("L-01", quote=said.quote().model_dump())


def sign(
    book: Book,
    words: str = "In March 2031 the lists hung at the gate.",
    quoted: str = "March 2031",
    **values: Any,
) -> Book:
    return book.trace(words, values.pop("date", Interval.month(2031, 3)), quoted, **values)


def rivals(*rows: Mapping[str, Any], base: Make = supported, sought: str = "") -> Book:
    """Put other rivals in the place of V-01."""
    book = base()
    book.rows["rivals"] = []
    for number, values in enumerate(rows, start=1):
        own = {
            "search": "searched_equally",
            "standing": "excluded",
            "description": f"cause {number} of theirs",
            **JUDGED,
            **values,
        }
        book.add("rivals", Rival(rival_id=f"V-{number:02}", outcome_id="O-01", **own))
    return book.change("C-01", rivals_sought=sought)


def second_rival(*weights: tuple[float, float], base: Make = strong, **values: Any) -> Book:
    """Name a second rival, searched and set aside, and weigh the voices on the step against it."""
    own = {
        "search": "searched_equally",
        "standing": "excluded",
        "description": "a strike at the port",
        **JUDGED,
        **values,
    }
    book = base().add("rivals", Rival(rival_id="V-02", outcome_id="O-01", **own))
    for evidence, (claim, rival) in zip((2, 4), weights, strict=False):
        book.weigh(evidence, (claim, claim), (rival, rival), rival_id="V-02")
    return book


def other_act(book: Book, **values: Any) -> Book:
    quote = book.texts[0].quote("The training of May 2031")
    own = {"side": "other", "quote": quote, **JUDGED, **values}
    return book.add("events", Event(event_id="A-02", description="a petition", **own))


def package(*acts: str, **status: Any) -> Book:
    return other_act(supported()).add(
        "packages", Package(package_id="J-01", outcome_id="O-01", event_ids=acts, **{**JUDGED, **status})
    )


def signed(book: Book, name: str, but: str = "") -> Book:
    """Have one person sign every judgement, but for those of one row."""
    for rows in book.rows.values():
        for row in [row for row in rows if getattr(row, "decided_by", "") and row.row_id != but]:
            book.change(row.row_id, decided_by=name)
    return book


def twin_claim(book: Book, **contradiction: Any) -> Book:
    """Write the claim a second time; what speaks against it is filed under the second."""
    book.add("claims", Claim(claim_id="C-02", cause_id="A-01", outcome_id="O-01", **JUDGED))
    return whole(book, claim_id="C-02", **contradiction)


def told_twice(book: Book, **values: Any) -> Book:
    """Let another record tell the same change."""
    own = {"statement": "arrest lists at the gate", "actor_ids": ("N-02",), **JUDGED, **values}
    return book.add("outcomes", Outcome(outcome_id="O-03", same_as_id="O-01", **own))


def in_two_clusters(book: Book) -> Book:
    """Say that what may be one informant are two."""
    clustered(book, 3).add("clusters", Cluster(cluster_id="D-02", name="another hearing", **JUDGED))
    return book.change("E-04", cluster_id="D-02")


def one_registrar() -> Book:
    book = quoting_both(weigh=False).speak(
        "mechanism", "So the registrar wrote to us: it was the course, and he had wished for it."
    )
    return (
        book.change("E-04", bearing="not_assessed")
        .change("E-05", bearing="not_assessed")
        .weigh(6, (0.9, 0.9), (0.1, 0.1))
    )


def hub(*, apart: bool) -> Book:
    """Let one voice share an origin with each of two others, or the two with each other as well; a party denies it."""
    book = published(
        actor(clustered(two_voices().speak("mechanism", THIRD), 2, 4), interest="independent"),
        3,
        publisher_id="N-03",
    )
    return against(book if apart else published(book, 5, publisher_id="N-03"), source=PARTY)


def chained(first: float, *, branches: int = 1) -> Book:
    """Weigh what other voices say given what the first says; 0 leaves the first unweighed."""
    book = two_voices().speak("mechanism", THIRD)
    if first:
        book.weigh(2, (first * 0.1, first * 0.1), (0.1, 0.1))
    for evidence in (4, 5)[:branches]:
        book.weigh(evidence, (0.8, 0.8), (0.2, 0.2), given_id="E-02")
    return book


def filed_twice(words: str = WHETHER[0], **values: Any) -> Book:
    """File the words that tell of the change for the step too."""
    book = Book().speak("happened", words)
    again = book.rows["evidence"][0].model_copy(
        update={"evidence_id": "E-02", "part": "mechanism", "claim_id": "C-01", "link_id": "L-01", **values}
    )
    return book.add("evidence", again)


def copies(shared: str, *, share: bool) -> Book:
    """Let two papers say a good many words on the step, with or without a paragraph in common, beside a party that denies it."""
    book = shown()
    book.speak(
        "mechanism", f"{shared} and two reporters with a priest looked on and asked the guard about all of it"
    )
    tail = "though nobody from the council came by all day long to see any of it done"
    book.speak(
        "mechanism",
        f"{shared} {tail}"
        if share
        else f"It was the course that moved the commander, as three clerks heard him say in the yard one morning {tail}",
    )
    return against(book, source=PARTY)


PARAGRAPH = "because of the course the register of arrests was hung up at the gate on Monday for the first time since the place was built"


def form(words: str) -> Book:
    """Let two people tick the same few words on a form about the change."""
    book = (
        Book()
        .speak("happened", words)
        .speak("mechanism", WHY[0])
        .speak("happened", words)
        .speak("mechanism", WHY[1])
    )
    return book.weigh(2, (0.9, 0.95), (0.02, 0.05)).weigh(4, (0.8, 0.9), (0.2, 0.3))


def clustered(book: Book, *evidence: int, treatment: str = "once") -> Book:
    book.add(
        "clusters",
        Cluster.model_validate(
            {"cluster_id": "D-01", "name": "one hearing", "treatment": treatment, **JUDGED}
        ),
    )
    for number in evidence:
        book.change(f"E-{number:02}", cluster_id="D-01")
    return book


def conditional(*, given: bool, ratio: float = 4.0) -> Book:
    """Let three voices speak: two items of one hearing at the same ratio, one apart at 1.5:1; the second of the hearing given the first."""
    book = two_voices().speak("mechanism", THIRD)
    clustered(book, 2, 5, treatment="given" if given else "once")
    book.weigh(2, (0.2 * ratio, 0.2 * ratio), (0.2, 0.2)).weigh(4, (0.6, 0.6), (0.4, 0.4))
    return book.weigh(5, (0.2 * ratio, 0.2 * ratio), (0.2, 0.2), **({"given_id": "E-02"} if given else {}))


def quoting_both(*, weigh: bool, paper: float = 0.9, alone: float = 0.4) -> Book:
    """Let a registrar and a porter speak, and a paper that quotes the two of them; P(E|rival) is 0.1."""
    book = shown().speak("happened", WHETHER[1])
    book.speak("mechanism", "The registrar told us that the course made them order it.")
    book.speak("mechanism", "As the porter said to our paper, it was the course and nothing else.")
    book.speak("mechanism", "Both the registrar said so and the porter told us the same of the course.")
    book.weigh(3, (alone, alone), (0.1, 0.1)).weigh(4, (alone, alone), (0.1, 0.1))
    return book.weigh(5, (paper, paper), (0.1, 0.1)) if weigh else book


def absent(claim: float, high: float = 0.0) -> Book:
    """Seek an order that the claim would leave with a probability; it is not found."""
    book = weighed((0.95, 0.01), (0.95, 0.05))
    book.speak(
        "mechanism", "No order is on file in that office.", observation="sought_absent", bearing="contradicts"
    )
    return book.weigh(5, (claim, high or claim), (0.1, 0.1))


def heavy(**more: Any) -> Book:
    """Weigh nothing but what a third voice says, and that heavily."""
    return two_voices().speak("mechanism", THIRD, **more).weigh(5, (0.95, 0.95), (0.01, 0.01))


def twice_prior(low: float) -> Book:
    """Write the claim twice, with two priors."""
    book = weighed((0.5, 0.5), book=supported).change("C-01", prior_low=0.6, prior_high=0.6)
    return book.add(
        "claims",
        Claim(claim_id="C-02", cause_id="A-01", outcome_id="O-01", prior_low=low, prior_high=low, **JUDGED),
    )


def outweighed(claim: float) -> Book:
    """Let one voice say two things, one far weightier than the other."""
    book = clustered(weighed((0.95, 0.01), (0.95, 0.05)).speak("mechanism", THIRD), 2, 5)
    return book.weigh(5, (claim, claim), (0.6, 0.6))


def late_act(quoted: bool) -> Book:
    """Let the change begin before the act, by the dates of both."""
    book = supported()
    said = book.speak("mechanism", "Dates: March 2031.", bearing="not_assessed").texts[-1].quote("March 2031")
    return book.change("O-01", date=Interval.month(2031, 3), date_quote=said.model_dump() if quoted else None)


def harm(book: Book) -> Book:
    return book.change("O-01", negative=True)


def cause_is_process(**values: Any) -> Book:
    """Date the lists that led to the register after it, and a sign of them before."""
    book = path().change("O-02", date=Interval.month(2031, 12), date_quote=None)
    return sign(
        book,
        "Lists were kept since July 2031.",
        "July 2031",
        date=Interval.month(2031, 7),
        of="O-02",
        **values,
    )


def of_step(**values: Any) -> Book:
    book = path()
    return book.add(
        "rivals",
        Rival(
            rival_id="V-02",
            outcome_id="O-01",
            link_id="L-02",
            description="an older rule",
            search="searched_equally",
            **{**JUDGED, **values},
        ),
    )


PAIRS: dict[str, Pair] = {
    # -- section 2: judgements, drafts, reasons
    "a draft that says it happened lifts nothing": Pair("2", lambda: whether(**DRAFT), UNSUB, "change", supported),
    "a draft that says why lifts nothing": Pair("2", lambda: why(**DRAFT), PLAUSIBLE, "step", supported),
    "a draft likelihood lifts nothing": Pair(
        "2", lambda: two_voices().weigh(2, (0.9, 0.95), (0.02, 0.05), **DRAFT), SUPPORTED, "step", strong, STRONG),
    "a judged likelihood lowers, a draft one does not": Pair(
        "2", lambda: supported().weigh(2, (0.01, 0.02), (0.9, 0.95)), REFUTED, "step",
        lambda: supported().weigh(2, (0.01, 0.02), (0.9, 0.95), **DRAFT)),
    "a judged contradiction contests, a draft one does not": Pair(
        "2", lambda: against(supported()), PLAUSIBLE, "step", lambda: against(supported(), **DRAFT)),
    "a draft package in which the act is needed lifts nothing": Pair(
        "2", lambda: package("A-02").add("packages", Package(package_id="J-02", outcome_id="O-01", event_ids=("A-01",), **DRAFT)), PLAUSIBLE, "needed",
        lambda: package("A-02").add("packages", Package(package_id="J-02", outcome_id="O-01", event_ids=("A-01",), **JUDGED))),
    "a draft package without the act overrules no judged one": Pair(
        "2", lambda: package("A-01", "A-02").add("packages", Package(package_id="J-02", outcome_id="O-01", event_ids=("A-02",), **JUDGED)), PLAUSIBLE, "needed",
        lambda: package("A-01", "A-02").add("packages", Package(package_id="J-02", outcome_id="O-01", event_ids=("A-02",), **DRAFT))),
    "a prior that nobody judged lifts nothing": Pair(
        "2", lambda: weighed((0.4, 0.5), book=supported).change("C-01", prior_low=0.9, prior_high=0.9, **DRAFT), UNSUB, "step",
        lambda: weighed((0.4, 0.5), book=supported).change("C-01", prior_low=0.9, prior_high=0.9)),
    "a search for rivals in a claim that nobody judged is nobody's": Pair(
        "6.3", lambda: rivals(sought="R. Reader, in the files").change("C-01", **DRAFT), PLAUSIBLE, "rivals", lambda: rivals(sought="R. Reader, in the files")),
    "a search for rivals in two words says nothing": Pair("6.3", lambda: rivals(sought="none found"), PLAUSIBLE, "rivals", lambda: rivals(sought="R. Reader, in the files")),
    "a reason of two words is no judgement that it happened": Pair("2", lambda: whether(**SHORT), UNSUB, "change", supported),
    "a reason of two words is no judgement of why": Pair("2", lambda: why(**SHORT), PLAUSIBLE, "step", supported),
    "a cited link nobody judged proves nothing": Pair(
        "4", lambda: whether(bearing="not_assessed", source={"kind": "cited_link"}), UNSUB, "change",
        lambda: whether(source={"kind": "cited_link"})),
    "what does not bear counts for nothing": Pair("4", lambda: why(bearing="does_not_bear"), PLAUSIBLE, "step", supported),
    "a refused observation counts for nothing": Pair("2", lambda: why(**REFUSED), PLAUSIBLE, "step", supported),
    "a refused contradiction counts for nothing": Pair(
        "2", lambda: against(supported()), PLAUSIBLE, "step", lambda: against(supported(), **REFUSED)),
    "a rival that a draft sets aside is not set aside by a person": Pair("6.3", lambda: rivals(DRAFT), PLAUSIBLE, "rivals", lambda: rivals({})),
    "a rival set aside in two words is not set aside with a reason": Pair("6.3", lambda: rivals(SHORT), PLAUSIBLE, "rivals", lambda: rivals({})),
    "what was never sought counts for nothing": Pair(
        "4", lambda: against(supported()), PLAUSIBLE, "step", lambda: against(supported(), observation="not_sought")),
    "what was looked for in vain is no voice for it": Pair("4", lambda: why(observation="sought_absent"), PLAUSIBLE, "step", supported),
    # -- section 4: standing
    "another paper of the record's author is its own word": Pair("4", lambda: whether(source={"publisher_id": "N-01"}), UNSUB, "change", supported),
    "an interviewer's question is no answer": Pair("4", lambda: asked(why()), PLAUSIBLE, "step", why),
    "the record's words in another paper are the record's": Pair(
        "4", lambda: why(f"We read that {STATED[:77]}.", quote=STATED[:77]), PLAUSIBLE, "step", lambda: why(f"We read that {STATED[:77]}. {WHY[0]}", quote=WHY[0])),
    "a partner by the registry is own, whatever the cell says": Pair(
        "4", lambda: actor(why(), kind="partner", interest="independent"), PLAUSIBLE, "step", lambda: actor(why(), kind="newspaper", interest="independent")),
    "a funder by the registry is own": Pair(
        "4", lambda: actor(whether(), kind="funder", interest="independent").change("E-01", source_id="S-03"), UNSUB, "change",
        lambda: actor(whether(), kind="court", interest="independent").change("E-01", source_id="S-02")),
    "a harvester is own": Pair("4", lambda: why(source={"interest": "harvester"}), PLAUSIBLE, "step", supported),
    "who did the act is own": Pair(
        "4", lambda: actor(why(), interest="independent").change("A-01", actor_ids=("N-01", "N-03")), PLAUSIBLE, "step",
        lambda: actor(why(), interest="independent")),
    "the author of the record is own": Pair(
        "4", lambda: published(actor(why(), interest="independent"), 1, publisher_id="N-03"), PLAUSIBLE, "step",
        lambda: actor(why(), interest="independent")),
    "a publisher who benefits is a party though the cell says independent": Pair(
        "4", lambda: actor(why(), interest="beneficiary"), PLAUSIBLE, "step", lambda: actor(why(), interest="independent")),
    "unknown interest is a party": Pair("4", lambda: whether(source={"interest": "unknown"}), PLAUSIBLE, "change", supported),
    "whoever was trained is a party, whoever was only lobbied is not": Pair(
        "4", lambda: actor(why(), interest="independent").change("A-01", recipient_ids=("N-02", "N-03")), PLAUSIBLE, "step",
        lambda: actor(why(), interest="independent").change("A-01", recipient_ids=("N-02", "N-03"), kind="brokered")),
    "a body that was trained is a party to whether it changed, one that was lobbied is not": Pair(
        "4", lambda: admitted("trained"), PLAUSIBLE, "change", lambda: admitted("advocated")),
    "a body that changed is a party to why, in testimony": Pair(
        "4", lambda: why(source={"publisher_id": "N-02"}).change("A-01", kind="drafted"), PLAUSIBLE, "step", lambda: own_record("Minutes")),
    "a press note of the body that changed gives no reasons": Pair(
        "4", lambda: own_record("Press note"), PLAUSIBLE, "step", lambda: own_record("Ruling 4")),
    "a denial by the record's author is no outside voice": Pair(
        "4", lambda: actor(against(two_voices()), interest="independent"), PLAUSIBLE, "step",
        lambda: published(actor(against(two_voices()), interest="independent"), 1, publisher_id="N-03")),
    "a paper of the body that changed, and benefits, is a party's": Pair(
        "4", lambda: whether(source={"publisher_id": "N-02", "kind": "document", "interest": "beneficiary"}), PLAUSIBLE, "change",
        lambda: whether(source={"publisher_id": "N-02", "kind": "document", "interest": "unknown"})),
    "minutes of a body that was trained are a party's on why": Pair(
        "4", lambda: own_record("Minutes").change("A-01", kind="trained"), PLAUSIBLE, "step", lambda: own_record("Minutes")),
    "a press council has minutes": Pair(
        "4", lambda: own_record("Press release of the press council"), PLAUSIBLE, "step", lambda: own_record("Minutes of the press council")),
    "an own record made long after gives reasons of another time": Pair(
        "4", lambda: published(own_record("Minutes"), 3, date=Interval.year(2034)), PLAUSIBLE, "step",
        lambda: published(own_record("Minutes"), 3, date=Interval.month(2031, 10))),
    "who did the act is own on every step of the path": Pair(
        "4", lambda: by_third(actor_ids=("N-01", "N-03")), PLAUSIBLE, "step", by_third),
    "whom the act reached is a party on every step of the path": Pair(
        "4", lambda: by_third(recipient_ids=("N-02", "N-03")), PLAUSIBLE, "step", by_third),
    "a paper older than the change is no voice that it happened": Pair(
        "4", lambda: whether(source={"kind": "document", "date": Interval.month(2031, 2)}), UNSUB, "change",
        lambda: whether(source={"kind": "document", "date": Interval.month(2031, 11)})),
    "a paper older than the change is no denial of it": Pair(
        "4", lambda: against(supported(), part="happened"), PLAUSIBLE, "change",
        lambda: against(supported(), part="happened", source={"kind": "document", "date": Interval.month(2031, 2)})),
    "a paper older than the change is no voice on why": Pair(
        "4", lambda: why(source={"kind": "document", "date": Interval.month(2031, 6)}), PLAUSIBLE, "step",
        lambda: why(source={"kind": "document", "date": Interval.month(2031, 11)})),
    "another outcome record is no outside voice": Pair("4", lambda: whether(source={"kind": "outcome_record"}), PLAUSIBLE, "change", supported),
    # -- section 4: voices
    "one source on the change is one voice": Pair("4", lambda: same_source(strong(), 1, 3), SUPPORTED, "change", strong, STRONG),
    "one source on the step is one voice": Pair("4", lambda: same_source(strong(), 2, 4), SUPPORTED, "step", strong, STRONG),
    "one publisher is one voice": Pair(
        "4", lambda: published(actor(strong(), interest="independent"), 3, publisher_id="N-03"), SUPPORTED, "step",
        lambda: actor(strong(), interest="independent"), STRONG),
    "one cluster is one voice": Pair("4", lambda: clustered(strong(), 2, 4), SUPPORTED, "step", lambda: clustered(strong(), 2), STRONG),
    "a cluster named at the source is one too": Pair(
        "4", lambda: published(published(clustered(strong()), 2, cluster_id="D-01"), 4, cluster_id="D-01"), SUPPORTED, "change",
        lambda: published(clustered(strong()), 2, cluster_id="D-01"), STRONG),
    "one informant named in the words is one voice for the top": Pair(
        "4", lambda: quoting_both(weigh=False).change("E-03", bearing="not_assessed"), SUPPORTED, "step",
        lambda: quoting_both(weigh=False).speak("mechanism", THIRD).weigh(6, (0.8, 0.8), (0.1, 0.1)), STRONG),
    "a near copy counts as two below the top": Pair(
        "4", lambda: against(shown().speak("mechanism", WHY[0]), source=PARTY), PLAUSIBLE, "step", lambda: copies(PARAGRAPH, share=True)),
    "a few words ticked on a form by two are two voices": Pair(
        "4", lambda: clustered(form("Yes, it hangs there."), 1, 3), SUPPORTED, "change", lambda: form("Yes, it hangs there."), STRONG),
    "words that tell of the change do not speak for the step": Pair(
        "4", filed_twice, PLAUSIBLE, "step", lambda: filed_twice(reason="that it hangs since the course shows why")),
    "words particular to the step speak for it too": Pair(
        "4", filed_twice, PLAUSIBLE, "step", lambda: filed_twice("Since the training of those officers the register hangs at the gate.")),
    "a draft that files the words nearer the start takes nothing away": Pair(
        "4", lambda: filed_twice().speak("happened", WHETHER[1]), PLAUSIBLE, "step",
        lambda: filed_twice().speak("happened", WHETHER[1]).change("E-01", status="draft")),
    "the same words speak for the step nearer the act": Pair("4", said_of_both_steps, PLAUSIBLE, "step", path),
    "two clusters say that what looks like one informant is two": Pair(
        "4", one_registrar, SUPPORTED, "step", lambda: in_two_clusters(one_registrar()).change("E-06", cluster_id="D-02"), STRONG),
    "sharing is not passed on through a third": Pair("4", lambda: hub(apart=False), PLAUSIBLE, "step", lambda: hub(apart=True)),
    # -- section 4: contradictions
    "one outside voice against contests three for": Pair(
        "4", lambda: against(two_voices().speak("mechanism", THIRD)), PLAUSIBLE, "step", lambda: two_voices().speak("mechanism", THIRD)),
    "a party against contests one voice and not two": Pair(
        "4", lambda: against(supported(), source=PARTY), PLAUSIBLE, "step", lambda: against(two_voices(), source=PARTY)),
    "the programme's own denial contests one voice and not two": Pair(
        "4", lambda: against(supported(), source={"interest": "implementer"}), PLAUSIBLE, "step", lambda: against(two_voices(), source={"interest": "implementer"})),
    "a weighed contradiction only enters the posterior": Pair(
        "4", lambda: against(supported()), PLAUSIBLE, "step", lambda: against(weighed((0.9, 0.1), book=supported)).weigh(3, (0.4, 0.5), (0.5, 0.6))),
    "a contradiction that a draft weighed is not weighed": Pair(
        "4", lambda: against(weighed((0.9, 0.1), book=supported)).weigh(3, (0.4, 0.5), (0.5, 0.6), **DRAFT), PLAUSIBLE, "step",
        lambda: against(weighed((0.9, 0.1), book=supported)).weigh(3, (0.4, 0.5), (0.5, 0.6))),
    "a voice that says both counts for neither": Pair(
        "4", lambda: same_source(against(supported()), 2, 3), PLAUSIBLE, "step", lambda: same_source(against(two_voices()), 2, 5)),
    "a contradicted change is contested": Pair("4", lambda: against(supported(), part="happened"), PLAUSIBLE, "change", supported),
    "what speaks against the whole bears on a path": Pair("4", lambda: whole(path()), PLAUSIBLE, "whole", path),
    "what a party says against the whole is met on the weakest step": Pair(
        "4", lambda: whole(path(), source=PARTY), PLAUSIBLE, "whole", lambda: whole(path(2), source=PARTY)),
    "a denial of the direct claim bears on its step": Pair("4", lambda: whole(supported()), PLAUSIBLE, "step", supported),
    # -- section 5
    "no test of 3.2 to 1": Pair(
        "5", lambda: weighed((0.62, 0.2), (0.62, 0.2)).speak("mechanism", THIRD).weigh(5, (0.62, 0.62), (0.2, 0.2)), SUPPORTED, "step",
        lambda: weighed((0.66, 0.2), (0.62, 0.2)), STRONG),
    "all together below 10 to 1": Pair("5", lambda: weighed((0.8, 0.2), (0.4, 0.2)), SUPPORTED, "step", lambda: weighed((0.8, 0.2), (0.6, 0.2)), STRONG),
    "ratios are read at the cautious end": Pair(
        "5", lambda: two_voices().weigh(2, (0.5, 0.9), (0.1, 0.3)).weigh(4, (0.5, 0.9), (0.1, 0.3)), SUPPORTED, "step",
        lambda: two_voices().weigh(2, (0.8, 0.9), (0.1, 0.2)).weigh(4, (0.8, 0.9), (0.1, 0.2)), STRONG),
    "a failed test of 1 to 10 or less bars the top": Pair("5", lambda: absent(0.93), SUPPORTED, "step", lambda: absent(0.88), STRONG),
    "a failed test is read at its cautious end": Pair(
        "5", lambda: absent(0.85, 0.95), SUPPORTED, "step", lambda: absent(0.8, 0.88), STRONG),
    "a failed test bars though its voice has a weightier item": Pair(
        "5", lambda: outweighed(0.05), SUPPORTED, "step", lambda: outweighed(0.2), STRONG),
    "conditional items together are no one test": Pair(
        "5", lambda: conditional(given=True, ratio=3.0), SUPPORTED, "step", lambda: conditional(given=True, ratio=3.3), STRONG),
    "the bars are met against every rival, not by the prior": Pair(
        "5", lambda: second_rival((0.5, 0.5), (0.5, 0.5)).change("C-01", prior_low=0.9, prior_high=0.9), SUPPORTED, "step",
        lambda: second_rival((0.9, 0.1), (0.9, 0.2)).change("C-01", prior_low=0.9, prior_high=0.9), STRONG),
    "what is given something that nobody weighed says nothing by itself": Pair("5", lambda: chained(0), SUPPORTED, "step", lambda: chained(4), STRONG),
    "what two follow from is no sharer of their origins": Pair(
        "5", lambda: chained(1.2, branches=2), SUPPORTED, "step", lambda: chained(5, branches=2), STRONG),
    "evidence older than the act lifts no step": Pair(
        "5", lambda: heavy(source={"kind": "document", "date": Interval.month(2031, 2)}), SUPPORTED, "step",
        lambda: heavy(source={"kind": "document", "date": Interval.month(2031, 11)}), STRONG),
    "the record's own author lifts no step": Pair("5", lambda: heavy(source={"publisher_id": "N-01"}), SUPPORTED, "step", heavy, STRONG),
    "items of different steps are never multiplied": Pair("5", lambda: path_weighed(6), SUPPORTED, "step", lambda: path_weighed(9.95), STRONG),
    "within a voice only the weightiest counts unless conditionals are given": Pair(
        "5", lambda: conditional(given=False), SUPPORTED, "step", lambda: conditional(given=True), STRONG),
    "what shares an origin with two voices adds to neither": Pair(
        "5", lambda: quoting_both(weigh=True, paper=0.99, alone=0.25), SUPPORTED, "step", lambda: quoting_both(weigh=True, paper=0.4, alone=0.4), STRONG),
    "what shares an origin with two voices may still lower": Pair(
        "5", lambda: quoting_both(weigh=True, paper=0.02), SUPPORTED, "step", lambda: quoting_both(weigh=True, paper=0.2), STRONG),
    "the lowest of two rivals counts": Pair(
        "5", lambda: second_rival((0.6, 0.5), (0.6, 0.5)), SUPPORTED, "step", lambda: second_rival((0.9, 0.1), (0.9, 0.2)), STRONG),
    "a low prior lowers": Pair(
        "5", lambda: weighed((0.9, 0.15), book=supported).change("C-01", prior_low=0.05, prior_high=0.1), UNSUB, "step", lambda: weighed((0.9, 0.15), book=supported)),
    "of two priors for one claim the lower counts": Pair(
        "5", lambda: twice_prior(0.2), PLAUSIBLE, "step", lambda: twice_prior(0.6)),
    "a refused rival is weighed no more": Pair(
        "5", lambda: weighed((0.2, 0.6), book=supported), UNSUB, "step",
        lambda: weighed((0.2, 0.6), book=lambda: rivals(REFUSED, {})).weigh(1, (0.5, 0.5), (0.5, 0.5), rival_id="V-02")),
    "a co-contributor is no rival to weigh against": Pair(
        "5", lambda: weighed((0.2, 0.6), book=supported), UNSUB, "step", lambda: weighed((0.2, 0.6), book=lambda: rivals({"kind": "co_contributor"}))),
    "the upper prior keeps from refuting": Pair(
        "5", lambda: weighed((0.02, 0.5), book=supported), REFUTED, "step",
        lambda: weighed((0.02, 0.5), book=supported).change("C-01", prior_low=0.5, prior_high=0.9), UNSUB),
    "impossible under both": Pair("5", lambda: weighed((0, 0), book=supported), PLAUSIBLE, "step", supported),
    "two items that exclude every explanation": Pair("5", lambda: weighed((0.5, 0), (0, 0.5)), PLAUSIBLE, "step", lambda: weighed((0.5, 0), (0.5, 0.5)), STRONG),
    "a contradicting item counts at most 1 to 1": Pair(
        "5", lambda: against(supported().weigh(2, (0.4, 0.6), (0.5, 0.5))).weigh(3, (0.9, 0.9), (0.1, 0.1)), PLAUSIBLE, "step",
        lambda: against(supported().weigh(2, (0.5, 0.6), (0.5, 0.5))).weigh(3, (0.9, 0.9), (0.1, 0.1))),
    # -- section 6.1: the act
    "an act without a quote": Pair("6.1", lambda: supported(**{"A-01": {"quote": None}}), UNSUB, "act", supported),
    "an act that nobody decided": Pair("6.1", lambda: supported(**{"A-01": DRAFT}), PLAUSIBLE, "act", supported),
    "an act of nobody": Pair("6.1", lambda: supported(**{"A-01": {"actor_ids": ()}}), PLAUSIBLE, "act", supported),
    "an act of unknown side": Pair("6.1", lambda: supported(**{"A-01": {"side": "unknown"}}), PLAUSIBLE, "act", supported),
    "another's act claimed as the programme's": Pair("6.1", lambda: strong(**{"A-01": {"side": "other"}}), UNSUB, "act", strong, STRONG),
    "a circumstance claimed as the programme's act": Pair("6.1", lambda: supported(**{"A-01": {"category": "context"}}), UNSUB, "act", supported),
    # -- section 6.1: the change
    "a change weighed as less likely than its rival": Pair(
        "6.1", lambda: supported().weigh(1, (0.2, 0.2), (0.6, 0.6)), UNSUB, "change", lambda: supported().weigh(1, (0.6, 0.6), (0.2, 0.2))),
    "a change that only its record tells": Pair("6.1", lambda: Book().speak("mechanism", WHY[0]), UNSUB, "change", supported),
    "a change that only a party tells": Pair("6.1", lambda: whether(source=PARTY), PLAUSIBLE, "change", supported),
    "a change of nobody": Pair("6.1", lambda: supported(**{"O-01": {"actor_ids": ()}}), PLAUSIBLE, "change", supported),
    "a change of the programme's own people": Pair("6.1", lambda: supported(**{"O-01": {"actor_ids": ("N-01",)}}), PLAUSIBLE, "change", supported),
    "an outside voice denies the change and none affirms it": Pair("6.1", lambda: against(Book(), part="happened"), UNSUB, "change", supported),
    "two outside voices deny the change and none affirms it": Pair(
        "6.1", lambda: against(against(Book(), part="happened"), DENIAL_TOO, part="happened"), REFUTED, "change",
        lambda: against(against(supported(), part="happened"), DENIAL_TOO, part="happened"), PLAUSIBLE),
    "one outside voice on the change": Pair("6.1", lambda: strong().change("E-03", bearing="not_assessed"), SUPPORTED, "change", strong, STRONG),
    # -- section 6.1: the step
    "a step that nobody states": Pair("6.1", lambda: shown(**{"L-01": {"basis": "inferred"}}), UNSUB, "step", shown, PLAUSIBLE),
    "an inferred step that an outside voice states": Pair(
        "6.1", lambda: shown(**{"L-01": {"basis": "inferred"}}), UNSUB, "step", lambda: shown(**{"L-01": {"basis": "inferred"}}).speak("mechanism", WHY[0])),
    "an order in time states a step only within reach": Pair(
        "6.1", lambda: shown(**{"L-01": {"basis": "stated_sequence"}}).change("A-01", recipient_ids=("N-01",)), UNSUB, "step",
        lambda: shown(**{"L-01": {"basis": "stated_sequence"}}), PLAUSIBLE),
    "a step without an outside voice": Pair("6.1", shown, PLAUSIBLE, "step", supported),
    "an outside voice that hedges": Pair("6.1", lambda: why("The course reportedly made the commander order the lists."), PLAUSIBLE, "step", supported),
    "one outside voice against the step and none for": Pair("6.1", lambda: against(shown()), UNSUB, "step", lambda: against(supported()), PLAUSIBLE),
    "two outside voices against the step and none for": Pair(
        "6.1", lambda: against(against(shown()), DENIAL_TOO), REFUTED, "step", lambda: against(against(supported()), DENIAL_TOO), PLAUSIBLE),
    "two parties against a step refute nothing": Pair(
        "6.1", lambda: against(against(shown()), DENIAL_TOO), REFUTED, "step",
        lambda: against(against(shown(), source=PARTY), DENIAL_TOO, source=PARTY), PLAUSIBLE),
    "a black box": Pair("6.1", lambda: strong(**{"A-01": {"recipient_ids": ("N-01",)}}), SUPPORTED, "step", strong, STRONG),
    "nobody recorded whom the act reached": Pair("6.1", lambda: strong(**{"A-01": {"recipient_ids": ()}}), SUPPORTED, "step", strong, STRONG),
    "evidence on the whole counts on the direct step": Pair(
        "6.1", lambda: whole(shown(), WHY[0], "not_assessed"), PLAUSIBLE, "step", lambda: whole(shown(), WHY[0], "supports")),
    "two voices of which nothing was weighed": Pair("6.1", two_voices, SUPPORTED, "step", strong, STRONG),
    "the low end between 0.5 and 0.85": Pair("6.1", lambda: weighed((0.4, 0.5)), UNSUB, "step", lambda: weighed((0.6, 0.5))),
    "the low end below 0.5": Pair("6.1", lambda: supported().weigh(2, (0.4, 0.9), (0.5, 0.5)), PLAUSIBLE, "step", lambda: weighed((0.5, 0.5), book=supported)),
    # -- section 6.2
    "a confirmed earlier sign with quoted dates refutes": Pair("6.2", lambda: sign(strong()), REFUTED, "step", strong, STRONG),
    "an earlier sign of a process refutes no less": Pair(
        "6.2", lambda: sign(strong(**{"O-01": {"is_process": True}})), REFUTED, "step", lambda: strong(**{"O-01": {"is_process": True}}), STRONG),
    "a refused earlier sign counts for nothing": Pair("6.2", lambda: sign(supported()), REFUTED, "step", lambda: sign(supported(), **REFUSED)),
    "a draft sign holds a step told from outside at plausible": Pair("6.2", lambda: sign(supported(), **DRAFT), PLAUSIBLE, "step", supported),
    "a draft sign is against a step that nobody outside tells": Pair("6.2", lambda: sign(shown(), **DRAFT), UNSUB, "step", shown, PLAUSIBLE),
    "a draft sign on a path is met by the voices on its steps": Pair("6.2", lambda: sign(path(), **DRAFT), PLAUSIBLE, "step", path),
    "an earlier sign whose words name another day is not quoted": Pair(
        "6.2", lambda: sign(supported()), REFUTED, "step",
        lambda: sign(supported(), "In March 2033 the lists hung at the gate.", "March 2033"), UNSUB),
    "an earlier sign of an undated act is no refutation": Pair(
        "6.2", lambda: sign(strong()), REFUTED, "step", lambda: sign(strong(**{"A-01": {"date": Interval(), "date_quote": None}})), SUPPORTED),
    "an earlier sign of the change as another record tells it": Pair("6.2", lambda: sign(told_twice(supported()), of="O-03"), REFUTED, "step", lambda: told_twice(supported())),
    "dates the wrong way round, quoted and not": Pair("6.2", lambda: late_act(quoted=True), REFUTED, "step", lambda: late_act(quoted=False), UNSUB),
    "dates that overlap": Pair("6.2", lambda: strong(**{"A-01": {"date": Interval.year(2031)}}), SUPPORTED, "step", strong, STRONG),
    "a change without a date": Pair("6.2", lambda: strong(**{"O-01": {"date": Interval(), "date_quote": None}}), SUPPORTED, "step", strong, STRONG),
    "dates that nobody quotes": Pair("6.2", lambda: strong(**{"O-01": {"date_quote": None}}), SUPPORTED, "step", strong, STRONG),
    "signs of a cause count for the cause": Pair("6.2", lambda: cause_is_process(**REFUSED), UNSUB, "step", cause_is_process),
    "a draft sign that is later than the act is none": Pair(
        "6.2", lambda: sign(supported(), **DRAFT), PLAUSIBLE, "step",
        lambda: sign(supported(), "In July 2031 the lists hung at the gate.", "July 2031", date=Interval.month(2031, 7), **DRAFT)),
    "an earlier sign whose words name its day beside another is quoted": Pair(
        "6.2", lambda: sign(supported(), "In March 2031, as told in May 2033, they hung.", "March 2031, as told in May 2033"), REFUTED, "step",
        lambda: sign(supported(), "In April 2033, as told in May 2033, they hung.", "April 2033, as told in May 2033"), UNSUB),
    "the change began when the earliest of its records says": Pair(
        "6.2", lambda: told_twice(supported(), date=Interval.month(2031, 3)), UNSUB, "step", lambda: told_twice(supported(), date=Interval.month(2031, 10))),
    # -- section 6.3
    "no rival is named and nobody wrote who looked": Pair("6.3", rivals, PLAUSIBLE, "rivals", lambda: rivals(sought="R. Reader, in the files of the ministry")),
    "a rival stands": Pair("6.3", lambda: rivals({"standing": "stands"}), PLAUSIBLE, "rivals", lambda: rivals({})),
    "a rival is undecided": Pair("6.3", lambda: rivals({"standing": "not_assessed"}), PLAUSIBLE, "rivals", lambda: rivals({})),
    "a rival was never searched": Pair("6.3", lambda: rivals({"search": "not_searched"}), PLAUSIBLE, "rivals", lambda: rivals({"search": "searched_less"})),
    "a refused rival is nobody's name for what was looked for": Pair("6.3", lambda: rivals(REFUSED), PLAUSIBLE, "rivals", lambda: rivals({})),
    "only co-contributors are named": Pair("6.3", rivals, PLAUSIBLE, "rivals", lambda: rivals({"kind": "co_contributor", "standing": "not_assessed", "search": "not_searched"})),
    "one of two rivals stands": Pair("6.3", lambda: rivals({}, {"standing": "stands"}), PLAUSIBLE, "rivals", lambda: rivals({}, {})),
    "searched with less effort": Pair("6.3", lambda: strong(**{"V-01": {"search": "searched_less"}}), SUPPORTED, "rivals", strong, STRONG),
    "one of two rivals was not weighed": Pair("6.3", second_rival, SUPPORTED, "rivals", lambda: second_rival((0.9, 0.1), (0.9, 0.2)), STRONG),
    "another's act that nobody ruled on": Pair(
        "6.3", lambda: other_act(strong()), SUPPORTED, "rivals",
        lambda: other_act(strong()).add("rivals", Rival(rival_id="V-02", outcome_id="O-01", event_id="A-02", description="the petition", **REFUSED)), STRONG),
    "a circumstance that nobody ruled on": Pair(
        "6.3", lambda: other_act(strong(), category="context", side="unknown"), SUPPORTED, "rivals",
        lambda: other_act(strong(), category="context").add("rivals", Rival(
            rival_id="V-02", outcome_id="O-01", event_id="A-02", description="the petition", kind="co_contributor", **JUDGED)), STRONG),
    "a rival to one step stands": Pair("6.3", lambda: of_step(standing="stands"), PLAUSIBLE, "rivals", lambda: of_step(standing="excluded")),
    "another's act ruled on in two words": Pair(
        "6.3", lambda: other_act(strong()).add("rivals", Rival(rival_id="V-02", outcome_id="O-01", event_id="A-02", description="the petition", **{**REFUSED, "reason": "no rival"})),
        SUPPORTED, "rivals",
        lambda: other_act(strong()).add("rivals", Rival(rival_id="V-02", outcome_id="O-01", event_id="A-02", description="the petition", **REFUSED)), STRONG),
    # -- section 6.4
    "needed in no package": Pair("6.4", lambda: package("A-02"), PLAUSIBLE, "needed", lambda: package("A-01", "A-02")),
    "redundant in every package": Pair(
        "6.4", lambda: package("A-01", "A-02").add("packages", Package(package_id="J-02", outcome_id="O-01", event_ids=("A-02",), **JUDGED)),
        PLAUSIBLE, "needed",
        lambda: package("A-01", "A-02").add("packages", Package(package_id="J-02", outcome_id="O-01", event_ids=("A-02",), **REFUSED))),
    "all signed by the programme": Pair("6.4", lambda: signed(supported(), "the programme"), PLAUSIBLE, "judge", supported),
    "one judgement signed by an outsider": Pair("6.4", lambda: signed(supported(), "the programme"), PLAUSIBLE, "judge", lambda: signed(supported(), "the programme", but="E-02")),
    # -- section 6: paths
    "a chain is as strong as its weakest step": Pair("6", lambda: path(2).change("E-07", bearing="not_assessed").change("E-08", bearing="not_assessed"), PLAUSIBLE, "step", lambda: path(2)),
    "a change between that nobody outside shows": Pair("6", lambda: path().change("E-02", bearing="not_assessed"), UNSUB, "change", path),
    "direct evidence beside a path that lacks it": Pair(
        "6.1", lambda: path().change("E-04", bearing="not_assessed"), PLAUSIBLE, "step",
        lambda: whole(path(direct=True).change("E-04", bearing="not_assessed"), THIRD, "supports")),
    "evidence on the whole makes a direct step beside a path": Pair(
        "6.1", lambda: path().change("E-04", bearing="not_assessed"), PLAUSIBLE, "step",
        lambda: whole(path().change("E-04", bearing="not_assessed"), THIRD, "supports")),
    "the weakest step meets what a party says against the whole": Pair(
        "4", lambda: whole(path(2).change("E-07", bearing="not_assessed"), source=PARTY), PLAUSIBLE, "whole", lambda: whole(path(2), source=PARTY)),
    # -- section 6.6, and harm
    "process tracing asks that every outside voice be weighed": Pair(
        "6.6", supported, PLAUSIBLE, "change",
        lambda: supported().weigh(1, (0.9, 0.95), (0.1, 0.2)).weigh(2, (0.9, 0.95), (0.1, 0.2)), profile="process tracing"),
    "process tracing asks for a low end of 0.7": Pair(
        "6.6", lambda: supported().weigh(1, (0.9, 0.95), (0.1, 0.2)).weigh(2, (0.6, 0.6), (0.4, 0.4)), PLAUSIBLE, "step",
        lambda: supported().weigh(1, (0.9, 0.95), (0.1, 0.2)).weigh(2, (0.8, 0.8), (0.3, 0.3)), profile="process tracing"),
    "a harm is held to the same": Pair("1", lambda: harm(shown()), PLAUSIBLE, "step", lambda: harm(supported())),
    # -- twin claims
    "a search written in the same claim written twice counts": Pair(
        "6.3", lambda: rivals().add("claims", Claim(claim_id="C-02", cause_id="A-01", outcome_id="O-01", **JUDGED)), PLAUSIBLE, "rivals",
        lambda: rivals().add("claims", Claim(claim_id="C-02", cause_id="A-01", outcome_id="O-01", rivals_sought="R. Reader, in the files", **JUDGED))),
    "what is filed under the same claim written twice": Pair("6", lambda: twin_claim(supported()), PLAUSIBLE, "step", lambda: twin_claim(supported(), **REFUSED)),
}  # fmt: skip


def decider(book: Book, profile: str) -> tuple[str, str, str]:
    """Give a claim's verdict, the premise that decides it, and the condition."""
    whole = book.casebook
    argued = Argument(Model(whole), load_profile(profile)).claim(whole.claims[0])
    premise, rule = (argued.deciding[0].name, argued.deciding[1].rule) if argued.deciding else ("", "")
    return argued.level.word, premise, rule


@pytest.mark.parametrize("name", PAIRS)
def test_the_fault_reads_what_a_sound_evaluator_would_say(name: str) -> None:
    pair = PAIRS[name]
    verdict, premise, rule = decider(pair.fault(), pair.profile)
    assert (verdict, premise) == (pair.reads, pair.premise), rule


@pytest.mark.parametrize("name", PAIRS)
def test_the_twin_reads_what_a_sound_evaluator_would_say(name: str) -> None:
    pair = PAIRS[name]
    verdict, _, rule = decider(pair.twin(), pair.profile)
    assert verdict == pair.twin_reads, rule


# -- section 6.5: what is printed, and what if


def test_a_change_that_holds_it_down_is_granted_for_once() -> None:
    alone, told = Book().assess().claim("C-01"), Book().speak("mechanism", WHY[0]).assess().claim("C-01")
    assert (alone.verdict, alone.if_happened) == (UNSUB, PLAUSIBLE)
    assert (told.verdict, told.if_happened) == (UNSUB, SUPPORTED)
    assert "supported if it happened" in told.text
    assert not shown().assess().claim("C-01").if_happened
    between = path().change("E-02", bearing="not_assessed").assess().claim("C-01")
    assert not between.if_happened  # it is a change on the way that is not shown


def test_what_speaks_against_is_said_before_what_is_lacking() -> None:
    """Both are plausible: nobody outside says that it happened, and the rival stands."""
    lacking = whether(source={"interest": "unknown"}).change("V-01", standing="stands")
    result = lacking.assess().claim("C-01")
    assert result.premise("change").level == result.premise("rivals").level == PLAUSIBLE
    assert result.deciding is not None
    assert result.deciding.rule == "rivals.stands"
    first = (
        whether(source={"interest": "unknown"})
        .change("V-01", standing="not_assessed")
        .assess()
        .claim("C-01")
        .deciding
    )
    assert first is not None
    assert first.rule == "change.no_outside"  # of what only lacks something, the order of the table


def test_a_judgement_without_a_reason_is_called_that() -> None:
    text = whether(**SHORT).assess().claim("C-01").text
    assert "a judgement without a reason" in text
    assert "own record" not in text


REMEDIES: dict[str, tuple[Make, Make]] = {
    "a second outside voice on the change": (
        lambda: strong().change("E-03", bearing="not_assessed"), lambda: strong().change("E-03", bearing="not_assessed").speak("happened", THIRD)),
    "an outside voice on the change": (lambda: whether(source=PARTY), lambda: whether(source=PARTY).speak("happened", WHETHER[1])),
    "a source outside the record": (lambda: Book().speak("mechanism", WHY[0]), lambda: Book().speak("mechanism", WHY[0]).speak("happened", WHETHER[0], source=PARTY)),
    "an outside voice on the step": (shown, supported),
    "a quote that states the step": (lambda: shown(**{"L-01": {"basis": "inferred"}}), shown),
    "weighing what contests it": (
        lambda: against(weighed((0.9, 0.1), book=supported)), lambda: against(weighed((0.9, 0.1), book=supported)).weigh(3, (0.4, 0.5), (0.5, 0.6))),
    "searching a rival": (lambda: rivals({"search": "not_searched"}), lambda: rivals({})),
    "writing who looked": (rivals, lambda: rivals(sought="R. Reader, in the files")),
    "confirming whose act it was": (lambda: supported(**{"A-01": DRAFT}), supported),
    "naming who changed": (lambda: supported(**{"O-01": {"actor_ids": ()}}), supported),
    "refusing an earlier sign": (lambda: sign(supported(), **DRAFT), lambda: sign(supported(), **REFUSED)),
    "quoting the dates": (lambda: strong(**{"O-01": {"date_quote": None}}), strong),
    "recording whom it reached": (lambda: strong(**{"A-01": {"recipient_ids": ()}}), strong),
    "ruling on another's act": (
        lambda: other_act(strong()),
        lambda: other_act(strong()).add("rivals", Rival(rival_id="V-02", outcome_id="O-01", event_id="A-02", description="the petition", **REFUSED))),
    "a judge without a stake": (lambda: signed(supported(), "the programme"), lambda: signed(supported(), "the programme", but="E-02")),
}  # fmt: skip


@pytest.mark.parametrize("name", REMEDIES)
def test_what_is_asked_for_next_lifts_it_by_a_level(name: str) -> None:
    before, after = (make().assess().claim("C-01") for make in REMEDIES[name])
    assert before.next
    assert LADDER.index(after.verdict) == LADDER.index(before.verdict) + 1


WHAT_IF: dict[str, tuple[Make, str, dict[str, Any]]] = {
    "a source's interest": (supported, "S-03", PARTY),
    "a publisher's interest": (lambda: actor(why(), interest="independent"), "N-03", PARTY),
    "who did the act, far down its path": (by_third, "A-01", {"actor_ids": ("N-01", "N-03")}),
    "what kind of act it was": (lambda: admitted("advocated"), "A-01", {"kind": "trained"}),
    "the prior of each step": (lambda: path_weighed(9.95), "C-01", {"prior_low": 0.01, "prior_high": 0.02}),
    "that a cluster is none": (lambda: clustered(strong(), 2, 4), "D-01", {"status": "refused"}),
}  # fmt: skip


@pytest.mark.parametrize("name", WHAT_IF)
def test_what_if_is_the_same_as_writing_it_down(name: str) -> None:
    make, row_id, values = WHAT_IF[name]
    book, written = make(), make()
    for at, said in enumerate(written.texts):
        if said.source.source_id == row_id:
            published(written, at + 1, **values)
    if not row_id.startswith("S"):
        written.change(row_id, **values)
    whole = book.assess()
    before = whole.claim("C-01").verdict
    after = whole.what_if(row_id, **values).claim("C-01").verdict
    assert after == written.verdict()
    assert after != before


# -- a claim that nobody wrote down, and one that was


@pytest.mark.parametrize(
    "make",
    [
        supported,
        shown,
        path,
        lambda: rivals(sought="R. Reader, in the files"),
        lambda: signed(supported(), "the programme"),
    ],
)
def test_a_claim_reads_the_same_asked_for_by_its_ends(make: Make) -> None:
    whole = make().assess()
    assert whole.between("A-01", "O-01").verdict == whole.claim("C-01").verdict


def test_a_claim_that_nobody_wrote_down_is_judged_along_its_path() -> None:
    book = path()
    book.rows["claims"] = []
    for row in book.rows["evidence"]:
        book.change(row.evidence_id, claim_id="")
    result = book.assess().between("A-01", "O-01")
    assert (result.verdict, result.path) == (SUPPORTED, ("A-01>O-02", "O-02>O-01"))
    assert book.assess().between("A-01", "O-02").verdict == PLAUSIBLE  # no rival to it is named


def test_of_several_paths_the_highest_counts_and_of_equals_the_shorter() -> None:
    book = path(direct=True)
    assert book.assess().claim("C-01").path == ("A-01>O-02", "O-02>O-01")  # the direct step is only stated
    whole(book, THIRD, "supports")
    assert book.assess().claim("C-01").path == ("A-01>O-01",)


def test_of_the_same_rows_every_profile_and_page_gives_one_reading_of_a_harm() -> None:
    good, bad = supported().assess().claim("C-01"), harm(supported()).assess().claim("C-01")
    assert (good.verdict, bad.verdict, bad.negative) == (SUPPORTED, SUPPORTED, True)
    assert "provoke" in bad.question


# -- section 9: the queue


def two_changes() -> Book:
    """Make a claim on one change, and another change about which nobody claims anything."""
    book = shown()
    quote = book.texts[0].quote("its officers kept lists")
    return book.add(
        "outcomes",
        Outcome(outcome_id="O-00", statement="lists are kept", actor_ids=("N-02",), quote=quote, **JUDGED),
    )


def test_the_queue_asks_first_what_moves_verdicts_furthest() -> None:
    """An answer on the step moves a verdict by two levels; on the changes it moves no verdict but what they read."""
    queue = two_changes().assess().queue
    assert [(row.outcome_id, row.step, row.moves, row.moves_premise) for row in queue] == [
        ("O-01", "A-01>O-01", 2, 2), ("O-00", "", 0, 2), ("O-01", "", 0, 2),
    ]  # fmt: skip
    assert queue[0].claim_ids == ("C-01",)
    assert queue[1].claim_ids == queue[2].claim_ids == ()
    assert (queue[0].now, queue[0].if_confirmed, queue[0].if_denied) == (PLAUSIBLE, SUPPORTED, UNSUB)
    assert not any(re.search("register|training", row.question) for row in queue)


def test_joint_is_printed_only_where_every_item_was_weighed_under_every_rival() -> None:
    every, some = second_rival((0.9, 0.1), (0.9, 0.2)), second_rival((0.9, 0.1))
    joint = every.assess().claim("C-01").joint
    assert len(joint) == 1
    assert joint[0].low <= min(each.low for each in every.assess().claim("C-01").posteriors)
    assert not some.assess().claim("C-01").joint


def test_of_questions_that_move_no_verdict_the_one_that_moves_its_premise_further_comes_first() -> None:
    """A change of nobody named can only become plausible; it comes last though its id is the first."""
    queue = two_changes().change("O-00", actor_ids=()).assess().queue
    assert [(row.outcome_id, row.moves, row.moves_premise) for row in queue] == [
        ("O-01", 2, 2),
        ("O-01", 0, 2),
        ("O-00", 0, 1),
    ]


def test_a_question_that_could_move_nothing_is_not_asked() -> None:
    assert [row.step for row in shown().assess().queue] == ["A-01>O-01", ""]
    assert [row.step for row in sign(shown()).assess().queue] == [""]


def test_the_queue_says_how_often_it_was_asked_and_not_answered() -> None:
    book = shown()
    book.rows["substantiations"] = [
        Substantiation(substantiation_id=f"U-0{at}", outcome_id="O-01", part=part, interest=interest, response=response, **JUDGED)
        for at, (part, interest, response) in enumerate([
            ("mechanism", "independent", "no_response"), ("contribution", "independent", "confirmed"),
            ("happened", "independent", "no_response"), ("mechanism", "beneficiary", "no_response"),
        ], start=1)
    ]  # fmt: skip
    rows = {row.step: row for row in book.assess().queue}
    assert (rows["A-01>O-01"].asked, rows["A-01>O-01"].unanswered) == (2, 1)
    assert (rows[""].asked, rows[""].unanswered) == (1, 1)


def test_one_answer_may_move_several_claims() -> None:
    """Two acts are claimed for one change that nobody outside has shown."""
    book = Book().speak("mechanism", WHY[0])
    quote = book.texts[0].quote("The training of May 2031")
    book.add(
        "events",
        Event(
            event_id="A-02",
            description="a talk",
            side="programme",
            actor_ids=("N-01",),
            recipient_ids=("N-02",),
            quote=quote,
            **JUDGED,
        ),
    )
    book.add(
        "links",
        Link(link_id="L-02", cause_id="A-02", effect_id="O-01", basis="stated_cause", quote=quote, **JUDGED),
    )
    book.add("claims", Claim(claim_id="C-02", cause_id="A-02", outcome_id="O-01", **JUDGED))
    first = book.assess().queue[0]
    assert (first.step, first.claim_ids) == ("", ("C-01", "C-02"))
    assert (first.now, first.if_confirmed, first.if_denied) == (UNSUB, SUPPORTED, UNSUB)
    assert first.moves == 3  # one claim by two levels, the other by one
