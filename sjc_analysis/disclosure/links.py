"""Web addresses and file names in a donor's view: shown only where every word of them names nobody.

A slug can hold the name of a person whom no registry knows, in small letters, so no search for names is
enough. What is not known to be harmless is withheld; the site stays where the public rows know it.
"""

import re
from collections.abc import Iterable
from urllib.parse import unquote

from sjc_analysis.disclosure.folding import fold, words_of
from sjc_analysis.disclosure.lexicon import harmless_words
from sjc_analysis.disclosure.names import NameIndex

LINK_WITHHELD = "[link withheld]"
"""What stands for an address whose site is not known to be public either."""

FILE_WITHHELD = "[file name withheld]"
"""What stands for the name of a file."""

URL = re.compile(
    r"(?:(?<![a-z0-9+.-])[a-z][a-z0-9+.-]*://|www\.)[^\s<>\"|]+"
    r"|(?<![\w.@-])\w[\w.-]*\.[^\W\d_]{2,}/[^\s<>\"|]+",
    re.IGNORECASE,
)
"""An address as people write it: with its scheme, with www, or a site and a path."""

_URL_IN_LINES = re.compile(rf"(?:{URL.pattern})(?:(?<=[/_=&?%#-])\r?\n[^\s<>\"|]+)*", re.IGNORECASE)

_FILE = re.compile(
    r"(?<![\w/.%-])[\w()%-][\w.()%-]{0,260}\.(?:pdf|docx?|odt|rtf|txt|xlsx?|ods|csv|pptx?|jpe?g|png|gif|heic|webp|tiff?"
    r"|mp[34]|m4a|wav|ogg|opus|amr|mov|avi|3gp|zip|rar|7z|msg|eml)(?![\w-])",
    re.IGNORECASE,
)
_CLOSING = ".,;:!?)]}'\"’”"
_SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "go", "gov", "ne", "net", "or", "org"})
_REST = re.compile(r"[/?#]")


def find_links(text: str) -> list[tuple[int, int]]:
    r"""Give where the addresses of a text stand, without the full stop or bracket that follows one.

    An address broken in the middle goes on in the next line.

    Examples
    --------
    >>> find_links("see (https://a.example/x).")
    [(5, 24)]
    >>> find_links("see https://a.example/some-\nbody today")
    [(4, 32)]
    """
    return [
        (found.start(), found.start() + len(found[0].rstrip(_CLOSING)))
        for found in _URL_IN_LINES.finditer(text)
    ]


def find_files(text: str) -> list[tuple[int, int]]:
    """Give where names of files stand in a text, outside of addresses too.

    Examples
    --------
    >>> find_files("in widow_tarn.pdf, she says")
    [(3, 17)]
    """
    return [found.span() for found in _FILE.finditer(text)]


def spelt(url: str) -> str:
    """Spell an address out, folded, with its percent signs undone.

    Examples
    --------
    >>> spelt("https://A.example/v%2565nn")
    'https://a.example/venn'
    """
    return fold(unquote(unquote(url)))


class LinkRule:
    """Which addresses, and how much of them, may stand in a view.

    Parameters
    ----------
    known
        Names of public bodies and words that a reviewer released; they may stand in an address.
    opened
        Whether a reviewer read the addresses and released them all.

    Examples
    --------
    >>> rule = LinkRule(["courier.example"])
    >>> rule.host("https://www.courier.example/2031/widow-jo-tarn"), rule.host("https://jotarn.example")
    ('courier.example', '')
    >>> rule.is_plain("https://courier.example/2031/trial"), rule.is_plain("https://courier.example/jo-tarn")
    (True, False)
    """

    def __init__(self, known: Iterable[str] = (), *, opened: bool = False) -> None:
        self._known = NameIndex(tuple(words_of(name)) for name in known)
        self.opened = opened

    def host(self, url: str) -> str:
        """Give the site of an address if the site may be named; blank otherwise."""
        host = _parts(url)[0]
        labels = self._unknown(host).rstrip(". ").split(".")
        ends = 2 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL else 1
        sound = re.fullmatch(r"[a-z0-9.-]+", host) is not None
        return host if sound and _name_nobody(".".join(labels[:-ends])) else ""

    def is_plain(self, url: str) -> bool:
        """Whether no word of an address can name a person that nobody has thought of."""
        return bool(self.host(url)) and _name_nobody(self._unknown(_parts(url)[1]))

    def is_plain_file(self, name: str) -> bool:
        """Whether no word of a file's name can name a person.

        Examples
        --------
        >>> LinkRule().is_plain_file("report_2031.pdf"), LinkRule().is_plain_file("widow_tarn.pdf")
        (True, False)
        """
        return _name_nobody(self._unknown(spelt(name).rpartition(".")[0]))

    def _unknown(self, text: str) -> str:
        return self._known.without(text, " ")


def _parts(url: str) -> tuple[str, str]:
    """Split an address into its site and what follows; a site with a user's name in front is none."""
    whole = spelt(url)
    whole = whole.partition("://")[2] or whole
    cut = _REST.search(whole)
    host, rest = (whole[: cut.start()], whole[cut.start() :]) if cut else (whole, "")
    return host.partition(":")[0].removeprefix("www.").rstrip("."), rest


def _name_nobody(text: str) -> bool:
    """Whether all words are common ones or short numbers, as of a date; a long number may be a person's."""
    return all(word in harmless_words() or (word.isdecimal() and len(word) <= 4) for word in words_of(text))
