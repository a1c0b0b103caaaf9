"""Scales that people write: what is wrong with one is said at once; any form becomes any other."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sjc_analysis.data_files import data_path
from sjc_analysis.findings import FindingsError
from sjc_analysis.rubrics import load_rubrics
from sjc_analysis.scale_files import check_scale, choose_scale, save_scale, scale_lines
from sjc_analysis.scales import (
    Criterion,
    Level,
    OverallRule,
    Scale,
    check_draft,
    overall,
    own_scales,
    read_draft,
    read_scale,
    scale_setting,
)
from sjc_analysis.scales.read import scale_of
from sjc_analysis.scales.sheet import draft_from_rows, scale_rows

SHIPPED = sorted(data_path("rubrics/scales").glob("*.csv"))
FACTS = "name,own\ntitle,Our own\nowner,the evaluator\nsource,agreed in March 2031\nversion,1\n"
GRID = "criterion,question,low,high\nwhat each level means,,a start,the rule\n"


def checked(folder: Path, text: str, name: str = "own.csv") -> list[tuple[str, str, int | None]]:
    """Give rule, severity and row of every finding of a scale."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return [(each.rule, each.severity, each.row) for each in check_draft(read_draft(path))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (FACTS + GRID, []),
        (GRID, [("SC1", "error", None)] * 5),
        (FACTS.replace("owner,the evaluator\n", "owner,\n") + GRID, [("SC1", "error", 3)]),
        (FACTS.replace("source,agreed in March 2031\n", "") + GRID, [("SC1", "error", None)]),
        (FACTS + "owner,somebody else\n" + GRID, [("SC1", "error", 6)]),
        (FACTS, [("SC2", "error", None)]),
        (FACTS + "criterion,question,low\nwhat each level means,,a start\n", [("SC2", "error", 6)]),
        (FACTS + "criterion,question,low,,high\nwhat each level means,,a,b,c\n", [("SC2", "error", 6)]),
        (FACTS + "criterion,question,low,Low\nwhat each level means,,a,b\n", [("SC2", "error", 6)]),
        (FACTS + "criterion,question,high,low\nwhat each level means,,a,b\n", [("SC4", "error", 6)]),
        (FACTS + "criterion,question,1,3,2\nwhat each level means,,a,b,c\n", [("SC4", "error", 6)]),
        (FACTS + "criterion,question,low,high\n", [("SC3", "warning", 6)] * 2),
        (FACTS + "criterion,question,low,high\nwhat each level means,,a start,\n", [("SC3", "warning", 6)]),
        (FACTS + GRID + "reach,who?,one,\n", [("SC3", "warning", 8), ("SC7", "note", None)]),
        (FACTS + GRID + "reach,who?,one,all\nReach,,one,all\n", [("SC5", "error", 9), ("SC7", "note", None)]),
        (FACTS + GRID + ",who?,one,all\n", [("SC5", "error", 8), ("SC7", "note", None)]),
        (FACTS + GRID + "reach,who?,one,all,most\n", [("SC7", "note", None), ("SC8", "error", 8)]),
        (FACTS + "overall,higher,none at low\n" + GRID + "reach,,a,b\n", [("SC6", "error", 6)]),
        (FACTS + "overall,high,none at lowest\n" + GRID + "reach,,a,b\n", [("SC6", "error", 6)]),
        (FACTS + "overall,high,breadth at high\n" + GRID + "reach,,a,b\n", [("SC6", "error", 6)]),
        (FACTS + "overall,high,at least 2 criteria at high\n" + GRID + "reach,,a,b\n", [("SC6", "error", 6)]),
        (FACTS + "overall,high,the mean is above 2\n" + GRID + "reach,,a,b\n", [("SC6", "error", 6)]),
        (FACTS + "overall,high,\n" + GRID + "reach,,a,b\n", [("SC6", "error", 6)]),
        (FACTS + "overall,high,none at low\n" + "overall,High,reach at high\n" + GRID + "reach,,a,b\n",
         [("SC6", "error", 7)]),
        (FACTS + "colour,red\n" + GRID, [("SC8", "error", 6)]),
    ],
)  # fmt: skip
def test_each_problem_has_its_place(
    tmp_path: Path, text: str, found: list[tuple[str, str, int | None]]
) -> None:
    assert checked(tmp_path, text) == found


def test_all_problems_are_said_together(tmp_path: Path) -> None:
    text = "name,own\noverall,best,none at worst\ncriterion,question,high,low,low\nreach,,a,,\n"
    assert {rule for rule, _, _ in checked(tmp_path, text)} == {"SC1", "SC2", "SC3", "SC4", "SC6"}
    with pytest.raises(FindingsError):
        read_scale(tmp_path / "own.csv")


def test_a_mistyped_level_of_a_rule_gets_its_nearest(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text(FACTS + "overall,hihg,reach at low\n" + GRID + "reach,,a,b\n")
    (finding,) = check_draft(read_draft(tmp_path / "own.csv"))
    assert (finding.nearest, finding.allowed) == ("high", "low, high")


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_shipped_scale_comes_back_from_every_form(tmp_path: Path, path: Path, suffix: str) -> None:
    there = tmp_path / f"there{suffix}"
    save_scale(str(path), there)
    assert read_scale(there)[0] == read_scale(path)[0]
    first = there.read_bytes()
    save_scale(str(path), there, replace=True)
    assert there.read_bytes() == first


def test_a_file_that_stands_there_is_not_written_over(tmp_path: Path) -> None:
    there = tmp_path / "own.csv"
    there.write_text("mine")
    with pytest.raises(FindingsError, match="I3"):
        save_scale("expect-like-love", there)
    with pytest.raises(FindingsError, match="SC9"):
        save_scale("expect-like-love", tmp_path / "own.pdf")
    assert there.read_text() == "mine"


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12).map(
    lambda text: f"w{' '.join(text.split())}".strip()
)


