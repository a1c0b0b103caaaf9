"""Every name is found where it stands, and nothing else is taken for it."""

from hypothesis import given
from hypothesis import strategies as st

from sjc_analysis.drafting import find_mentions
from sjc_analysis.drafting.mentions import Names
from sjc_analysis.quotes import says
from sjc_analysis.records import Actor, Passage

HUB = Actor(actor_id="N-01", name="Tidewater Justice Hub", aliases=("TJH",), kind="justice_hub")
COALITION = Actor(actor_id="N-02", name="Tidewater Justice Hub Coalition", aliases=("TJHC",))
STAR = Actor(actor_id="N-03", name="The Star", aliases=("the-star.example",), kind="media")
KOSS = Actor(actor_id="N-04", name="Dervan Koss", aliases=("Koss", "corporal Koss"), kind="person")
FUNDER = Actor(actor_id="N-05", name="OPENGROUND", aliases=("Openground",))
ACTORS = (HUB, COALITION, STAR, KOSS, FUNDER)


def _found(text: str) -> list[tuple[str, str]]:
    return [(text[each.start : each.end], each.actor_id) for each in Names(ACTORS).find(text)]


def test_a_name_inside_a_longer_name_is_no_mention_of_its_own() -> None:
    assert _found("The Tidewater Justice Hub Coalition met.") == [("Tidewater Justice Hub Coalition", "N-02")]


def test_an_abbreviation_is_never_read_into_another() -> None:
    assert _found("TJHC wrote, not tjh, XTJH or TJH2; TJH's files") == [("TJHC", "N-02"), ("TJH", "N-01")]


def test_case_is_free_in_names_of_several_words() -> None:
    assert _found("the Tidewater justice hub") == [("Tidewater justice hub", "N-01")]


def test_a_common_word_is_not_taken_for_a_capitalised_name() -> None:
    assert _found("the star witness read The Star") == [("The Star", "N-03")]


def test_a_link_names_persons_and_publishers_in_small_letters() -> None:
    found = _found("https://www.the-star.example/news/ex-cop-dervan-kosss-trial-and-corporal-koss")
    assert found == [("the-star.example", "N-03"), ("dervan-kosss", "N-04"), ("corporal-koss", "N-04")]


def test_a_name_in_capitals_and_the_same_in_small_letters_are_one_actor() -> None:
    assert _found("paid by Openground and OPENGROUND") == [("Openground", "N-05"), ("OPENGROUND", "N-05")]


def test_a_name_of_two_actors_names_neither() -> None:
    twin = Actor(actor_id="N-06", name="Other Hub", aliases=("tjh",))
    names = Names((HUB, twin))
    assert names.find("TJH met") == ()
    assert names.shared == {"tjh"}


@given(
    st.lists(
        st.sampled_from(["TJH", "Dervan Koss", "The Star", " ", ", ", "x", "’s ", "\n", "-"]), max_size=12
    )
)
def test_mentions_are_verified_quotes_without_overlaps(parts: list[str]) -> None:
    text = "".join(parts)
    passage = Passage(passage_id="P-01", source_id="S-01", start=7, end=7 + len(text), text=text)
    mentions = find_mentions([passage], ACTORS)
    assert all(says(passage, each.quote) for each in mentions)
    ends = [each.quote.end for each in mentions]
    assert all(end <= each.quote.start for end, each in zip(ends, mentions[1:], strict=False))


@given(
    st.sampled_from([(name, actor.actor_id) for actor in ACTORS for name in (actor.name, *actor.aliases)]),
    st.sampled_from(["", "(", "“", " ", "\n", "/"]),
    st.sampled_from(["", ")", "’s", "'s", ".", ",", "\t"]),
)
def test_every_registered_name_is_found_wherever_it_stands(
    name: tuple[str, str], before: str, after: str
) -> None:
    assert _found(f"They met {before}{name[0]}{after}") == [name]


def test_a_single_name_that_goes_on_with_an_unknown_surname_names_nobody() -> None:
    koss = Actor(actor_id="N-01", name="Koss", kind="person", aliases=("Koss Dervan",))
    names = Names((koss,))
    assert names.find("the case of Koss Millan") == ()
    assert [found.actor_id for found in names.find("the case of Koss, whom all know")] == ["N-01"]
    assert [found.actor_id for found in names.find("the case of Koss Dervan")] == ["N-01"]
