"""A text file as it stands: its bytes' digest, its code points and its lines. Nothing is translated."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from sjc_analysis.findings import Finding
from sjc_analysis.reading.encodings import decoded, western

_LINE_END = re.compile(r"\r\n|\n|\r")
TEXT_SUFFIXES = (".txt", ".md")
"""Endings of plain text files."""

_BYTE_ORDER_MARK = "\ufeff"


class Line(NamedTuple):
    """One line: its number from 1, its place in code points (without the line end), its text."""

    number: int
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Text:
    """A file's name, digest and text, or a part of it from ``begin`` until ``until``."""

    name: str
    sha256: str
    text: str
    begin: int = 0
    until: int | None = None

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines, after a byte order mark; only text files' line ends count, not rarer separators."""
        lines: list[Line] = []
        at = len(_BYTE_ORDER_MARK) if self.text.startswith(_BYTE_ORDER_MARK) else 0
        for match in [*_LINE_END.finditer(self.text), None]:
            end = match.start() if match else len(self.text)
            lines.append(Line(number=len(lines) + 1, start=at, end=end, text=self.text[at:end]))
            at = match.end() if match else end
        until = len(self.text) + 1 if self.until is None else self.until
        return tuple(line for line in lines if self.begin <= line.start < until)

    @property
    def own(self) -> str:
        """The text of the part."""
        return self.text[self.begin : self.until]

    def part(self, begin: int, until: int) -> "Text":
        """Give a part of the text, whose lines keep their numbers and places."""
        return replace(self, begin=begin, until=None if until >= len(self.text) else until)


def read_text(
    path: Path, suffixes: tuple[str, ...] = TEXT_SUFFIXES, *, may_be_western: bool = False
) -> tuple[Text | None, tuple[Finding, ...]]:
    """Read a text file without altering it.

    Parameters
    ----------
    path
        The file.
    suffixes
        The endings its name may have.
    may_be_western
        Whether text that is not UTF-8 and can only be Windows-1252 is read, with a warning.

    Returns
    -------
    Text or None
        ``None`` if the file cannot be used.
    tuple of Finding
        Errors where it cannot be used; warnings for letters that cannot be seen.
    """
    problem = _path_problem(path, suffixes)
    if problem is not None:
        return None, (problem,)
    data = path.read_bytes()
    said: tuple[Finding, ...] = ()
    try:
        text = decoded(data)
    except UnicodeDecodeError as error:
        likely = western(data)
        if likely is None or not may_be_western:
            return None, (_encoding_problem(path.name, data, error, is_western=likely is not None),)
        text, said = likely, (_read_as_western(path.name, likely),)
    read = Text(name=path.name, sha256=hashlib.sha256(data).hexdigest(), text=text)
    problem = _content_problem(read)
    return (None, (problem,)) if problem else (read, (*said, *_unseen_letters(read)))


def _path_problem(path: Path, suffixes: tuple[str, ...]) -> Finding | None:
    if not path.is_file():
        reason = "this is a folder, not a file" if path.is_dir() else "there is no such file"
        remedy = "Check the name and the folder it is in."
        return Finding(rule="file missing", file=path.name, reason=reason, remedy=remedy)
    if path.suffix.lower() not in suffixes:
        return Finding(
            rule="file kind", file=path.name, reason="this kind of file cannot be read",
            allowed=f"a text file whose name ends in {' or '.join(suffixes)}",
            remedy="Save the document as plain text and give that file.",
        )  # fmt: skip
    return None


def _read_as_western(name: str, text: str) -> Finding:
    first = next(at for at, letter in enumerate(text) if not letter.isascii())
    return Finding(
        rule="encoding", severity="warning", file=name, line=len(_LINE_END.findall(text[:first])) + 1,
        reason="the file is not UTF-8; by its letters it can only be Windows-1252, and was read as that",
        remedy="Look at words with accents and at quotation marks, here first: if they are as you wrote them,"
        " there is nothing to do; if not, save the file as UTF-8 and give it again.",
    )  # fmt: skip


def _encoding_problem(name: str, data: bytes, error: UnicodeDecodeError, *, is_western: bool) -> Finding:
    before = data[: error.start]
    line_start = max(before.rfind(b"\n"), before.rfind(b"\r")) + 1
    if error.encoding != "utf-8":
        place, line, likely = "", None, ""
    else:
        line = len(re.findall(rb"\r\n|\n|\r", before)) + 1
        place = f" at byte {error.start - line_start + 1} of the line"
        likely = "; it is in an older encoding, and which one cannot be told from its letters"
        if is_western:
            likely = "; the file was probably saved as Windows-1252 (ANSI)"
    return Finding(
        rule="encoding", file=name, line=line, reason=f"the text is not UTF-8{place}{likely}",
        allowed="text saved as UTF-8, or as UTF-16 with a byte order mark",
        remedy='Open the file in the program it was made with, choose "Save as", and save it as UTF-8'
        " (in a spreadsheet program: CSV UTF-8).",
    )  # fmt: skip


def _content_problem(read: Text) -> Finding | None:
    nul = read.text.find("\0")
    if nul >= 0:
        line = len(_LINE_END.findall(read.text[:nul])) + 1
        return Finding(
            rule="not text", file=read.name, line=line,
            reason="the file holds a zero byte, which no text has",
            remedy="Open the document in the program it was made with and save it as plain text (UTF-8).",
        )  # fmt: skip
    if not read.text.removeprefix(_BYTE_ORDER_MARK).strip():
        return Finding(
            rule="empty", file=read.name, reason="the file is empty",
            remedy="Check that this is the file you meant.",
        )  # fmt: skip
    return None


def _unseen_letters(read: Text) -> Iterator[Finding]:
    places: dict[str, list[int]] = {}
    if not any(_is_unseen(letter) for letter in set(read.text).difference("\r\n")):
        return
    for line in read.lines:
        for letter in line.text:
            if _is_unseen(letter):
                places.setdefault(letter, []).append(line.number)
    for letter, lines in sorted(places.items(), key=lambda item: (item[1][0], item[0])):
        name = unicodedata.name(letter, "control character").lower()
        count = "once" if len(lines) == 1 else f"{len(lines)} times, first here"
        yield Finding(
            rule="unseen letter", severity="warning", file=read.name, line=lines[0],
            reason=f"a letter that cannot be seen stands in the text, {count}: {name} (U+{ord(letter):04X})",
            remedy="It was kept. Take it out of the document if nobody meant it: it can hide or turn words.",
        )  # fmt: skip


def _is_unseen(letter: str) -> bool:
    return letter != "\t" and unicodedata.category(letter) in {"Cc", "Cf"}
