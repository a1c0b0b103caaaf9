"""The finished example casebook shows what the notebooks explain."""

import pytest

from sjc_analysis.argument.results import Posterior
from sjc_analysis.assessment import Assessment, assess
from sjc_analysis.data_files import data_path
from sjc_analysis.workbook import load_casebook


@pytest.fixture(scope="module")
def example() -> Assessment:
    return assess(load_casebook(data_path("example/casebook.xlsx")))


def posteriors(example: Assessment) -> dict[str, Posterior]:
    return {claim.claim_id: claim.posteriors[0] for claim in example.claims if claim.posteriors}


def test_it_holds_a_verdict_of_nearly_every_kind(example: Assessment) -> None:
    words = {claim.verdict for claim in example.claims}
    assert words == {"refuted", "unsubstantiated", "plausible", "supported"}


def test_of_two_voices_at_one_desk_the_commander_counts_and_the_desk_officer_does_not(
    example: Assessment,
) -> None:
    items = posteriors(example)["C-05"].items
    voices = [item for item in items if example.casebook.row(item.evidence_id).observation == "found"]
    together = [item for item in voices if item.cluster == "D-02"]
    assert [item.counted for item in together] == [True, False]
    counted = [example.casebook.row(item.evidence_id).source_id for item in items if item.counted]
    publishers = [example.casebook.row(source_id).publisher_id for source_id in counted]
    assert len(counted) == 3
    assert publishers.count("N-13") == 1


def test_what_the_station_says_of_itself_carries_no_more_than_plausible(example: Assessment) -> None:
    claim = example.claim("C-05")
    assert claim.verdict == "supported"
    assert {voice.standing for voice in claim.voices if voice.source_id in ("S-09", "S-12")} == {"party"}
    assert [v.source_id for v in claim.voices if (v.standing, v.without) == ("outside", "plausible")] == [
        "S-14"
    ]


def test_a_letter_that_was_looked_for_in_vain_weighs_for_the_claim(example: Assessment) -> None:
    absent = [
        item
        for item in posteriors(example)["C-05"].items
        if example.casebook.row(item.evidence_id).observation == "sought_absent"
    ]
    assert len(absent) == 1
    assert absent[0].weight_low_db > 0


def test_one_claim_is_weighed_down_and_one_stays_between(example: Assessment) -> None:
    assert posteriors(example)["C-06"].high < 0.5
    assert posteriors(example)["C-07"].low > 0.5
    assert posteriors(example)["C-07"].low < posteriors(example)["C-07"].threshold
