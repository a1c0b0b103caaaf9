"""Text for the eye: what must not act is made visible, what is too long is cut at a word.

Words of a harvest are shown as the letters they are, in a table, a picture or a page (disclosure, "Input is
hostile until read").
"""

import textwrap
import unicodedata

ELLIPSIS = "…"
_HIDDEN = {"Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn"}


def visible(text: str) -> str:
    r"""Show control, zero-width and direction-changing characters by their code, and keep line breaks.

    Parameters
    ----------
    text
        Any text of a casebook.

    Returns
    -------
    str
        The text, with each hidden character written as ``[U+202E]``.

    Examples
    --------
    >>> visible("the\u200bgate")
    'the[U+200B]gate'
    >>> visible("one\r\ntwo")
    'one\ntwo'
    """
    lines = text.replace("\r\n", "\n").replace("\t", " ")
    return "".join(
        f"[U+{ord(letter):04X}]" if letter != "\n" and unicodedata.category(letter) in _HIDDEN else letter
        for letter in lines
    )


def probability(low: float, high: float) -> str:
    """Write a probability interval with two decimals, never rounded to a certainty that is none.

    Examples
    --------
    >>> probability(0.62, 0.81), probability(0.5, 0.5), probability(0.91, 0.998), probability(1, 1)
    ('0.62-0.81', '0.50', '0.91 to over 0.99', '1.00')
    """
    ends = [_two_decimals(end) for end in (low, high)]
    if ends[0] == ends[1]:
        return ends[0]
    return (" to " if any(" " in end for end in ends) else "-").join(ends)


def three_decimals(low: float, high: float) -> str:
    """Write a probability interval with three decimals; what is not certain is never rounded to certainty.

    Examples
    --------
    >>> three_decimals(0.5, 0.5), three_decimals(0.0004, 0.9999), three_decimals(0, 1)
    ('0.500', 'under 0.001 to over 0.999', '0.000 to 1.000')
    """
    ends = [
        "under 0.001" if 0 < end < 0.001 else "over 0.999" if 0.999 < end < 1 else f"{end:.3f}"
        for end in (low, high)
    ]
    return ends[0] if ends[0] == ends[1] else " to ".join(ends)


def prior_needed(prior: float | None) -> str:
    """Say from which prior a reader reaches a threshold.

    Examples
    --------
    >>> prior_needed(0.226), prior_needed(0.0), prior_needed(1.0), prior_needed(None)
    ('0.226', 'any prior above 0', 'certainty alone', 'no prior is enough')
    """
    if prior is None:
        return "no prior is enough"
    if prior == 0:
        return "any prior above 0"
    return "certainty alone" if prior == 1 else three_decimals(prior, prior)


def start_needed(prior: float | None) -> str:
    """Say in a sentence where a reader has to start; see :func:`prior_needed`.

    Examples
    --------
    >>> start_needed(0.226), start_needed(0.0)
    ('a reader has to start at 0.226', 'any prior above 0 is enough')
    """
    needed = prior_needed(prior)
    if prior is None:
        return needed
    return f"{needed} is enough" if prior in (0, 1) else f"a reader has to start at {needed}"


def _two_decimals(value: float) -> str:
    shown = f"{value:.2f}"
    if shown == "1.00" and value < 1:
        return "over 0.99"
    return "under 0.01" if shown == "0.00" and value > 0 else shown


def one_line(text: str) -> str:
    r"""Write a text on one line, with single spaces and nothing hidden.

    Examples
    --------
    >>> one_line("the \n gate")
    'the gate'
    """
    return " ".join(visible(text).split())


def shorten(text: str, length: int) -> str:
    """Cut a text to a length in characters, at a word where there is one, and mark the cut.

    Examples
    --------
    >>> shorten("the station publishes its register", 20)
    'the station…'
    >>> shorten("the gate", 20)
    'the gate'
    """
    plain = one_line(text)
    if len(plain) <= length:
        return plain
    room = plain[: length - len(ELLIPSIS)]
    whole_words = room if plain[len(room)] == " " else room.rpartition(" ")[0]
    return (whole_words or room).rstrip(" ,;:") + ELLIPSIS


def wrap(text: str, width: int, lines: int) -> str:
    r"""Wrap a text to lines of a width in characters; what does not fit is cut and marked.

    Parameters
    ----------
    text
        The text.
    width
        Most characters a line.
    lines
        Most lines.

    Returns
    -------
    str
        Lines joined by line breaks.

    Examples
    --------
    >>> wrap("the station publishes its register", 12, 2)
    'the station\npublishes…'
    """
    wrapped = textwrap.wrap(one_line(text), width)
    if len(wrapped) <= lines:
        return "\n".join(wrapped)
    kept = wrapped[:lines]
    last = kept[-1]
    if len(last) + len(ELLIPSIS) > width:
        last = last[: width - len(ELLIPSIS)].rpartition(" ")[0] or last[: width - len(ELLIPSIS)]
    return "\n".join([*kept[:-1], last.rstrip(" ,;:") + ELLIPSIS])
