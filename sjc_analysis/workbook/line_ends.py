"""Line ends as a document has them, after a spreadsheet program has written its own.

A document made on Windows ends its lines with two characters. Some spreadsheet programs save one in their
place, and every later position in the text would then be wrong.
"""

from collections.abc import Mapping

from sjc_analysis.records import Passage


def mended_text(cells: Mapping[str, str]) -> str:
    r"""Give a passage's text its line ends back, if its length then is what its positions say.

    Parameters
    ----------
    cells
        The row's cells by column.

    Examples
    --------
    >>> mended_text({"text": "one\ntwo", "start": "0", "end": "8"})
    'one\r\ntwo'
    >>> mended_text({"text": "one\ntwo", "start": "0", "end": "7"})
    'one\ntwo'
    """
    text, start, end = (cells.get(column, "") for column in ("text", "start", "end"))
    if "\n" in text and "\r" not in text and start.isdecimal() and end.isdecimal():
        windows = windows_ends(text)
        if int(end) - int(start) == len(windows):
            return windows
    return text


def mended_quote(words: str, place: str, passages: Mapping[str, Passage]) -> str:
    """Give the words of a quote as the passage has them at their place, if only line ends differ.

    Parameters
    ----------
    words, place
        The quote's two cells; the place with its positions.
    passages
        Passages by their ids.
    """
    passage_id, _, positions = place.partition(":")
    passage = passages.get(passage_id)
    if passage is None:
        return words
    start, _, end = positions.partition("-")
    here = passage.text[max(0, int(start) - passage.start) : max(0, int(end) - passage.start)]
    return here if _one_kind(here) == _one_kind(words) else words


def windows_ends(text: str) -> str:
    """Write every line end as Windows does."""
    return _one_kind(text).replace("\n", "\r\n")


def _one_kind(text: str) -> str:
    return text.replace("\r\n", "\n")
