"""Words of a text as the checks compare them: sentences, capitalised names, telling words, the language."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from sjc_analysis.checking.rules import lexicon, threshold, words
from sjc_analysis.web_addresses import without_addresses

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_STOP = re.compile(r"[.!?](?=\s+[^\sa-z])|[\n;]")
_PLACE_BEFORE = re.compile(r"(?:^|\s)(\w+)(?:\s+the)?\s+$")
_LONGEST_RUN = 200  # letters of the longest run of capitalised words that is one name
_ENDING = re.compile(r"(?:ies|es|s|ed|d|ing)$")


def words_in(text: str) -> list[str]:
    """Give the words of a text as they stand.

    Examples
    --------
    >>> words_in("The hub's 12 re-opened rooms")
    ['The', "hub's", 're-opened', 'rooms']
    """
    return _WORD.findall(text)


@lru_cache(maxsize=256)
def sentences_in(text: str) -> tuple[str, ...]:
    """Cut a text into sentences and parts between semicolons; a stop before a small letter ends none.

    Examples
    --------
    >>> sentences_in("The hub (est. in 2027) wrote. It waits")
    ('The hub (est. in 2027) wrote', 'It waits')
    """
    return tuple(part.strip(" .") for part in _STOP.split(without_addresses(text)) if part.strip(" .!?"))


def small_words_in(text: str) -> list[str]:
    """Give the words of a text in small letters.

    Examples
    --------
    >>> small_words_in("The hub's Rooms")
    ['the', "hub's", 'rooms']
    """
    if text.isascii():  # small letters of other alphabets may be other words: a capital with a dot above
        return _WORD.findall(text.lower())
    return [word.lower() for word in words_in(text)]


def is_english(text: str) -> bool:
    """Whether enough of a text's words are English function words, and more than are of another language.

    Examples
    --------
    >>> is_english("The council of the town publishes the minutes of its meetings since May.")
    True
    >>> is_english("Le conseil de la ville publie les comptes rendus de ses séances depuis mai.")
    False
    """
    plain = small_words_in(text)
    if len(plain) < threshold("english_min_words"):
        return False
    english = sum(map(words("english").__contains__, plain))
    foreign = sum(map(words("foreign").__contains__, plain))
    return english > foreign and 100 * english >= threshold("english_share") * len(plain)


def has_word(text: str, use: str) -> bool:
    """Whether a text holds a word of a use, in any of its common forms.

    Examples
    --------
    >>> has_word("Both councils met", "actor"), has_word("Rain fell", "actor")
    (True, False)
    """
    return any(has_form(word.lower(), words(use)) for word in words_in(text))


@cache
def has_form(word: str, known: frozenset[str]) -> bool:
    """Whether a word, or the word without an English ending, is among those known.

    Examples
    --------
    >>> has_form("publishes", frozenset({"publish"})), has_form("stopped", frozenset({"stop"}))
    (True, True)
    """
    plain = re.sub(r"['’]s?$", "", word)
    stem = _ENDING.sub("", plain)
    doubled = len(stem) > 2 and stem[-1] == stem[-2]
    forms = {plain, stem, f"{stem}e", f"{stem}y", stem[:-1] if doubled else stem, plain.removesuffix("s")}
    return not known.isdisjoint(forms) or any(part in known for part in plain.split("-"))


@cache
def has_base_form(word: str, known: frozenset[str]) -> bool:
    """Whether a word, with or without a plain -s, is among those known: the form of a verb in the present.

    Examples
    --------
    >>> has_base_form("publishes", frozenset({"publish"})), has_base_form("published", frozenset({"publish"}))
    (True, False)
    """
    forms = {word, word.removesuffix("s"), word.removesuffix("es"), f"{word.removesuffix('ies')}y"}
    return not known.isdisjoint(forms)


def proper_names(text: str) -> tuple[str, ...]:
    """Give the capitalised words that may name somebody or some place, as they stand.

    The first word of a sentence counts only if it is no common word; names of months and days never do.

    Examples
    --------
    >>> proper_names("In May the Ferry Road station of Lowbridge opened its files.")
    ('Ferry', 'Road', 'Lowbridge')
    """
    return tuple(match.group() for match in _names(text))


def _names(text: str) -> Iterator[re.Match[str]]:
    for match in _WORD.finditer(text):
        word = match.group()
        if not word[0].isupper() or word in words("month") or word == "I":
            continue
        # of the text before it only so much is looked at, or a long text would be copied for every name
        before = text[max(match.start() - _LONGEST_RUN, 0) : match.start()].rstrip(" \t\"'“‘(")
        first = not before or before[-1] in ".!?:;\n"
        nobody = (common_words(), words("actor"), words("opener"))
        if not (first and any(word.lower() in known for known in nobody)):
            yield match


def actor_names(text: str) -> tuple[str, ...]:
    """Give the proper names that do not follow "in", "at" or another word that makes them a place.

    Examples
    --------
    >>> actor_names("The Ridgeway council met in Lowbridge.")
    ('Ridgeway',)
    """
    return tuple(match.group() for match in _names(text) if not _is_place(text, match.start()))


def _is_place(text: str, at: int) -> bool:
    """Whether the run of capitalised words at a place follows a word of place."""
    before = text[max(at - _LONGEST_RUN, 0) : at]
    while run := re.search(r"[^\W\d_a-z][\w’'-]*\s+$", before):
        if run.group().strip().lower() in words("place"):
            break
        before = before[: run.start()]
    word = _PLACE_BEFORE.search(before)
    return word is not None and word[1].lower() in words("place")


@cache
def common_words() -> frozenset[str]:
    """Words that name nobody even with a capital, from the list that disclosure keeps for donors' pages."""
    return frozenset(word for row in lexicon("public_words") for word in row["words"].split())


def telling(text: str) -> frozenset[str]:
    """Give the beginnings of a text's telling words: no function words, no numbers.

    Examples
    --------
    >>> sorted(telling("After the training, the hub trained others"))
    ['hub', 'other', 'train']
    """
    letters = threshold("stem_letters")
    return frozenset(word[:letters] for word in weighty_words(text))


def weighty_words(text: str) -> frozenset[str]:
    """Give a text's words in small letters, without function words and words of one or two letters.

    Examples
    --------
    >>> sorted(weighty_words("The hub opened it in May"))
    ['hub', 'may', 'opened']
    """
    return frozenset(word for word in {*small_words_in(text)} - _stopwords() if len(word) > 2)


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon("stopwords"))


def folded(text: str) -> str:
    """Write a text's words in small letters with single spaces, to be compared.

    Examples
    --------
    >>> folded("The  Gate, shut.")
    'the gate shut'
    """
    return " ".join(re.findall(r"\w+", without_addresses(text).casefold()))
