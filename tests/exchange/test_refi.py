"""Coding done in another program comes in with its words, and a hostile package does no harm."""

import io
import zipfile
from contextlib import suppress
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sjc_analysis.casebook import Casebook
from sjc_analysis.exchange import conversion_lines, convert
from sjc_analysis.exchange.refi_in import from_refi
from sjc_analysis.exchange.refi_positions import place
from sjc_analysis.exchange.refi_project import Coded
from sjc_analysis.findings import FindingsError
from sjc_analysis.workbook import load_casebook

TEXT = "\ufeffThe well runs.\r\nChildren walk less 😀 and learn more.\r\nThe clerk keeps a list.\r\n"
SPOKEN = TEXT.removeprefix("\ufeff")
CODES = (
    '<Code guid="C1" name="Effects" isCodable="true"><Code guid="c2" name="Less walking" isCodable="true"/>'
    '</Code><Code guid="C3" name="Register &amp; list" isCodable="true"/>'
)


def at(words: str, text: str = SPOKEN) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def selection(start: object, end: object, code: str, name: str = "", memo: str = "") -> str:
    return (
        f'<PlainTextSelection guid="s" name={quoteattr(name)} startPosition="{start}" endPosition="{end}" '
        f'creatingUser="U1"><Description>{escape(memo)}</Description>'
        f'<Coding guid="x"><CodeRef targetGUID="{code}"/></Coding></PlainTextSelection>'
    )


def project(selections: str, *, path: str = "internal://T1.txt", rest: str = "", codes: str = CODES) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>'
        '<Project name="p" origin="Some program" xmlns="urn:QDA-XML:project:1.0">'
        '<Users><User guid="u1" name="Ada Coder"/></Users>'
        f"<CodeBook><Codes>{codes}</Codes></CodeBook>"
        f'<Sources><TextSource guid="T1" name="Interview 1" plainTextPath="{path}">{selections}</TextSource>'
        f"{rest}</Sources></Project>"
    )


def package(qde: str, files: dict[str, bytes] | None = None, name: str = "project.qde") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(name, qde)
        for path, content in (files if files is not None else {"sources/T1.txt": TEXT.encode()}).items():
            made.writestr(path, content)
    return out.getvalue()


def read(selections: str, **more: str) -> Casebook:
    return from_refi("p.qdpx", package(project(selections, **more)))


def rules(book: Casebook) -> list[str]:
    return [finding.rule for finding in book.findings]


def test_coded_words_become_statements_with_their_quotes() -> None:
    start, end = at("walk less 😀 and learn more")
    book = read(selection(start, end, "C2", memo="strong") + selection(*at("a list"), "c3"))
    assert [(row.text, row.quote.text, row.status) for row in book.statements] == [
        ("Effects; Less walking", "walk less 😀 and learn more", "draft"),
        ("Register & list", "a list", "draft"),
    ]
    assert book.statements[0].reason == "coded by Ada Coder: strong"
    assert book.sources[0].title == "Interview 1"
    assert book.sources[0].confidential
    assert "".join(passage.text for passage in book.passages) == SPOKEN
    assert book.passages[0].text == "The well runs.\r\n"


def test_words_coded_across_lines_stay_in_one_passage() -> None:
    start, end = SPOKEN.index("runs"), SPOKEN.index("walk")
    book = read(selection(start, end, "C1"))
    assert book.statements[0].quote.text == "runs.\r\nChildren "
    assert len(book.passages) == 2
    assert "".join(passage.text for passage in book.passages) == SPOKEN


@given(st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=6))
def test_any_selection_is_the_words_at_its_place(spans: list[tuple[int, int]]) -> None:
    book = read("".join(selection(start, end, "C1") for start, end in spans))
    wanted = [SPOKEN[start:end] for start, end in spans if start < end <= len(SPOKEN)]
    assert [row.quote.text for row in book.statements] == wanted
    assert rules(book).count("X8") == (len(wanted) < len(spans))


@pytest.mark.parametrize(
    ("counted", "said"),
    [
        (SPOKEN.replace("\r\n", "\n"), "line ends as one"),
        (SPOKEN.encode("utf-16-le").decode("latin-1")[::2], "UTF-16 units"),
    ],
)
def test_a_program_that_counts_otherwise_is_found_out_by_its_names(counted: str, said: str) -> None:
    start = counted.index("keeps")
    book = read(selection(start, start + len("keeps a list"), "C3", name="keeps a..."))
    assert book.statements[0].quote.text == "keeps a list"
    assert any(said in finding.reason for finding in book.findings)


def test_without_names_the_standard_counts() -> None:
    placed = place("a\r\nb", [Coded(2, 3, "", (), "", "")])
    assert (placed.counting, placed.spans) == ("code points", ((2, 3),))


