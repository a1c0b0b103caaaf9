"""The gate: read every byte that was written, and find what must not leave.

It looks at the final files, not at what the program meant to write. One hit, and nothing is put in place. It
never says the words it found.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from sjc_analysis.disclosure.folding import WORD, fold
from sjc_analysis.disclosure.terms import Terms, shingles
from sjc_analysis.disclosure.unwrap import UnreadableError, layers
from sjc_analysis.findings import Finding

_ID = re.compile(r"(?<![\w-])[a-z]-\d{1,7}(?![\w-])")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|\\U([0-9a-fA-F]{8})")
_LAYOUT_ESCAPE = re.compile(r"\\[nrtfb]")
_TAG = re.compile(r"<[^<>]*>")
_DATA_RUN = re.compile(r"[A-Za-z0-9+/]{200,}={0,2}")
_ROUNDS = 4


@dataclass(frozen=True, order=True)
class Leak:
    """A place in a folder where something withheld was found; never the words themselves.

    Parameters
    ----------
    file
        The file, relative to the folder; where the name itself is the leak, which file it is in order.
    wrapping
        How it was wrapped, outermost first; empty for plain text.
    row_id
        The row of the whole casebook it comes from, for the evaluator; blank for a file nobody can read.
    """

    file: str
    wrapping: tuple[str, ...] = ()
    row_id: str = ""

    def finding(self) -> Finding:
        """Write the leak as a finding for the evaluator."""
        where = f" (inside: {', '.join(self.wrapping)})" if self.wrapping else ""
        if not self.row_id:
            reason = f"the file cannot be read by the gate{where}, so nothing was put in place"
            return Finding(rule="D2", file=self.file, reason=reason, remedy="Leave the file out.")
        remedy = f"Find in the casebook what repeats {self.row_id}; withhold it, or release the row."
        if self.row_id.startswith("N-"):
            remedy = (
                f"Find in the casebook what names {self.row_id}; withhold it, or add the name as it is "
                "written there to the actor's aliases, and it is masked."
            )
        return Finding(
            rule="D1",
            file=self.file,
            reason=f"it holds words of {self.row_id}, which must not leave{where}; nothing was put in place",
            remedy=remedy,
        )


def scan(folder: Path, terms: Terms) -> tuple[Leak, ...]:
    """Search a folder's files and names for withheld terms, with every wrapping undone.

    Parameters
    ----------
    folder
        The folder that is to leave.
    terms
        What must not be in it, from :func:`withheld_terms`.

    Returns
    -------
    tuple of Leak
        Every hit, one for each file, wrapping and row; empty if nothing was found.
    """
    search = _Search(terms)
    found: set[Leak] = set()
    for number, path in enumerate(sorted(folder.rglob("*")), start=1):
        name = path.relative_to(folder).as_posix()
        named = [Leak(f"file or folder {number}", ("name",), row_id) for row_id in search.rows_in(name)]
        found.update(named)
        shown = f"file or folder {number}" if named else name
        if path.is_symlink():
            found.add(Leak(shown, ("symbolic link",)))
        elif path.is_file():
            found.update(_leaks_in(path, shown, search))
    return tuple(sorted(found))


def _leaks_in(path: Path, name: str, search: "_Search") -> Iterator[Leak]:
    try:
        for layer in layers(path.read_bytes()):
            yield from (Leak(name, layer.wrapping, row_id) for row_id in search.rows_in(layer.text))
    except (UnreadableError, OSError):
        yield Leak(name, ("unreadable",))


class _Search:
    """Terms made ready to be looked for in many texts."""

    def __init__(self, terms: Terms) -> None:
        self._by_length = terms.by_length()
        self._ids = terms.ids

    def rows_in(self, text: str) -> set[str]:
        """Give the rows whose terms stand in a text, read in each way a reader or a machine may read it."""
        found: set[str] = set()
        for reading in readings(text):
            folded = fold(reading)
            words = WORD.findall(folded)
            for length, terms in self._by_length.items():
                found.update(terms[run] for run in terms.keys() & _runs(words, length, terms))
            found.update(row_id.upper() for row_id in self._ids.intersection(_ID.findall(folded)))
        return found


def _runs(words: list[str], length: int, terms: dict[tuple[str, ...], str]) -> set[tuple[str, ...]]:
    if length == 1:
        return {(word,) for word in set(words)}
    return set(terms).intersection(shingles(words, length))


def readings(text: str) -> list[str]:
    """Read a text as it stands, decoded, and without its tags, each once.

    Examples
    --------
    >>> readings("K&#111;ss")
    ['K&#111;ss', 'Koss']
    >>> readings("K<b>os</b>s")
    ['K<b>os</b>s', 'Koss', 'K os s']
    """
    text = _DATA_RUN.sub(" ", text)
    decoded = text
    for _ in range(_ROUNDS):
        once = _decode_once(decoded)
        if once == decoded:
            break
        decoded = once
    ways = [text, decoded]
    if "<" in decoded:
        ways += [_TAG.sub("", decoded), _TAG.sub(" ", decoded)]
    return list(dict.fromkeys(ways))


def _decode_once(text: str) -> str:
    if "\\" in text:
        text = _ESCAPE.sub(lambda found: _letter(found[1] or found[2] or found[3]), text)
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        text = _LAYOUT_ESCAPE.sub(" ", text)
    if "&" in text:
        text = html.unescape(text)
    return unquote(text) if "%" in text else text


def _letter(digits: str) -> str:
    code = int(digits, 16)
    return chr(code) if code < 0x110000 else " "
