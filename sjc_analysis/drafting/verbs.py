"""The main verb of a clause and its subject, by endings and a short lexicon of verb forms.

No dictionary of English stands behind this. A form that may be a participle ("people arrested in May") is
taken for a verb only where nothing else in the clause can be one, so a clause may be missed rather than
misread.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from sjc_analysis.drafting.agents import HEAD_END, agents, names_agent, singular
from sjc_analysis.drafting.lexicon import pattern, words

_TOKEN = re.compile(r"[^\W\d_][\w’'-]*|\d[\w.,]*\w|\d|[,;:()]")
_RELATIVE = frozenset(
    {
        "that", "which", "who", "whom", "whose", "where", "when", "because", "before", "after", "while",
        "if", "although", "though", "until", "since", "so", "as",
    }
)  # fmt: skip
_NO_VERB_AFTER = frozenset(
    {
        "the", "a", "an", "its", "their", "his", "her", "our", "this", "these", "those", "of", "by", "for",
        "in", "on", "at", "from", "with", "to", "against", "between", "about", "into", "newly", "each",
        "every", "all", "some", "no", "and", "or",
    }
)  # fmt: skip
_PARTICIPLE_BEFORE = frozenset(["by", "at", "in", "on", "from", "since", "under", "during", "as", "for"])
_DETERMINER = frozenset(["the", "a", "an", "its", "their", "his", "her", "each", "every", "all", "any", "no"])
_ADVERB = frozenset(
    {
        "now", "also", "still", "often", "always", "never", "not", "no", "been", "being", "be", "longer",
    }
)  # fmt: skip
_NOW = frozenset(["still", "now", "often", "always", "regularly", "routinely", "longer"])
_BRACKETS = re.compile(r"\([^()]*\)")
_POSSESSIVE = re.compile(r"['’]s$|s['’]$")
_CUT = re.compile(r"[,;]")


@dataclass(frozen=True)
class MainVerb:
    """A verb by offsets into its words, from its first helping verb on.

    Parameters
    ----------
    start, end
        Its place.
    word
        Its last word, in small letters.
    passive
        Whether the subject received what it says.
    finite
        Whether its form alone shows that it is a verb and no participle.
    """

    start: int
    end: int
    word: str
    passive: bool
    finite: bool


@lru_cache(maxsize=1024)
def main_verb(text: str) -> MainVerb | None:
    """Find the main verb of a clause; verbs of relative and subordinate clauses before it are passed over.

    Examples
    --------
    >>> [main_verb(text).word for text in (
    ...     "The model rule that the clinic prepared was the basis of the text",
    ...     "Lawyers hired by the families filed eleven writs",
    ...     "The registrar in Millgate notes each call")]
    ['was', 'filed', 'notes']
    >>> main_verb("the buses and the sound system") is None
    True
    """
    candidates = _candidates(text)
    for verb in candidates:
        # Behind a comma another clause may have begun, whose verb is not this one's.
        between = _BRACKETS.sub("", text[candidates[0].end : verb.start])
        if candidates[0].start and text[: candidates[0].start].endswith(", "):
            between = between.replace(",", "", 1)  # the comma that closes "..., appointed in May, ..."
        if verb.finite and not _CUT.search(between):
            return verb
        if _is_closed(text, candidates[0], verb):
            return verb
    return candidates[0] if candidates else None


def _is_closed(text: str, first: MainVerb, verb: MainVerb) -> bool:
    """Whether a participle between commas stands before a verb (", brought together by us, campaigned")."""
    inside = text[first.end : verb.start].rstrip()
    opens = text[: first.start].endswith(", ") and not first.finite
    return opens and inside.endswith(",") and inside.count(",") == 1


def _candidates(text: str) -> list[MainVerb]:
    tokens = [(word := match[0], word.lower(), match.start(), match.end()) for match in _TOKEN.finditer(text)]
    found: list[MainVerb] = []
    passed, at = 0, 0
    while at < len(tokens):
        low = tokens[at][1]
        if at and low in _RELATIVE:
            passed += 1
        elif low == "," and passed and _before_comma(tokens, at):
            passed -= 1
        verb, after = _verb_at(tokens, at)
        if verb is None:
            at += 1
            continue
        if passed:
            passed -= 1
        else:
            found.append(verb)
        at = after
    return found


def _before_comma(tokens: "_Tokens", at: int) -> bool:
    """Whether the last opening word before a comma was a preposition: no verb of its own followed it."""
    opening = [low for _, low, _, _ in tokens[1:at] if low in _RELATIVE]
    return bool(opening) and opening[-1] in _PREPOSITIONS


_PREPOSITIONS = frozenset({"after", "before", "since", "until", "as"})
_SEVERAL = frozenset({"people", "women", "men", "children", "police", "staff", "youth"})
_PRONOUNS = frozenset({"it", "he", "she", "this", "which", "who"})
_ADVERB_BEFORE_BY = frozenset({"together", "up", "out", "forward", "down", "in"})
_WITH_BY = frozenset({"stood", "went", "came", "sat", "lived", "passed", "began", "started", "ended"})
_Tokens = list[tuple[str, str, int, int]]


def _verb_at(tokens: _Tokens, at: int) -> tuple[MainVerb | None, int]:
    """Give the verb that begins at a token, and the token after it."""
    word, low, start, end = tokens[at]
    before = tokens[at - 1][1] if at else ""
    if low in words("verbs", "aux") and word != "May":
        return _helped(tokens, at)
    if not at or before in _NO_VERB_AFTER or not _is_past_or_present(tokens, at):
        return None, at + 1
    following = tokens[at + 1][1] if at + 1 < len(tokens) else ""
    ends_ed = low.endswith("ed") and low not in words("verbs", "past")
    after_name = tokens[at - 1][0].isupper() or before == ")"
    if low not in _WITH_BY and _by_whom(tokens, at):
        return MainVerb(start, end, low, False, False), at + 1
    finite = after_name or not (ends_ed and following in _PARTICIPLE_BEFORE)
    return MainVerb(start, end, low, False, finite), at + 1


def _by_whom(tokens: _Tokens, at: int) -> bool:
    """Whether "by" follows, at once or behind an adverb: the word is a participle then."""
    after = [token[1] for token in tokens[at + 1 : at + 3]]
    if after[:1] == ["by"]:
        return True
    return after[1:] == ["by"] and (after[0].endswith("ly") or after[0] in _ADVERB_BEFORE_BY)


def _helped(tokens: _Tokens, at: int) -> tuple[MainVerb, int]:
    """Give the verb that begins with a helping verb ("has been closed"), and the token after it."""
    last, after = at, at + 1
    while after < len(tokens) and _helps(tokens[after][1]):
        if _is_form(tokens[after][1]):
            last = after
        after += 1
    word = tokens[last][1]
    be = any(token[1] in _BE for token in tokens[at : last + 1])
    passive = be and last > at and not word.endswith("ing")
    return MainVerb(tokens[at][2], tokens[last][3], word, passive, True), max(after, last + 1)


_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})


def _helps(low: str) -> bool:
    adverb = low in _ADVERB or (low.endswith("ly") and low.isalpha())
    return adverb or low in words("verbs", "aux") or _is_form(low)


def _is_form(low: str) -> bool:
    """Whether a word after a helping verb carries the meaning."""
    regular = low.endswith(("ed", "ing")) and len(low) > 4
    return (regular or low in words("verbs", "past") or low in _IRREGULAR) and low not in _BE


_IRREGULAR = frozenset(
    {"torn", "given", "taken", "written", "driven", "seen", "shown", "done", "gone", "begun"}
)


def _is_past_or_present(tokens: _Tokens, at: int) -> bool:
    word, low = tokens[at][:2]
    ending = low[-1:]
    if low in words("verbs", "plain"):
        return False
    if low in words("verbs", "past") or low in words("verbs", "present"):
        return True
    if ending == "d" and low.endswith("ed") and len(low) > 3 and not word[0].isupper():
        return True
    if low in words("verbs", "to") and tokens[at + 1 : at + 2] and tokens[at + 1][1] == "to":
        return True
    before = tokens[at - 1][1]
    if before in _NOW and low.isalpha() and not low.endswith(("ly", "ed", "ing")):
        return True
    if before in _PRONOUNS and ending == "s" and singular(low) not in agents():
        return True
    if low in words("verbs", "base") and not _POSSESSIVE.search(before):
        joined = any(token[1] == "and" for token in tokens[max(0, at - 4) : at - 1])
        several = before.endswith("s") or before in _SEVERAL or singular(before) != before or joined
        return several or tokens[at - 1][0][0].isupper()
    # "notes each call": a present tense stands between its subject and a determiner.
    follows = tokens[at + 1][1] if at + 1 < len(tokens) else ""
    third = ending == "s" and not low.endswith(("ss", "'s", "’s", "s'", "s’")) and len(low) > 3
    return third and follows in _DETERMINER


def opens_with_verb(text: str) -> bool:
    """Whether words begin with their verb, and so go on with the subject of what stands before.

    Examples
    --------
    >>> opens_with_verb("warned three commanders"), opens_with_verb("a bishop spoke")
    (True, False)
    """
    verb = main_verb(f"it {text}")
    return verb is not None and verb.start == len("it ")


def is_state(verb: MainVerb) -> bool:
    """Whether a verb tells of a state, a thought, a wish or a gain, and so of no act.

    Examples
    --------
    >>> [is_state(main_verb(text)) for text in ("it was near", "it wanted votes", "it warned three men")]
    [True, True, False]
    """
    return verb.word in words("verbs", "state") or verb.word in words("verbs", "aux")


def is_past(verb: MainVerb) -> bool:
    """Whether a verb's form shows a past tense or a helping verb.

    Examples
    --------
    >>> [is_past(main_verb(text)) for text in ("it paid them", "it has let them in", "it shares a desk")]
    [True, True, False]
    """
    return verb.word.endswith("ed") or verb.word in words("verbs", "past") or verb.passive


@lru_cache(maxsize=256)
def is_circumstance(text: str) -> bool:
    """Whether a clause tells of a circumstance: elections, a drought, a port that closed.

    Examples
    --------
    >>> [is_circumstance(text) for text in ("There were elections", "the port closed", "the hub closed")]
    [True, True, False]
    """
    verb = main_verb(text)
    subject = text[: verb.start] if verb else text
    if subject.strip().lower() == "there" and verb:
        subject = " ".join(text[verb.end :].split()[:4])
    noun = pattern("circumstances", "noun").pattern
    head = HEAD_END.split(f"{subject.strip()} ")[0]
    if re.search(rf"\b(?:{noun})$", head.strip(), re.IGNORECASE):
        return True
    befell = pattern("circumstances", "verb").pattern
    told = bool(verb and re.match(rf"(?:{befell})\b", text[verb.start :], re.IGNORECASE))
    return told and not names_agent(subject)