def test_text_within_the_project_and_a_transcript_are_read() -> None:
    rest = (
        '<AudioSource guid="A" name="sound" path="internal://a.mp3"><Transcript guid="t" name="Talk">'
        "<PlainTextContent>He said the gate is open.</PlainTextContent>"
        '<SyncPoint guid="P1" position="8"/><SyncPoint guid="P2" position="16"/>'
        '<TranscriptSelection guid="q" fromSyncPoint="p1" toSyncPoint="p2"><Coding guid="c">'
        '<CodeRef targetGUID="C1"/></Coding></TranscriptSelection></Transcript>'
        '<AudioSelection guid="z" begin="1" end="2"/></AudioSource>'
    )
    book = read(selection(*at("a list"), "C3"), rest=rest)
    assert [row.quote.text for row in book.statements] == ["a list", "the gate"]
    assert any("selections of sound" in finding.reason for finding in book.findings)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("internal://gone.txt", "not in the project's file"),
        ("internal://../../etc/passwd", "outside of the project"),
        ("absolute:///etc/passwd", "outside of the project"),
        ("relative://T1.txt", "outside of the project"),
    ],
)
def test_a_text_that_is_absent_or_outside_is_said_with_what_is_lost(path: str, said: str) -> None:
    book = read(selection(*at("a list"), "C3"), path=path)
    assert (book.sources, book.statements) == ((), ())
    assert said in book.findings[0].reason
    assert "1 coded passage" in book.findings[0].reason


def test_what_is_wrong_in_one_selection_does_not_lose_the_others() -> None:
    good = selection(*at("a list"), "C3")
    book = read(selection("x", 4, "C3") + selection(3, 900, "C3") + selection(0, 3, "nowhere") + good)
    assert [row.text for row in book.statements] == ["a passage marked without a code", "Register & list"]
    assert rules(book) == ["X8", "X8", "X8"]


def test_a_text_that_is_not_utf8_is_said() -> None:
    raw = package(project(selection(0, 3, "C1")), {"sources/T1.txt": "é".encode("latin-1")})
    assert "not UTF-8" in from_refi("p.qdpx", raw).findings[0].reason


BOMB = '<!DOCTYPE b [<!ENTITY a "ha"><!ENTITY c "&a;&a;&a;">]>'


@pytest.mark.parametrize(
    "raw",
    [
        b"PK\x03\x04 and no more",
        b"a text",
        package("<Project/>", name="other.xml"),
        package("<Project"),
        package("<Codebook/>"),
        package(project("").replace("?><Project", f"?>{BOMB}<Project")),
        package(project("").replace('encoding="utf-8"', 'encoding="utf-7"')),
        package(project(""), {"sources/vbaProject.bin": b"x"}),
    ],
    ids=["damaged", "no zip", "no project", "broken XML", "no Project", "entities", "encoding", "macros"],
)
def test_a_hostile_or_broken_package_is_refused_and_nothing_written(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "p.qdpx").write_bytes(raw)
    with pytest.raises(FindingsError):
        convert(tmp_path / "p.qdpx", tmp_path / "book.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["p.qdpx"]


def test_a_package_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "p.qdpx", "w", zipfile.ZIP_DEFLATED) as made:
        with made.open("sources/T1.txt", "w") as member:
            for _ in range(301):
                member.write(bytes(1_000_000))
        made.writestr("project.qde", project(""))
    with pytest.raises(FindingsError, match="unpacks to more"):
        convert(tmp_path / "p.qdpx", tmp_path / "book.xlsx")


def test_codes_nested_without_end_are_read() -> None:
    deep = '<Code guid="D" name="d">' * 300 + "</Code>" * 300
    assert read(selection(0, 3, "C1"), codes=CODES + deep).statements[0].text == "Effects"


def test_through_files_to_a_casebook(tmp_path: Path) -> None:
    (tmp_path / "p.qdpx").write_bytes(package(project(selection(*at("a list"), "C3"))))
    done = convert(tmp_path / "p.qdpx", tmp_path / "book.xlsx")
    assert "1 statements" in conversion_lines(done)[0]
    assert load_casebook(tmp_path / "book.xlsx") == done.casebook


@settings(max_examples=30)
@given(st.binary(max_size=60), st.integers(0, 400))
def test_no_damage_of_a_package_gets_past_the_findings(noise: bytes, where: int) -> None:
    raw = bytearray(package(project(selection(*at("a list"), "C3"))))
    raw[where : where + len(noise)] = noise
    with suppress(FindingsError):
        book = from_refi("p.qdpx", bytes(raw))
        assert len(book.statements) <= 1
