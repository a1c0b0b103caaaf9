"""Read a meeting note: title, date, sections, bullets, questions with their answers, page furniture."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sjc_analysis.date_words import DateWords, find_dates
from sjc_analysis.findings import Finding
from sjc_analysis.reading.lexicons import lexicon, threshold
from sjc_analysis.reading.pieces import UNKNOWN, FileParts, Piece, Remark, tile
from sjc_analysis.reading.texts import Line, Text
from sjc_analysis.reading.words import find_run, words_of
from sjc_analysis.vocabulary import PassageKind

_BULLET = re.compile(r"\s*(?:[•◦▪‣·*–-]|\d{1,2}[.)]|[a-z][.)])\s+(?=\S)")


@dataclass(frozen=True)
class _Block:
    """A line that says something: where its words stand, and whether a bullet stands before them."""

    line: int
    start: int
    end: int
    text: str
    is_bullet: bool


@dataclass
class _Section:
    """The section that is being read, and the question that is waiting for answers."""

    heading: str = ""
    field: str = ""
    question: int | None = None
    has_bullets: bool = False


def note_parts(text: Text) -> FileParts:
    r"""Take a meeting note apart; every letter of it is kept.

    Parameters
    ----------
    text
        The file.

    Examples
    --------
    >>> note = Text("note.txt", "", "A meeting\n\nOn 6 May 2027 we met.\n\nRequests:\n- A roof")
    >>> parts = note_parts(note)
    >>> [(piece.kind, piece.field) for piece in parts.pieces if piece.kind != "layout"]
    [('title', ''), ('paragraph', ''), ('heading', 'requests'), ('bullet', 'requests')]
    >>> str(parts.date)
    '2027-05-06'
    """
    blocks = [block for block in map(_block, text.lines) if block is not None]
    above, foot = _menu_blocks(blocks), _foot_start(blocks)
    body = blocks[above:foot]
    pieces = [
        *(_piece("furniture", block) for block in blocks[:above]),
        *_body_pieces(body),
        *(_piece("furniture", block) for block in blocks[foot:]),
    ]
    title = next((text.text[piece.start : piece.end] for piece in pieces if piece.kind == "title"), "")
    date, at = _meeting_date(body)
    return FileParts(
        kind="meeting_note",
        pieces=tile(pieces, text.text),
        remarks=tuple(_remarks(text.name, pieces, dated=date is not None)),
        title=title,
        date=date.interval if date else UNKNOWN,
        date_span=(at + date.start, at + date.end) if date else None,
    )


def _block(line: Line) -> _Block | None:
    """Give a line's words without the white space and the bullet around them."""
    mark = _BULLET.match(line.text)
    lead = mark.end() if mark else len(line.text) - len(line.text.lstrip())
    words = line.text[lead:].rstrip()
    if not words:
        return None
    begin = line.start + lead
    return _Block(line.number, begin, begin + len(words), words, mark is not None)


def _menu_blocks(blocks: Sequence[_Block]) -> int:
    """Count the lines at the top that are a site's menu: menu words, or a name said twice over."""
    count = 0
    while count + 1 < len(blocks) and not blocks[count].is_bullet and _is_menu(blocks[count].text):
        count += 1
    return count


def _is_menu(text: str) -> bool:
    if text.rstrip().endswith((".", "!", "?", ":")) or find_dates(text):
        return False
    words = words_of(text)
    menu = {row["words"] for row in lexicon("furniture") if row["position"] == "menu"}
    last = words[-1] if words else ""
    return " ".join(words) in menu or (len(words) > 1 and last in menu) or _says_twice(words)


