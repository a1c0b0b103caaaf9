"""The words the drafting rules look for: data files with an owner and a source, read and compiled once."""

import csv
import re
from collections.abc import Mapping
from functools import cache, lru_cache

from sjc_analysis.data_files import data_path


@cache
def rows(name: str) -> tuple[Mapping[str, str], ...]:
    """Give the lines of ``data/lexicon/<name>.csv``, without the comment lines at its head.

    Examples
    --------
    >>> rows("case_words")[0]
    {'word': 'accused'}
    """
    with data_path(f"lexicon/{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(line for line in file if not line.startswith("#")))


@cache
def words(name: str, use: str = "") -> frozenset[str]:
    """Give the words of a lexicon, or those of one use.

    Examples
    --------
    >>> "hub" in words("bodies"), "NGO" in words("abbreviations", "known")
    (True, True)
    """
    return frozenset(row["word"] for row in rows(name) if use in ("", row.get("use")))


@cache
def pattern(name: str, use: str, column: str = "use") -> re.Pattern[str]:
    """Compile the patterns of one use into one, case ignored.

    Examples
    --------
    >>> bool(pattern("outcome_verbs", "ongoing").search("The trial is under way"))
    True
    """
    chosen = [row["pattern"] for row in rows(name) if row[column] == use]
    return re.compile("|".join(f"(?:{each})" for each in chosen), re.IGNORECASE)


_TAIL = 60
"""Longer than any words that :func:`ends_with` looks for."""


def ends_with(use: str, text: str) -> bool:
    """Whether a text ends with words of a use of ``data/lexicon/act_cues.csv``, all of which end in ``$``.

    Examples
    --------
    >>> ends_with("passive", "the path was quickly "), ends_with("passive", "the path was closed ")
    (True, False)
    """
    return pattern("act_cues", use).search(text[-_TAIL:]) is not None


@cache
def compiled(name: str) -> tuple[tuple[Mapping[str, str], re.Pattern[str]], ...]:
    """Give the lines of a lexicon, each with its pattern compiled, case ignored.

    Examples
    --------
    >>> line, found = compiled("links")[0]
    >>> line["role"], bool(found.match("As a result, it met"))
    ('consequence', True)
    """
    return tuple((row, re.compile(row["pattern"], re.IGNORECASE)) for row in rows(name))


@cache
def setting(name: str) -> float:
    """Give one of the conventions of ``data/lexicon/drafting_settings.csv``.

    Examples
    --------
    >>> setting("cluster_words")
    3.0
    """
    return next(float(row["value"]) for row in rows("drafting_settings") if row["name"] == name)


_WORD = re.compile(r"[^\W\d_]{3,}")
_ENDINGS = (("s",), ("ing", "ed", "er"), ("e",))


@cache
def stem(word: str) -> str:
    """Cut the commonest English endings, so that forms of one word are one.

    Examples
    --------
    >>> [stem(word) for word in ("Trainers", "training", "trained", "courses", "course", "cops")]
    ['train', 'train', 'train', 'cours', 'cours', 'cop']
    """
    plain = word.lower()
    for endings in _ENDINGS:
        for ending in endings:
            if plain.endswith(ending) and len(plain) - len(ending) >= 3:
                plain = plain[: -len(ending)]
                break
    return plain


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """Give the stems of a text's telling words: no function words, no numbers.

    Examples
    --------
    >>> sorted(stems("After the training on records, the hub trained others"))
    ['hub', 'oth', 'record', 'train']
    """
    common = words("stopwords")
    return frozenset(stem(word) for word in _WORD.findall(text) if word.lower() not in common)


@lru_cache(maxsize=4096)
def telling(text: str) -> frozenset[str]:
    """Give the stems of a text without those of common nouns for bodies.

    Examples
    --------
    >>> sorted(telling("The police station publishes a register"))
    ['publish', 'regist']
    """
    return stems(text) - _body_stems()


@cache
def _body_stems() -> frozenset[str]:
    return frozenset(stem(word) for word in words("bodies"))
