"""Web addresses in a text, as people paste them: run together, in brackets, at the end of a sentence."""

import re

_ADDRESS = re.compile(r"(?:https?://|www\.)(?:(?![,;]https?://)(?!(?<=[^\W_])https?://)[^\s<>\"|])+", re.I)
"""A web address up to the next space, or to another that follows with nothing or a comma between."""


def addresses_in(text: str) -> tuple[re.Match[str], ...]:
    """Find the web addresses of a text; one that can hold none is not searched.

    Examples
    --------
    >>> [match.group() for match in addresses_in("https://a.example/bhttps://c.example, and www.d.example")]
    ['https://a.example/b', 'https://c.example,', 'www.d.example']
    """
    return tuple(_ADDRESS.finditer(text)) if _may_hold_one(text) else ()


def without_addresses(text: str) -> str:
    """Blank the web addresses of a text letter for letter, so that every place stays what it was.

    Examples
    --------
    >>> without_addresses("See https://a.b now")
    'See             now'
    """
    return _ADDRESS.sub(lambda match: " " * len(match.group()), text) if _may_hold_one(text) else text


def _may_hold_one(text: str) -> bool:
    return "//" in text or "www." in text.lower()