def _says_twice(words: Sequence[str]) -> bool:
    """Whether the line begins with a name of at least two words and then says it again."""
    return any(words[:size] == words[size : 2 * size] for size in range(2, len(words) // 2 + 1))


def _foot_start(blocks: Sequence[_Block]) -> int:
    """Give where the lines at the bottom begin that belong to the page and not to the note."""
    phrases = [words_of(row["words"]) for row in lexicon("furniture") if row["position"] == "foot"]
    at = len(blocks)
    while at > 1 and any(_begins_or_is(words_of(blocks[at - 1].text), phrase) for phrase in phrases):
        at -= 1
    return at


def _begins_or_is(words: Sequence[str], phrase: Sequence[str]) -> bool:
    """Whether a short line holds the phrase; a long one that mentions it is the note's own."""
    return find_run(words, phrase) >= 0 and len(words) <= len(phrase) + 4


def _body_pieces(blocks: Sequence[_Block]) -> Iterator[Piece]:
    section = _Section()
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        if number == 0 and _is_title(block):
            yield _piece("title", block)
        elif block.is_bullet:
            yield _bullet(block, section)
        elif section.field == "questions" and "?" in block.text:
            section.question = block.start
            yield _piece("question", block, section)
        elif _is_heading(block, following):
            section = _Section(heading=block.text, field=_section_field(block.text))
            yield _piece("heading", block, section)
        else:
            if section.has_bullets:
                section = _Section()
            yield _piece("paragraph", block, section)


def _bullet(block: _Block, section: _Section) -> Piece:
    section.has_bullets = True
    if section.question is None:
        return _piece("bullet", block, section)
    return replace(_piece("answer", block, section), answers=section.question)


def _piece(kind: PassageKind, block: _Block, section: _Section | None = None) -> Piece:
    return Piece(
        kind=kind, start=block.start, end=block.end, line=block.line,
        field=section.field if section else "", heading=section.heading if section else "",
    )  # fmt: skip


def _is_title(block: _Block) -> bool:
    short = len(words_of(block.text)) <= threshold("title_max_words")
    return short and not block.is_bullet and not block.text.endswith((".", ":"))


def _is_heading(block: _Block, following: _Block | None) -> bool:
    """Whether a line announces what follows: it ends in a colon, or a list or a question comes next."""
    if len(words_of(block.text)) > threshold("section_max_words") or following is None:
        return False
    if block.text.endswith(":"):
        return True
    return following.is_bullet and not block.text.endswith((".", "?", "!", ";", ","))


def _section_field(heading: str) -> str:
    """Give what a section is, by the known word that stands first in its heading; the longer wins a tie."""
    words = words_of(heading)
    found = []
    for row in lexicon("sections"):
        run = words_of(row["word"])
        at = find_run(words, run)
        if at >= 0:
            found.append((at, -len(run), row["field"]))
    return min(found)[2] if found else ""


def _meeting_date(blocks: Sequence[_Block]) -> tuple[DateWords | None, int]:
    """Give the first whole day named before the first list, or else the first date there."""
    opening = []
    for block in blocks:
        if block.is_bullet:
            break
        opening.append(block)
    found = [(date, block.start) for block in opening for date in find_dates(block.text)]
    days = [each for each in found if each[0].interval.earliest == each[0].interval.latest]
    first = next(iter([*days, *found]), None)
    return first if first else (None, 0)


def _remarks(file: str, pieces: Sequence[Piece], *, dated: bool) -> Iterator[Remark]:
    if not dated:
        remedy = "Write the date of the meeting into the sources sheet, with its quote if the text has it."
        reason = "the note does not say on which day the meeting was, before its first list"
        yield Remark(
            Finding(rule="note undated", severity="warning", file=file, reason=reason, remedy=remedy)
        )
    answered = {piece.answers for piece in pieces}
    for piece in pieces:
        if piece.kind == "heading" and not piece.field:
            reason = "this section's heading is not among those known; its bullets were kept as they are"
            yield _remark(file, piece, "section unknown", reason, "Read it, and add by hand what it holds.")
        if piece.kind == "question" and piece.start not in answered:
            reason = "no answer stands below this question"
            yield _remark(file, piece, "question unanswered", reason, "Nothing to do if none was given.")
    unseen = "pictures, and what was said but not written down, were not seen"
    yield Remark(Finding(rule="note only", severity="not_checked", file=file, reason=unseen))


def _remark(file: str, piece: Piece, rule: str, reason: str, remedy: str) -> Remark:
    finding = Finding(rule=rule, severity="note", file=file, line=piece.line, reason=reason, remedy=remedy)
    return Remark(finding, at=piece.start)
