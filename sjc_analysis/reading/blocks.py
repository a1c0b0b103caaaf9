"""Cut a note into blocks: paragraphs, bullets and lines that may be headings."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from sjc_analysis.reading.line_marks import line_mark
from sjc_analysis.reading.sections import is_section_name, label_of
from sjc_analysis.reading.texts import Line, Text

_BULLET = re.compile(r"[^\S\r\n\ufeff]*(?:[•‣◦▪●–+*-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+(?=\S)")
_HASHES = re.compile(r"\s*#{1,6}\s+(?=\S)")
_BOLD = re.compile(r"\s*\*\*(?P<inner>[^*]+)\*\*:?\s*")

_BLANKS = " \t\ufeff\xa0\x0b\x0c"


@dataclass(frozen=True)
class Block:
    """One block of a note.

    Parameters
    ----------
    line
        The line it begins on.
    start, end
        Its words' place, without the mark of a bullet or heading and without the white space around.
    text
        Its words.
    indent
        How many blanks stand before its first line.
    is_bullet, is_marked
        Whether it has a bullet's mark, or a heading's (``#``, or stars around the whole line).
    is_numbered
        Whether its bullet is a number.
    """

    line: int
    start: int
    end: int
    text: str
    indent: int = 0
    is_bullet: bool = False
    is_marked: bool = False
    is_numbered: bool = False

    @property
    def is_one_line(self) -> bool:
        """Whether it stands on one line."""
        return "\n" not in self.text and "\r" not in self.text

    def without(self, mark: int) -> "Block":
        """Give the block without so many letters of a mark at its beginning."""
        return replace(self, start=self.start + mark, text=self.text[mark:])


def cut(text: Text, but: Collection[int] = ()) -> tuple[Block, ...]:
    r"""Cut a text into blocks, in order.

    A blank line ends a block; so does a line that ends in a colon or a question mark. A line below a bullet
    goes on with it if it is indented or begins with a small letter. A line that a label opens
    ("Present: ...") stands by itself, and so does a listed heading.

    Parameters
    ----------
    text
        The text.
    but
        Numbers of lines that belong to no block.

    Examples
    --------
    >>> note = Text("a.txt", "", "Requests:\n  - A gate\n    for the yard\nNobody came.")
    >>> [(block.text, block.is_bullet) for block in cut(note)]
    [('Requests:', False), ('A gate\n    for the yard', True), ('Nobody came.', False)]
    """
    return tuple(_block(text, group) for group in _groups(text, but))


def _groups(text: Text, but: Collection[int]) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in text.lines:
        blank = line.number in but or not line.text.strip(_BLANKS)
        if group and (blank or not _goes_on(group, line)):
            yield group
            group = []
        if not blank:
            group.append(line)
    if group:
        yield group


def _goes_on(group: list[Line], line: Line) -> bool:
    if line_mark(line.text.lstrip())[1] or label_of(line.text) is not None:
        return False
    if len(group) == 1 and (is_section_name(group[0].text) or label_of(group[0].text) is not None):
        return _goes_on_list(group[0].text)
    if _BULLET.match(line.text) or _HASHES.match(line.text) or _BOLD.fullmatch(line.text):
        return False
    if _HASHES.match(group[0].text) or _BOLD.fullmatch(group[0].text):
        return False
    if _BULLET.match(group[0].text):
        return line.text[0].isspace() or line.text[0].islower()
    return not group[-1].text.rstrip().endswith((":", "?"))


def _goes_on_list(line: str) -> bool:
    """Whether a labelled list of names goes on in the next line, as its comma says."""
    return label_of(line) is not None and line.rstrip().endswith((",", ";", "،"))


def _block(text: Text, group: list[Line]) -> Block:
    first, last = group[0], group[-1]
    bullet = _BULLET.match(first.text)
    hashes = _HASHES.match(first.text)
    bold = _BOLD.fullmatch(first.text)
    start, end = first.start, last.end
    if bullet:
        start += bullet.end()
    elif hashes:
        start += hashes.end()
    elif bold:
        start, end = first.start + bold.start("inner"), first.start + bold.end("inner")
    body = text.text[start:end]
    start += len(body) - len(body.lstrip(_BLANKS))
    words = body.strip(_BLANKS)
    return Block(
        line=first.number,
        start=start,
        end=start + len(words),
        text=words,
        indent=len(first.text) - len(first.text.lstrip(_BLANKS)),
        is_bullet=bullet is not None,
        is_marked=bullet is None and bool(hashes or bold),
        is_numbered=bullet is not None and any(sign.isdigit() for sign in bullet[0]),
    )
