"""Tracing a workbook or a casebook at the command line's level."""

import json
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from sjc_analysis.casebook import Casebook
from sjc_analysis.findings import FindingsError
from sjc_analysis.graph.causal_map import read_causal_map
from sjc_analysis.graph.links import LinkMap, casebook_links
from sjc_analysis.records import Event, Link, Outcome, Passage, Quote, Source
from sjc_analysis.trace import open_links, trace, trace_lines
from sjc_analysis.workbook import save_casebook

LABELS = [
    ("link_id", "statement_id", "from_label", "to_label", "quote"),
    ("1", "7", "a well", "clean water", "the well gave clean water"),
    ("2", "7", "clean water", "less illness", "so fewer fell ill"),
    ("3", "8", "a well", "clean water", "we drink from the well"),
    ("4", "8", "clean water", "more time", "no more walking"),
    ("5", "9", "less illness", "more time", "the sick need care"),
]
STATEMENTS = [
    ("statement_id", "text", "source_id"),
    ("7", "one", "F-1"),
    ("8", "two", "F-2"),
    ("9", "three", "F-3"),
]
SOURCES = [("source_id", "village"), ("F-1", "east"), ("F-2", "west"), ("F-3", "east")]


def workbook(path: Path, **sheets: Sequence[tuple[str, ...]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([int(cell) if cell.isdigit() else cell for cell in row])
    book.save(path)
    return path


def by_label(path: Path) -> LinkMap:
    return open_links(workbook(path / "map.xlsx", links=LABELS, statements=STATEMENTS, sources=SOURCES))


def test_a_workbook_is_traced_and_counted_by_hand(tmp_path: Path) -> None:
    result = trace(by_label(tmp_path), "a well", "more time")
    assert (len(result.factors), result.links, len(result.bundles), result.citations) == (4, 5, 4, 5)
    assert result.paths == 2
    assert result.threads == ("F-2",)
    assert result.robustness_citations is not None
    assert result.robustness_sources is not None
    assert result.robustness_citations.value == 2
    assert result.robustness_sources.value == 2
    assert [(each.cause, each.effect) for each in result.robustness_citations.cut] == [
        ("a well", "clean water")
    ]


def test_the_length_limits_what_is_kept(tmp_path: Path) -> None:
    result = trace(by_label(tmp_path), "a well", "more time", max_length=2)
    assert (result.links, result.paths) == (3, 1)


def test_several_targets_are_counted_each_and_together(tmp_path: Path) -> None:
    result = trace(by_label(tmp_path), "WELL", "i", match="contains")
    assert result.targets == ("less illness", "more time")
    assert [(row.paths, row.threads) for row in result.by_target] == [(1, ("F-1",)), (2, ("F-2",))]
    assert [row.robustness_citations.value for row in result.by_target] == [1, 2]
    assert result.threads == ("F-1", "F-2")
    assert result.robustness_citations is not None
    assert result.robustness_citations.value == 2
    assert "To all targets together" in trace_lines(result)


def test_one_source_twice_is_two_citations_and_one_source() -> None:
    rows = [("from", "to", "source_id"), *[("a", "b", "S1")] * 2]
    result = trace(read_causal_map("m", {"links": sheet(*rows)}), "a", "b")
    both = (result, result.by_target[0])
    assert [each.robustness_citations and each.robustness_citations.value for each in both] == [2, 2]
    assert [each.robustness_sources and each.robustness_sources.value for each in both] == [1, 1]


def test_a_factor_that_matches_both_texts_is_said_and_the_rest_is_counted(tmp_path: Path) -> None:
    result = trace(by_label(tmp_path), "well", "e", match="contains")
    assert result.robustness_citations is None
    assert any("match both texts" in note for note in result.notes)
    assert {row.target: row.paths for row in result.by_target}["clean water"] == 1


def test_factors_with_ids_give_the_same_map_as_labels(tmp_path: Path) -> None:
    ids = {"a well": "1", "clean water": "2", "less illness": "3", "more time": "4"}
    factors = [("factor_id", "label"), *((number, label) for label, number in ids.items())]
    links = [
        ("Link ID", "Statement_ID", "From", "To"),
        *((a, b, ids[c], ids[d]) for a, b, c, d, _ in LABELS[1:]),
    ]
    path = workbook(tmp_path / "ids.xlsx", Factors=factors, Links=links, Statements=STATEMENTS)
    again = trace(open_links(path), "a well", "more time")
    assert again == trace(by_label(tmp_path), "a well", "more time")


def test_a_causal_map_is_not_taken_for_a_casebook_though_both_have_sources(tmp_path: Path) -> None:
    assert len(by_label(tmp_path).links) == 5


def sheet(*rows: tuple[str, ...]) -> list[tuple[int, tuple[str, ...]]]:
    return list(enumerate(rows, start=1))


def test_rows_that_cannot_be_used_are_said() -> None:
    links = sheet(
        ("link_id", "from_label", "to_label", "source_id", "statement_id"),
        ("1", "a", "b", "S1", "1"),
        ("1", "a", "b", "S1", "1"),
        ("2", "a", "", "S1", "1"),
        ("3", " b \n x ", "NA", "S1", ""),
        ("4", "b", "c", "", ""),
        ("5", "b", "d", "S9", "1"),
        ("6", "b", "e", "S2", "99"),
    )
    read = read_causal_map(
        "m.xlsx", {"links": links, "statements": sheet(("statement_id", "source_id"), ("1", "S1"))}
    )
    assert [link.link_id for link in read.links] == ["1", "4", "5", "6"]
    assert [link.source for link in read.links] == ["S1", "", "S1", "S2"]
    text = "; ".join(read.notes)
    for said in (
        "2 rows of links lack",
        "1 rows of links repeat",
        "1 rows of links name another",
        "1 rows of links name a st",
        "1 of 4 links name no source",
    ):
        assert said in text


def test_a_workbook_without_causes_or_effects_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FindingsError) as caught:
        open_links(workbook(tmp_path / "m.xlsx", links=[("frm_label", "b"), ("x", "y")]))
    assert [finding.rule for finding in caught.value.findings] == ["CM2", "CM2"]
    assert caught.value.findings[0].nearest == "from_label"
    with pytest.raises(FindingsError, match="CM1"):
        open_links(workbook(tmp_path / "n.xlsx", edges=[("from", "to")]))
    (tmp_path / "note.txt").write_text("a note", encoding="utf-8")
    with pytest.raises(FindingsError, match="TR1"):
        open_links(tmp_path / "note.txt")
    with pytest.raises(FindingsError, match="no such file"):
        open_links(tmp_path / "nowhere.xlsx")


def test_what_matches_nothing_is_said_with_the_nearest_label(tmp_path: Path) -> None:
    with pytest.raises(FindingsError) as caught:
        trace(by_label(tmp_path), "a wall", " ", max_length=0)
    assert [finding.column for finding in caught.value.findings] == ["--from", "--to", "--max-length"]
    assert caught.value.findings[0].nearest == "a well"


TEXT = "The course led the wardens to keep a log."


def casebook() -> Casebook:
    quote = Quote(passage_id="P-01", start=0, end=len(TEXT), text=TEXT)
    return Casebook(
        sources=(Source(source_id="S-01"),),
        passages=(Passage(passage_id="P-01", source_id="S-01", start=0, end=len(TEXT), text=TEXT),),
        events=(
            Event(event_id="A-01", description="a course"),
            Event(event_id="A-02", description="a course"),
        ),
        outcomes=(Outcome(outcome_id="O-01", statement="the wardens keep a log"),),
        links=(
            Link(link_id="L-01", cause_id="A-01", effect_id="O-01", quote=quote),
            Link(link_id="L-02", cause_id="A-02", effect_id="O-01"),
        ),
    )


def test_a_casebook_is_traced_by_id_or_words_and_its_quotes_are_the_citations(tmp_path: Path) -> None:
    save_casebook(casebook(), tmp_path / "casebook.xlsx")
    links = open_links(tmp_path / "casebook.xlsx")
    quoted = trace(links, "A-01", "the wardens keep a log")
    assert quoted.origins == ("A-01 a course",)
    assert (quoted.citations, quoted.threads) == (1, ("S-01",))
    assert len(trace(links, "a course", "O-01").origins) == 2


def test_a_link_without_a_quote_is_kept_and_makes_nothing_robust() -> None:
    bare = trace(casebook_links(casebook()), "A-02", "O-01")
    assert (bare.links, bare.paths, bare.citations, bare.threads) == (1, 1, 0, ())
    assert bare.robustness_citations is not None
    assert bare.robustness_citations.value == 0
    assert any("no quote" in note for note in bare.notes)
    assert any("drafts" in note for note in bare.notes)


def test_a_refused_link_leads_nowhere() -> None:
    book = casebook()
    refused = book.links[0].model_copy(
        update={"status": "refused", "decided_by": "M. Ode", "reason": "read it"}
    )
    assert len(casebook_links(book.with_rows(links=(refused, book.links[1]))).links) == 1


def test_pooling_is_said_on_the_screen_and_json_is_the_whole(tmp_path: Path) -> None:
    result = trace(by_label(tmp_path), "a well", "less illness")
    pooled = trace(
        read_causal_map(
            "m", {"links": sheet(("from", "to", "source_id"), ("a", "b", "S1"), ("b", "c", "S2"))}
        ),
        "a",
        "c",
    )
    text = "\n".join(trace_lines(pooled))
    assert "No source tells any of these paths whole" in text
    assert "robustness in sources, bundle by bundle: 1" in text
    assert "No source tells" not in "\n".join(trace_lines(result))
    assert json.loads(result.to_json())["by_target"][0]["robustness_citations"]["value"] == 1


def test_ids_that_a_spreadsheet_made_numbers_of_are_the_same_ids(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Links"
    for row in (
        ["link_id", "from", "to", "statement_id", "hashtags"],
        [1.0, 10, 11.0, "7.0", "x"], [], ["2", "11", 12, 7, None],
    ):  # fmt: skip
        sheet.append(row)
    factors = book.create_sheet("factors")
    for named in (["factor_id", "label", "colour"], [10.0, "rain"], ["11", "crops"], [12, "7"]):
        factors.append(named)
    statements = book.create_sheet("statements")
    statements.append(["statement_id", "source_id"])
    statements.append([7.0, 3.0])
    book.save(tmp_path / "map.xlsx")
    result = trace(open_links(tmp_path / "map.xlsx"), "Rain", "7")
    assert (result.origins, result.links, result.threads) == (("rain",), 2, ("3",))


# Two ways from a to d of two steps, a direct link back from c to b, and a loop at b.
CROSSED = (
    ("from", "to", "source_id"), ("a", "b", "Ada"), ("b", "d", "Ada"), ("a", "c", "Ben"), ("c", "d", "Cy"),
    ("c", "b", "Dee"), ("b", "b", "Dee"),
)  # fmt: skip


def test_each_meaning_of_a_kept_link_is_counted_and_named() -> None:
    crossed = read_causal_map("m", {"links": sheet(*CROSSED)})
    said = {
        each.name: (each.factors, each.links, each.bundles, each.robustness_citations)
        for each in trace(crossed, "a", "d", max_length=2).readings
    }
    assert said == {
        "ways": (4, 4, 4, 2),
        "simple paths": (4, 4, 4, 2),
        "told whole by one source": (3, 2, 2, 1),
        "all between the factors kept": (4, 6, 6, 2),
    }
    longer = {each.name: each.links for each in trace(crossed, "a", "d", max_length=3).readings}
    assert (longer["ways"], longer["simple paths"]) == (6, 5)  # the loop at b lies on a way, and on no path


def test_paths_are_listed_told_apart_from_pooled() -> None:
    result = trace(read_causal_map("m", {"links": sheet(*CROSSED)}), "a", "d", max_length=2)
    assert [(path.factors, path.told_by) for path in result.listed_paths] == [
        (("a", "b", "d"), ("Ada",)), (("a", "c", "d"), ()),
    ]  # fmt: skip
    lines = trace_lines(result)
    told, pooled = lines.index("Told whole by one source"), lines.index("Pooled: told whole by nobody")
    assert lines[told + 1] == "  a -> b -> d: 1 source (Ada)"
    assert lines[pooled + 1] == "  a -> c -> d: steps from 2 sources (Ben, Cy)"