@st.composite
def scales(draw: st.DrawFn) -> Scale:
    """Draw any sound scale: words of any letters, levels that have no known order."""
    names = draw(st.lists(words, min_size=2, max_size=4, unique_by=str.casefold))
    criteria = draw(st.lists(words, max_size=3, unique_by=str.casefold))
    return Scale(
        name=draw(words),
        title=draw(words),
        owner=draw(words),
        source=draw(words),
        version=draw(words),
        levels=tuple(Level(level=name, descriptor=draw(words)) for name in names),
        criteria=tuple(
            Criterion(criterion=name, descriptors={level: draw(words) for level in names})
            for name in criteria
        ),
    )


@settings(max_examples=40)
@given(scales())
def test_any_scale_survives_a_sheet_and_a_setting(scale: Scale) -> None:
    rows = list(enumerate(scale_rows(scale), start=1))
    draft = draft_from_rows("own.csv", rows)
    assert all(finding.severity == "note" for finding in check_draft(draft))
    assert scale_of(draft) == scale
    assert own_scales([scale_setting(scale)]) == (scale,)


LEVELS = ["low", "middle", "high"]
CRITERIA = ["reach", "depth", "durability"]


@pytest.mark.parametrize(
    ("rule", "profile", "holds"),
    [
        ("at least 2 criteria at high", ("high", "high", "low"), True),
        ("at least 2 criteria at high", ("high", "middle", "low"), False),
        ("at least 2 criteria at middle or above", ("high", "middle", "low"), True),
        ("at least 2 criteria at high", ("high", "high", None), True),  # two are two, whatever the third
        ("at most 1 criterion at low", ("low", "low", "high"), False),
        ("at most 1 criterion at low", ("low", "high", None), False),  # the third may be low as well
        ("none at low", ("middle", "middle", "high"), True),
        ("no criterion at middle or below", ("high", "middle", "high"), False),
        ("none at low", ("high", "high", None), False),
        ("every criterion at middle or above", ("middle", "high", "high"), True),
        ("all criteria at middle or above", ("middle", "high", None), False),
        ("depth at high", (None, "high", None), True),
        ("Depth at HIGH and none at low.", ("middle", "high", "middle"), True),
        ("depth at high", ("high", None, "high"), False),
        ("depth at middle or below and at least 1 criterion at high", ("high", "low", None), True),
    ],
)
def test_what_a_rule_asks(rule: str, profile: tuple[str | None, ...], holds: bool) -> None:
    given = {name: level for name, level in zip(CRITERIA, profile, strict=True) if level}
    result = overall([OverallRule(level="high", when=rule)], LEVELS, CRITERIA, given)
    assert (result.level == "high") == holds
    assert bool(result.missed) != holds


@settings(max_examples=60)
@given(st.tuples(*[st.sampled_from([*LEVELS, None])] * 3), st.sampled_from(CRITERIA))
def test_a_rating_left_out_never_raises_the_whole(profile: tuple[str | None, ...], left_out: str) -> None:
    rules = [
        OverallRule(level="middle", when="at least 2 criteria at middle or above"),
        OverallRule(level="high", when="at least 2 criteria at high and none at low"),
    ]
    full = {name: level for name, level in zip(CRITERIA, profile, strict=True) if level}
    less = {name: level for name, level in full.items() if name != left_out}
    ranks = {"": 0, "middle": 1, "high": 2}
    with_it, without = (overall(rules, LEVELS, CRITERIA, each).level for each in (full, less))
    assert ranks[without] <= ranks[with_it]


def test_the_check_says_how_a_rating_will_be_reported() -> None:
    ladder, bare = check_scale("expect-like-love"), check_scale("low-medium-high")
    assert ladder.sound
    assert not bare.sound
    assert "asserted: scale undefined" not in "\n".join(scale_lines(ladder))
    assert "the whole: asserted: scale undefined" in "\n".join(scale_lines(bare))


def test_a_scale_is_found_by_name_or_file(tmp_path: Path) -> None:
    save_scale("nine-points", tmp_path / "own.xlsx")
    assert choose_scale(str(tmp_path / "own.xlsx")) == choose_scale("nine-points")
    with pytest.raises(FindingsError, match="nine-points"):
        choose_scale("ten-points")
    with pytest.raises(FindingsError, match="no such file"):
        choose_scale(str(tmp_path / "absent.csv"))


def test_the_rules_for_one_actor_name_levels_that_exist() -> None:
    rubrics = load_rubrics()
    for limit in rubrics.reach.one_actor:
        scale = rubrics.scale(limit.scale)
        assert scale is not None
        assert scale.criterion(limit.criterion) is not None
        assert scale.rank(limit.level)


def test_the_worked_example_of_the_docs_is_sound() -> None:
    page = (Path(__file__).parents[1] / "docs" / "rubrics.md").read_text(encoding="utf-8")
    table = page[page.index("| name | access") :].split("\n\n", 1)[0].splitlines()
    cells = [[cell.strip(" *") for cell in line.strip("|").split("|")] for line in table if "---" not in line]
    draft = draft_from_rows("rubrics.md", list(enumerate(cells, start=1)))
    assert check_draft(draft) == ()
    assert [level.text for level in draft.levels] == ["low", "middle", "high"]
