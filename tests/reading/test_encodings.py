"""Text that can only be Windows-1252 is read as that and said; what may be anything else is refused."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sjc_analysis.findings import FindingsError
from sjc_analysis.reading import read_files
from sjc_analysis.reading.encodings import western

RECORD = "**Code de la fiche**: XA-1\r\n**Pays**: Andorra\r\n**Énoncé de l’effet**: {}\r\n"
WESTERN = (
    "L’État a créé « un registre » à Québec…", "Desde mayo, ¿quién lo pidió? La señora García – y él.",
    "A população não pôde, “então” esperou. É só.", "Über die Straße", "It is the station’s own — 5 €",
    "“What now?” – “The hub’s résumé.”",
)  # fmt: skip


@pytest.mark.parametrize("words", WESTERN)
@pytest.mark.parametrize("name", ["r.txt", "h.csv"])
def test_western_text_is_read_as_it_was_written_and_said(tmp_path: Path, words: str, name: str) -> None:
    text = (
        RECORD.format(words) if name == "r.txt" else f"ID;Pays;Énoncé de l’effet\r\nXA-1;Andorra;{words}\r\n"
    )
    (tmp_path / name).write_bytes(text.encode("cp1252"))
    book = read_files([tmp_path / name])
    assert [each.text for each in book.passages if each.field == "outcome"] == [words]
    if name == "r.txt":
        assert "".join(each.text for each in book.passages) == text
    said = [(each.severity, each.place()) for each in book.findings if each.rule == "encoding"]
    assert said == [("warning", f"{name}, line {3 if name == 'r.txt' else 1}")]


OTHER_LETTERS = {
    "mac-roman": "áéíóúñüçàèâêîôû", "cp850": "áéíóúñüçàèâêîô", "cp1251": "абвгдежзийклмн",
    "cp1256": "ابتثجحخدذرز",
    "cp1253": "αβγδεζηθικλμν", "shift-jis": "警察記録町議会", "gb2312": "警察局登记处市",
}  # fmt: skip


@given(st.data(), st.sampled_from(sorted(OTHER_LETTERS)))
def test_text_of_another_encoding_is_never_read_as_western(data: st.DataObject, encoding: str) -> None:
    letters = OTHER_LETTERS[encoding]
    plain = st.text("aeinorst", min_size=3, max_size=5)
    own = st.text(letters, min_size=4, max_size=6)
    # words of a Latin script have an accent among plain letters
    latin = encoding in ("mac-roman", "cp850")
    words = [data.draw(plain) + letter + data.draw(plain) for letter in data.draw(st.permutations(letters))]
    text = " ".join(words if latin else [data.draw(own) for _ in range(3)])
    assert western(text.encode(encoding)) is None


def test_a_file_that_is_partly_something_else_is_refused_with_the_line(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_bytes(RECORD.format("créé").encode("cp1252") + "**Année**: été\r\n".encode())
    with pytest.raises(FindingsError, match=r"r\.txt, line 3"):
        read_files([tmp_path / "r.txt"])


@pytest.mark.parametrize(
    ("words", "encoding"),
    [("xабв", "cp1251"), ("aÉb", "cp1252"), ("caf¿", "cp1252"), ("a–b", "cp1252")],
)
def test_letters_where_western_text_has_none_are_not_read(words: str, encoding: str) -> None:
    assert western(words.encode(encoding)) is None
