"""Reading keeps every code point, understands what it can, and says the rest plainly."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sjc_analysis.casebook import Casebook
from sjc_analysis.data_files import data_path
from sjc_analysis.findings import FindingsError
from sjc_analysis.reading import read_files
from sjc_analysis.records import Passage

EXAMPLE = data_path("example")
CONFIDENTIAL = EXAMPLE / "record_confidential.txt"
PUBLIC = EXAMPLE / "record_public.txt"
NOTE = EXAMPLE / "note.txt"


def fields(read: Casebook) -> dict[str, Passage]:
    return {passage.field: passage for passage in read.passages if passage.kind == "field"}


def written(folder: Path, text: str, name: str = "record.txt") -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def rules(read: Casebook) -> list[str]:
    return [finding.rule for finding in read.findings]


@pytest.mark.parametrize("path", [CONFIDENTIAL, PUBLIC, NOTE], ids=lambda path: path.stem)
def test_the_passages_of_a_file_are_its_whole_text(path: Path) -> None:
    read = read_files([path])
    assert "".join(passage.text for passage in read.passages) == path.read_bytes().decode()
    ends = [0, *(passage.end for passage in read.passages)]
    assert [passage.start for passage in read.passages] == ends[:-1]


LINES = st.sampled_from(
    ["**Year**: 2031", "**Country** : Marenia ", "  **Unheard of**:", "a second line", "", " ", "---",
     "# Record", "- a bullet", "Requests:", "Why?", "naïve 🜁 text", "On 6 May 2027 we met", "\ufeff",
     "Follow us"]
)  # fmt: skip


@given(st.lists(LINES, min_size=1), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
@example(["**Year**: 2031", "**Year**: 2030"], "\r\n", True)
def test_nothing_is_lost_whatever_the_lines(lines: list[str], end: str, is_record: bool) -> None:
    text = end.join([*(["**Record ID**: X-1"] if is_record else ["A note"]), *lines])
    with tempfile.TemporaryDirectory() as folder:
        try:
            read = read_files([written(Path(folder), text)])
        except FindingsError:
            return  # refused whole: tested below, with its place
    assert "".join(passage.text for passage in read.passages) == text


def test_a_record_is_taken_apart() -> None:
    read = read_files([CONFIDENTIAL])
    record = read.records[0]
    assert record.label == "CVP-XMA3112/CIV004"
    assert (record.programme_code, record.country_code, record.year_month) == ("CVP", "XMA", "2031-12")
    assert (record.objective_code, record.number) == ("CIV", "004")
    assert record.confidential
    assert record.flag_quote is not None
    assert record.flag_quote.text == "1.0"
    understood = {name: passage.understood for name, passage in fields(read).items()}
    assert understood["country"] == "XMA"
    assert understood["framework"] == "outcome 2.1 | output 2.1.4"
    assert understood["objective"] == "CIV"
    assert len(understood["evidence"].split(" | ")) == 3
    assert "" not in fields(read)


def test_the_merged_field_is_known_by_its_words_and_counts_once() -> None:
    read = read_files([CONFIDENTIAL])
    merged = fields(read)["merged"]
    repeated = {read.row(passage_id).field for passage_id in merged.repeats_ids}
    assert repeated == {
        "outcome", "significance", "additional_information", "contribution_programme", "contribution_others",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("flag", "confidential"),
    [("0", False), ("0.0", False), ("no", False), ("NO", False), ("False", False), ("public", False),
     ("1.0", True), ("yes", True), ("", True), ("perhaps", True), ("no, not yet", True), ("n/a", True)],
)  # fmt: skip
def test_a_flag_is_confidential_unless_it_is_plainly_a_no(
    tmp_path: Path, flag: str, confidential: bool
) -> None:
    path = written(tmp_path, f"**Record ID**: X-1\n**Country**: Marenia\n**Confidential**: {flag}\n")
    assert read_files([path]).records[0].confidential is confidential


def test_a_record_without_a_flag_and_a_file_nobody_declared_are_confidential(tmp_path: Path) -> None:
    path = written(tmp_path, "**Record ID**: X-1\n**Country**: Marenia\n")
    read = read_files([path])
    assert read.records[0].confidential
    assert "flag missing" in rules(read)
    assert read.sources[0].confidential
    assert not read_files([path], public=frozenset({"record.txt"})).sources[0].confidential


def test_several_records_in_a_file_stay_apart(tmp_path: Path) -> None:
    one = "**Record ID**: X-{}\n**Country**: Marenia\n**Year**: 203{}\n\n---\n\n"
    read = read_files([written(tmp_path, one.format(1, 1) + one.format(2, 2))])
    assert [record.label for record in read.records] == ["X-1", "X-2"]
    years = [passage.understood for passage in read.passages if passage.field == "year"]
    assert years == ["2031", "2032"]


def test_a_misspelt_heading_is_read_and_reported_and_an_unknown_one_is_kept(tmp_path: Path) -> None:
    path = written(tmp_path, "**Record ID**: X-1\n**Counrty**: Marenia\n**Weather**: fair\n**Yaer**: 2031\n")
    read = read_files([path])
    headings = {passage.heading: passage for passage in read.passages if passage.kind == "field"}
    assert headings["Counrty"].field == "country"
    assert headings["Weather"].field == ""
    assert headings["Weather"].text == "fair"
    assert headings["Yaer"].field == "", "too short to be sure of"
    said = {finding.column: finding.rule for finding in read.findings if finding.column}
    assert said["Counrty"] == "heading misspelt"
    assert said["Weather"] == said["Yaer"] == "heading unknown"


def test_no_finding_repeats_a_value(tmp_path: Path) -> None:
    text = "**Record ID**: secret-id\n**Country**: Secretland\n**Year**: secret\n**Confidential**: secret\n"
    read = read_files([written(tmp_path, text)])
    assert len(read.findings) >= 4
    assert not any("secret" in finding.message().lower() for finding in read.findings)


def test_the_note_is_taken_apart() -> None:
    read = read_files([NOTE])
    source = read.sources[0]
    assert source.title.startswith("Marenian Justice Hubs Network (MJHN) meets")
    assert str(source.date) == "2027-05-06"
    assert source.date_quote is not None
    assert source.date_quote.text == "May 6 2027"
    kinds = [passage.kind for passage in read.passages]
    assert kinds.count("question") == 9
    assert kinds.count("furniture") == 2
    by_field = [passage.field for passage in read.passages if passage.kind == "bullet"]
    assert (by_field.count("requests"), by_field.count("commitments")) == (5, 3)
    for passage in read.passages:
        if passage.kind == "answer":
            question = read.row(passage.answers_id)
            assert question.kind == "question"
            assert question.end < passage.start


def test_a_list_that_ends_a_section_does_not_swallow_the_next_paragraph() -> None:
    read = read_files([NOTE])
    after = next(passage for passage in read.passages if passage.text.startswith("Mother Ilsabet"))
    assert (after.kind, after.field) == ("paragraph", "")


@pytest.mark.parametrize(
    ("content", "rule", "line"),
    [
        (b"", "empty", None),
        (b"  \n\n", "empty", None),
        (b"**Record ID**: X-1\n**Year: 2031\n", "broken line", 2),
        (b"**Record ID**: X-1\n**Country**: Marenia\nYear**: 2031\n", "broken line", 3),
        (b"**Record ID**: X-1\n**Year** 2031\n", "broken line", 2),
        (b"**Country**: Marenia\n**Year**: 2031\n", "id missing", 1),
        (b"**Country**: Marenia\n**Record ID**:  \n", "id missing", 2),
        (b"**Record ID**: X-1\n\n**Year**: \xe4\n", "encoding", 3),
        (b"A note\n\x00", "not text", 2),
        (b"\xff\xfeA", "encoding", None),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place(
    tmp_path: Path, content: bytes, rule: str, line: int | None
) -> None:
    path = tmp_path / "record.txt"
    path.write_bytes(content)
    with pytest.raises(FindingsError) as raised:
        read_files([path])
    assert [(finding.rule, finding.line) for finding in raised.value.findings] == [(rule, line)]
    assert raised.value.findings[0].remedy


def test_every_problem_of_every_file_is_said_at_once(tmp_path: Path) -> None:
    empty = written(tmp_path, "", "empty.txt")
    broken = written(tmp_path, "**Record ID**: X-1\n**Year: 2031\n**Country 2\n", "broken.txt")
    bare = tmp_path / "bare"
    bare.mkdir()
    with pytest.raises(FindingsError) as raised:
        read_files([empty, broken, tmp_path / "nowhere.txt", bare, empty.rename(tmp_path / "a.docx")])
    files = [finding.file for finding in raised.value.findings]
    assert files.count("broken.txt") == 2
    assert {"nowhere.txt", "a.docx", "bare", "empty.txt"} <= set(files)


def test_the_same_id_on_two_records_and_the_same_file_twice_are_errors(tmp_path: Path) -> None:
    text = "**Record ID**: X-1\n**Country**: Marenia\n"
    one, two = written(tmp_path, text, "one.txt"), written(tmp_path, text, "two.txt")
    with pytest.raises(FindingsError, match="id twice"):
        read_files([one, two])
    with pytest.raises(FindingsError, match="file twice"):
        read_files([one, one])
    with pytest.raises(FindingsError, match="no files"):
        read_files([])


def test_utf_16_and_a_byte_order_mark_are_kept_as_they_are(tmp_path: Path) -> None:
    text = "\ufeff**Record ID**: X-1\n**Country**: Marenia\n"
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        path = tmp_path / f"{encoding}.txt"
        path.write_bytes(text.encode(encoding))
        read = read_files([path])
        assert "".join(passage.text for passage in read.passages) == text
        assert read.records[0].label == "X-1"


def test_letters_that_cannot_be_seen_are_reported_and_kept(tmp_path: Path) -> None:
    text = "**Record ID**: X-1\n**Country**: Mare\u200bnia \u202eback\n"
    read = read_files([written(tmp_path, text)])
    assert rules(read).count("unseen letter") == 2
    assert "".join(passage.text for passage in read.passages) == text


def test_a_text_that_is_neither_record_nor_note_is_said_to_be_unrecognised(tmp_path: Path) -> None:
    assert "nothing recognised" in rules(read_files([written(tmp_path, "hello world")]))
    assert "nothing recognised" not in rules(read_files([NOTE]))
