"""For every condition of a premise a pair of casebooks, one with the fault and one without (method, section 6).

The fault holds the premise at the level said, under the condition's own name; its twin does not have it. A
condition without a pair fails the first test, so that none can be added or lost unseen.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from argued_books import JUDGED, WHETHER, WHY, Book, strong, supported

from sjc_analysis.argument.levels import condition_texts
from sjc_analysis.argument.profile import load_profile
from sjc_analysis.data_files import data_path
from sjc_analysis.dates import Interval
from sjc_analysis.findings import FindingsError
from sjc_analysis.records import Actor, Cluster, Event, Link, Outcome, Package, Rival

DRAFT: dict[str, Any] = {"status": "draft", "decided_by": "", "reason": ""}
UNREASONED: dict[str, Any] = {"status": "confirmed", "decided_by": "R. Reader", "reason": "ok"}
Make = Callable[[], Book]


class Twin(NamedTuple):
    """A fault, the verdict with it, and the same casebook without it."""

    fault: Make
    level: str
    without: Make = strong
    profile: str = "outcome harvesting"


def another_act(**event: Any) -> Book:
    book = strong()
    quote = book.texts[0].quote("The training of May 2031")
    return book.add(
        "events", Event(event_id="A-02", description="a petition", side="other", quote=quote, **event)
    )


def package(*events: str) -> Book:
    book = another_act(**JUDGED)
    book.add(
        "rivals",
        Rival(
            rival_id="V-02",
            outcome_id="O-01",
            description="the petition",
            kind="co_contributor",
            event_id="A-02",
            **JUDGED,
        ),
    )
    return book.add("packages", Package(package_id="J-01", outcome_id="O-01", event_ids=events, **JUDGED))


def against(book: Book, part: str = "mechanism", **more: Any) -> Book:
    said = "The auditor writes in so many words that none of that is what took place here."
    return book.speak(part, said, bearing="contradicts", **more)


def against_twice(book: Book, part: str = "mechanism") -> Book:
    return against(book, part).speak(
        part, "A second auditor denies it as well, from files of her own.", bearing="contradicts"
    )


def weighed(claim: tuple[float, float], rival: tuple[float, float], base: Make = supported) -> Book:
    return base().weigh(2, claim, rival)


def without_rivals(sought: str = "", kind: str = "") -> Book:
    book = strong()
    book.rows["rivals"], book.rows["likelihoods"] = [], []
    if kind:
        book.add(
            "rivals",
            Rival(rival_id="V-01", outcome_id="O-01", description="a grant", kind="co_contributor", **JUDGED),
        )
    return book.change("C-01", rivals_sought=sought)


def rival(**values: Any) -> Make:
    return lambda: strong(**{"V-01": values})


def changed(row_id: str, **values: Any) -> Make:
    return lambda: strong(**{row_id: values})


def copied(*, more: str) -> Book:
    """Let two papers print much the same paragraph about the change, with more of their own beside it."""
    shared = (
        "on Monday the register of arrests was hung up at the gate for the first time since the station was "
        "built there and a guard read the names out"
    )
    book = strong()
    book.rows["evidence"] = [row for row in book.rows["evidence"] if row.part != "happened"]
    book.speak("happened", f"{shared} {more}").change("E-02", evidence_id="E-02")
    book.rows["evidence"][-1] = book.rows["evidence"][-1].model_copy(update={"evidence_id": "E-08"})
    book.speak("happened", f"{more[::-1]} {shared}")
    book.rows["evidence"][-1] = book.rows["evidence"][-1].model_copy(update={"evidence_id": "E-09"})
    return book


def informant(one: str, other: str) -> Book:
    book = Book().speak("happened", WHETHER[0]).speak("happened", WHETHER[1])
    book.speak("mechanism", f"The {one} told us that the course made them order it.")
    book.speak("mechanism", f"As the {other} said to our paper, it was the course and nothing else.")
    return book.weigh(3, (0.9, 0.95), (0.02, 0.05)).weigh(4, (0.8, 0.9), (0.2, 0.3))


def one_sentence() -> Book:
    """Make a path of two steps for which the same outside sentences are filed."""
    book = Book()
    quote = book.texts[0].quote("led the station to publish")
    book.rows["links"] = []
    middle = Outcome(
        outcome_id="O-02",
        statement="officers learn to keep lists",
        actor_ids=("N-02",),
        date=Interval.month(2031, 7),
        date_quote=book.texts[0].quote("July 2031"),
        quote=quote,
        **JUDGED,
    )
    book.add("outcomes", middle)
    for link, cause, effect in (("L-01", "A-01", "O-02"), ("L-02", "O-02", "O-01")):
        book.add(
            "links",
            Link(link_id=link, cause_id=cause, effect_id=effect, basis="stated_cause", quote=quote, **JUDGED),
        )
    book.change("C-01", link_ids=("L-01", "L-02"))
    for words in WHETHER:
        book.speak("happened", words)
    for number, words in enumerate(WHETHER, start=7):
        book.speak("happened", f"{words} They keep lists now.", quote="They keep lists now.")
        book.change(f"E-{len(book.rows['evidence']):02}", outcome_id="O-02")
        assert number
    return book


def two_steps(reasons: tuple[str, str]) -> Book:
    book = one_sentence()
    for words in WHY:
        book.speak("mechanism", words, link_id="L-01", reason=reasons[0])
        said = book.rows["evidence"][-1]
        twice = said.model_copy(
            update={
                "evidence_id": f"E-{len(book.rows['evidence']) + 1:02}",
                "link_id": "L-02",
                "reason": reasons[1],
            }
        )
        book.add("evidence", twice)
    for at in range(1, len(book.rows["evidence"]) + 1):
        if book.rows["evidence"][at - 1].link_id:
            book.weigh(at, (0.95, 0.99), (0.01, 0.02))
    return book


def own_words_for_each_step() -> Book:
    book = one_sentence()
    for link, words in (
        ("L-01", WHY[0]),
        ("L-01", WHY[1]),
        ("L-02", "Keeping lists is what led on to hanging them up."),
        ("L-02", "They hung them up because by then the lists were kept."),
    ):
        book.speak("mechanism", words, link_id=link)
        book.weigh(len(book.rows["evidence"]), (0.95, 0.99), (0.01, 0.02))
    return book


def earlier(base: Make = supported, **values: Any) -> Book:
    return base().trace(
        "In March 2031 the lists hung at the gate.", Interval.month(2031, 3), "March 2031", **values
    )


def early_change(**values: Any) -> Make:
    return lambda: supported(**{"O-01": {"date": Interval.month(2031, 1), "date_quote": None, **values}})


TWINS: dict[str, Twin] = {
    "act.no_words": Twin(changed("A-01", quote=None), "unsubstantiated"),
    "act.undecided": Twin(changed("A-01", side="unknown"), "plausible"),
    "act.not_programme": Twin(changed("A-01", side="other"), "unsubstantiated"),
    "change.own_record": Twin(lambda: Book().speak("mechanism", WHY[0]), "unsubstantiated", supported),
    "change.told_on_a_step": Twin(lambda: Book().speak("mechanism", WHY[0]), "unsubstantiated", supported),
    "change.no_outside": Twin(
        lambda: (
            Book().speak("happened", WHETHER[0], source={"interest": "unknown"}).speak("mechanism", WHY[0])
        ),
        "plausible",
        supported,
    ),
    "change.one_outside": Twin(lambda: supported().speak("mechanism", WHY[1]), "supported"),
    "change.nobody": Twin(changed("O-01", actor_ids=()), "plausible"),
    "change.own_people": Twin(changed("O-01", actor_ids=("N-01",)), "plausible"),
    "fact.unreasoned": Twin(
        lambda: Book().speak("happened", WHETHER[0], **UNREASONED).speak("mechanism", WHY[0]),
        "unsubstantiated",
        supported,
    ),
    "fact.against_two": Twin(lambda: against_twice(Book().speak("happened", WHETHER[0])), "refuted"),
    "fact.against_one": Twin(lambda: against(Book().speak("happened", WHETHER[0])), "unsubstantiated"),
    "fact.contested": Twin(lambda: against(supported()), "plausible", supported),
    "fact.shared_origin": Twin(
        lambda: informant("registrar", "registrar"), "supported", lambda: informant("registrar", "porter")
    ),
    "step.not_stated": Twin(
        lambda: Book(**{"L-01": {"basis": "inferred"}}).speak("happened", WHETHER[0]),
        "unsubstantiated",
        lambda: Book().speak("happened", WHETHER[0]),
    ),
    "step.only_sequence": Twin(
        lambda: (
            Book(**{"L-01": {"basis": "stated_sequence"}})
            .change("A-01", recipient_ids=())
            .speak("happened", WHETHER[0])
        ),
        "unsubstantiated",
        lambda: Book(**{"L-01": {"basis": "stated_sequence"}}).speak("happened", WHETHER[0]),
    ),
    "step.no_outside": Twin(lambda: Book().speak("happened", WHETHER[0]), "plausible", supported),
    "step.one_outside": Twin(lambda: supported().speak("happened", WHETHER[1]), "supported"),
    "step.shared_sentence": Twin(
        lambda: two_steps(("read in full and found so", "it says how the lists came to hang")),
        "supported",
        own_words_for_each_step,
    ),
    "step.black_box": Twin(changed("A-01", recipient_ids=("N-01",)), "supported"),
    "step.reach_unknown": Twin(changed("A-01", recipient_ids=()), "supported"),
    "step.refuted_order": Twin(earlier, "refuted", supported),
    "step.against_order": Twin(early_change(), "unsubstantiated", supported),
    "step.draft_trace": Twin(lambda: earlier(**DRAFT), "plausible", supported),
    "step.unsettled_order": Twin(changed("A-01", date=Interval.year(2031)), "supported"),
    "step.unquoted_order": Twin(changed("A-01", date_quote=None), "supported"),
    "weigh.refuted": Twin(lambda: weighed((0.01, 0.02), (0.9, 0.95)), "refuted", supported),
    "weigh.less_likely": Twin(lambda: weighed((0.2, 0.3), (0.6, 0.7)), "unsubstantiated", supported),
    "weigh.undecided": Twin(
        lambda: weighed((0.4, 0.9), (0.5, 0.6)), "plausible", lambda: weighed((0.7, 0.9), (0.5, 0.6))
    ),
    "weigh.not_strong": Twin(
        lambda: weighed(
            (0.7, 0.9),
            (0.5, 0.6),
            lambda: supported().speak("happened", WHETHER[1]).speak("mechanism", WHY[1]),
        ),
        "supported",
    ),
    "weigh.contradictory": Twin(lambda: weighed((0, 0), (0, 0)), "plausible", supported),
    "weigh.failed": Twin(
        lambda: (
            strong()
            .weigh(2, (0.9, 0.9), (0.02, 0.02))
            .speak("mechanism", "No order is on file.", observation="sought_absent", bearing="contradicts")
            .weigh(5, (0.95, 0.95), (0.05, 0.05))
        ),
        "supported",
    ),
    "weigh.no_bar": Twin(
        lambda: (
            supported()
            .speak("happened", WHETHER[1])
            .speak("mechanism", WHY[1])
            .weigh(2, (0.6, 0.6), (0.2, 0.2))
            .weigh(4, (0.6, 0.6), (0.2, 0.2))
        ),
        "supported",
    ),
    "weigh.profile": Twin(
        strong,
        "plausible",
        lambda: strong().weigh(1, (0.9, 0.95), (0.1, 0.2)).weigh(3, (0.9, 0.95), (0.1, 0.2)),
        "process tracing",
    ),
    "rivals.none_named": Twin(
        without_rivals, "plausible", lambda: without_rivals("R. Reader, in the ministry's files")
    ),
    "rivals.none_found": Twin(lambda: without_rivals("R. Reader, in the ministry's files"), "supported"),
    "rivals.co_contributors": Twin(lambda: without_rivals(kind="co_contributor"), "supported"),
    "rivals.stands": Twin(rival(standing="stands"), "plausible"),
    "rivals.undecided": Twin(rival(standing="not_assessed"), "plausible"),
    "rivals.not_searched": Twin(rival(search="not_searched"), "plausible"),
    "rivals.searched_less": Twin(rival(search="searched_less"), "supported"),
    "rivals.not_weighed": Twin(
        lambda: strong().add(
            "rivals",
            Rival(
                rival_id="V-02",
                outcome_id="O-01",
                description="a strike",
                search="searched_equally",
                standing="excluded",
                **JUDGED,
            ),
        ),
        "supported",
    ),
    "rivals.weak": Twin(
        lambda: weighed(
            (0.7, 0.9),
            (0.5, 0.6),
            lambda: supported().speak("happened", WHETHER[1]).speak("mechanism", WHY[1]),
        ),
        "supported",
    ),
    "rivals.even": Twin(
        lambda: weighed((0.4, 0.9), (0.5, 0.6)), "plausible", lambda: weighed((0.7, 0.9), (0.5, 0.6))
    ),
    "rivals.not_ruled_on": Twin(lambda: another_act(**JUDGED), "supported"),
    "needed.redundant": Twin(
        lambda: package("A-01", "A-02").add(
            "packages", Package(package_id="J-02", outcome_id="O-01", event_ids=("A-02",), **JUDGED)
        ),
        "plausible",
        lambda: package("A-01", "A-02"),
    ),
    "needed.in_none": Twin(lambda: package("A-02"), "plausible", lambda: package("A-01", "A-02")),
    "judge.self_assessed": Twin(lambda: by("the programme"), "plausible"),
}


def by(name: str) -> Book:
    """Have one person sign every judgement."""
    book = strong()
    for rows in book.rows.values():
        for row in [row for row in rows if getattr(row, "decided_by", "")]:
            book.change(row.row_id, decided_by=name)
    return book


def test_every_condition_has_its_pair() -> None:
    assert set(TWINS) == set(condition_texts())


@pytest.mark.parametrize("rule", TWINS)
def test_the_fault_holds_the_claim_down_and_its_twin_is_free_of_it(rule: str) -> None:
    twin = TWINS[rule]
    with_fault, without = (
        make().assess(profile=twin.profile).claim("C-01") for make in (twin.fault, twin.without)
    )
    found = {each.rule for premise in with_fault.premises for each in premise.conditions}
    assert rule in found
    assert with_fault.verdict == twin.level, with_fault.text
    assert rule not in {each.rule for premise in without.premises for each in premise.conditions}
    assert without.verdict != with_fault.verdict or rule.startswith(("weigh.n", "rivals.weak")), without.text


def test_what_the_two_ends_of_the_ladder_read() -> None:
    assert strong().verdict() == "strongly supported"
    assert supported().verdict() == "supported"
    alone = Book().assess().claim("C-01")
    assert (alone.verdict, alone.if_happened) == ("unsubstantiated", "plausible")


NOT_OUTSIDE: dict[str, Callable[[], Book]] = {
    "the programme's own paper": lambda: (
        Book().speak("happened", WHETHER[0]).speak("mechanism", WHY[0], source={"publisher_id": "N-01"})
    ),
    "a funder": lambda: (
        Book().speak("happened", WHETHER[0]).speak("mechanism", WHY[0], source={"interest": "funder"})
    ),
    "those whom the act reached": lambda: (
        Book().speak("happened", WHETHER[0]).speak("mechanism", WHY[0], source={"publisher_id": "N-02"})
    ),
    "a beneficiary": lambda: (
        Book().speak("happened", WHETHER[0]).speak("mechanism", WHY[0], source={"interest": "beneficiary"})
    ),
    "nobody said whose interest": lambda: (
        Book().speak("happened", WHETHER[0]).speak("mechanism", WHY[0], source={"interest": "unknown"})
    ),
    "another outcome record": lambda: (
        Book().speak("happened", WHETHER[0]).speak("mechanism", WHY[0], source={"kind": "outcome_record"})
    ),
    "hedged words": lambda: (
        Book()
        .speak("happened", WHETHER[0])
        .speak("mechanism", "The course may have made him order the lists.")
    ),
    "a paper older than the act": lambda: (
        Book()
        .speak("happened", WHETHER[0])
        .speak("mechanism", WHY[0], source={"kind": "document", "date": Interval.month(2031, 2)})
    ),
    "a paper older than the change": lambda: (
        Book()
        .speak("happened", WHETHER[0])
        .speak("mechanism", WHY[0], source={"kind": "document", "date": Interval.month(2031, 7)})
    ),
    "words of the record itself": lambda: (
        Book()
        .speak("happened", WHETHER[0])
        .speak(
            "mechanism",
            "As is told, the training of May 2031 led the station to publish its register in September 2031.",
            quote="the training of May 2031 led the station to publish its register in September 2031",
        )
    ),
    "a draft": lambda: Book().speak("happened", WHETHER[0]).speak("mechanism", WHY[0], **DRAFT),
    "the words that tell of the change": lambda: (
        Book()
        .speak("happened", WHETHER[0])
        .speak("mechanism", "Nothing.", bearing="not_assessed")
        .add(
            "evidence",
            supported()
            .rows["evidence"][0]
            .model_copy(
                update={"evidence_id": "E-09", "part": "mechanism", "claim_id": "C-01", "link_id": "L-01"}
            ),
        )
    ),
}


@pytest.mark.parametrize("who", NOT_OUTSIDE)
def test_who_does_not_lift_a_step(who: str) -> None:
    assert NOT_OUTSIDE[who]().verdict() == "plausible"


def test_a_registry_role_counts_whatever_the_interest_cell_says() -> None:
    book = supported().change("N-01", interest="independent")
    assert supported().change("N-01", interest="independent").verdict() == "supported"
    book.rows["evidence"] = []
    book.speak("happened", WHETHER[0]).speak("mechanism", WHY[0], source={"publisher_id": "N-01"})
    assert book.verdict() == "plausible"


def test_whoever_was_only_addressed_is_no_party() -> None:
    def told(kind: str) -> Book:
        addressed = Book(**{"A-01": {"kind": kind, "recipient_ids": ("N-02", "N-03")}})
        addressed.add("actors", Actor(actor_id="N-03", name="the council", interest="independent"))
        return addressed.speak("happened", WHETHER[0]).speak(
            "mechanism", WHY[0], source={"publisher_id": "N-03"}
        )

    assert told("advocated").verdict() == "supported"
    assert told("trained").verdict() == "plausible"


def test_a_body_on_its_own_change() -> None:
    """On whether it changed it is outside; on why only by its own record made at the time that gives reasons."""
    own = {"publisher_id": "N-02", "kind": "document"}
    assert (
        Book()
        .speak("happened", WHETHER[0], source={**own, "interest": "unknown"})
        .speak("mechanism", WHY[0])
        .verdict()
        == "supported"
    )

    def why(kind: str, **source: Any) -> str:
        book = Book(**{"A-01": {"kind": kind}}).speak("happened", WHETHER[0])
        book.speak("mechanism", WHY[0], source={**own, "interest": "unknown"})
        last = book.texts[-1]
        book.texts[-1] = last._replace(source=last.source.model_copy(update=source))
        return book.verdict()

    assert why("advocated", title="Order of the commander") == "supported"
    assert why("trained", title="Order of the commander") == "plausible"
    assert why("advocated", title="Press note") == "plausible"
    assert why("advocated", title="Order of the commander", date=Interval.year(2034)) == "plausible"


def test_voices_of_one_origin_are_one() -> None:
    shared = strong().add("clusters", Cluster(cluster_id="D-01", name="one hearing", **JUDGED))
    for evidence in ("E-01", "E-03"):
        shared.change(evidence, cluster_id="D-01")
    assert shared.verdict() == "supported"
    apart = strong().add("clusters", Cluster(cluster_id="D-01", name="one hearing", **JUDGED))
    assert apart.change("E-01", cluster_id="D-01").verdict() == "strongly supported"


def test_two_papers_that_print_one_text_are_one_voice() -> None:
    own = " ".join(f"word{number} of{number} its{number} own{number}" for number in range(20))
    few, many = copied(more="while two"), copied(more=own)
    assert few.verdict() == "supported"
    assert many.verdict() == "strongly supported"


def test_sharing_is_not_passed_on_through_a_third() -> None:
    """One paper that quotes both informants does not fuse them."""
    book = informant("registrar", "porter")
    book.speak("mechanism", "Both the registrar said so and the porter told us the same of the course.")
    assert book.verdict() == "strongly supported"


def test_a_weighed_contradiction_enters_the_posterior_and_does_nothing_else() -> None:
    assert against(supported()).verdict() == "plausible"
    assert (
        against(supported()).weigh(3, (0.4, 0.5), (0.5, 0.6)).weigh(2, (0.9, 0.95), (0.05, 0.1)).verdict()
        == "supported"
    )


def test_two_outside_voices_meet_what_a_party_says_against() -> None:
    party = {"interest": "beneficiary"}
    assert against(supported(), source=party).verdict() == "plausible"
    assert against(supported().speak("mechanism", WHY[1]), source=party).verdict() == "supported"


def test_a_voice_that_says_both_counts_for_neither() -> None:
    both = supported()
    last = both.rows["evidence"][1]
    both.add("evidence", last.model_copy(update={"evidence_id": "E-09", "bearing": "contradicts"}))
    assert both.verdict() == "plausible"


def test_a_cause_that_is_a_process_began_with_its_earliest_sign() -> None:
    """Signs of a cause count for the cause: the step from an earlier change to a later one is judged so."""

    def book(sign: bool) -> str:
        made = own_words_for_each_step()
        made.change("O-02", date=Interval.month(2031, 12), date_quote=None)
        if sign:
            made.trace("Lists were kept since July 2031.", Interval.month(2031, 7), "July 2031", of="O-02")
        return made.assess().claim("C-01").verdict

    assert book(sign=True) == "supported"
    assert book(sign=False) == "unsubstantiated"


def test_a_prior_moves_its_claim() -> None:
    told = weighed((0.7, 0.9), (0.5, 0.6))
    assert told.verdict() == "supported"
    told.change("C-01", prior_low=0.2, prior_high=0.3)
    assert told.verdict() == "unsubstantiated"
    assert (
        weighed((0.7, 0.9), (0.5, 0.6)).change("C-01", prior_low=0.2, prior_high=0.9).verdict() == "plausible"
    )


def test_a_link_that_a_person_refused_is_stated_by_no_draft() -> None:
    book = Book(
        **{"L-01": {"status": "refused", "decided_by": "R. Reader", "reason": "it says nothing of why"}}
    )
    book.change("C-01", link_ids=()).speak("happened", WHETHER[0])
    quote = book.texts[0].quote()
    book.add(
        "links", Link(link_id="L-02", cause_id="A-01", effect_id="O-01", basis="stated_cause", quote=quote)
    )
    assert book.verdict() == "unsubstantiated"


def spoken(times: int) -> Book:
    """Let so many outside voices tell of the change, and two of the step."""
    book = Book()
    for words in WHETHER[:times]:
        book.speak("happened", words)
    for words in WHY[:2]:
        book.speak("mechanism", words)
    return book


@pytest.mark.parametrize("times", [0, 1, 2])
def test_nobody_is_said_to_speak_who_did_not(times: int) -> None:
    """Under a bar of three voices a sentence names as many as there are, and none where there is none."""
    bars = load_profile().model_copy(update={"voices": 3})
    change = spoken(times).assess(profile=bars).claim("C-01").premise("change")
    said = [each for each in change.conditions if each.rule == "change.one_outside"]
    assert [each.text.startswith(("Only one", "Only 2")[times - 1]) for each in said] == [True] * min(
        times, 1
    )


@pytest.mark.parametrize("rule", TWINS)
def test_what_is_to_be_done_next_leaves_out_no_premise_that_holds_the_claim_there(rule: str) -> None:
    twin = TWINS[rule]
    claim = twin.fault().assess(profile=twin.profile).claim("C-01")
    lowest = {
        each.remedy
        for premise in claim.premises
        for each in premise.conditions
        if each.level == claim.verdict
    }
    assert set(claim.next) == lowest
    assert claim.deciding is not None
    assert claim.next[0] == claim.deciding.remedy


def test_what_is_too_old_to_show_a_change_says_so() -> None:
    for year, old in ((2030, True), (2032, False)):
        paper = {"kind": "document", "date": Interval.year(year)}
        claim = Book().speak("happened", WHETHER[0], source=paper).assess().claim("C-01")
        told = next(each.text for each in claim.why if each.text.startswith("E-01"))
        assert ("older than" in told) == old
        assert (claim.premise("change").level == "unsubstantiated") == old


def test_a_profile_of_ones_own_is_read_as_it_stands_and_under_no_borrowed_name(tmp_path: Path) -> None:
    shipped = data_path("profiles/outcome_harvesting.toml").read_text(encoding="utf-8")
    own, mine = tmp_path / "own.toml", shipped.replace('name = "outcome harvesting"', 'name = "mine"')
    for voices in (1, 3):  # a person edits the file and asks again in the same notebook
        own.write_text(mine.replace("voices = 2", f"voices = {voices}"), encoding="utf-8")
        assert load_profile(own).voices == voices
    own.write_text(shipped, encoding="utf-8")
    assert load_profile(own) == load_profile()
    own.write_text(shipped.replace("voices = 2", "voices = 1"), encoding="utf-8")
    with pytest.raises(FindingsError) as caught:
        load_profile(own)
    assert [each.column for each in caught.value.findings] == ["name"]
