"""A scale as TOML, the form in which the toolkit keeps its own."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sjc_analysis.scales.draft import MAY_SAY, Draft, DraftCriterion, Said
from sjc_analysis.scales.model import Scale

_KEYS = {"levels": {"level", "descriptor"}, "criteria": {"criterion", "question", "descriptors"}}
_KEYS["overall"] = {"level", "when"}


def scale_toml(scale: Scale) -> str:
    """Write a scale as TOML."""
    return "\n".join(_lines(scale)) + "\n"


def _lines(scale: Scale) -> Iterator[str]:
    for fact in MAY_SAY:
        if said := getattr(scale, fact):
            yield f"{fact} = {_quoted(said)}"
    for rule in scale.overall:
        yield from ("", "[[overall]]", f"level = {_quoted(rule.level)}", f"when = {_quoted(rule.when)}")
    yield from ("", "# Levels stand lowest first.")
    for level in scale.levels:
        yield from ("[[levels]]", f"level = {_quoted(level.level)}")
        if level.descriptor:
            yield f"descriptor = {_quoted(level.descriptor)}"
        yield ""
    for each in scale.criteria:
        yield from ("[[criteria]]", f"criterion = {_quoted(each.criterion)}")
        if each.question:
            yield f"question = {_quoted(each.question)}"
        if each.descriptors:
            yield "[criteria.descriptors]"
            yield from (f"{_quoted(name)} = {_quoted(text)}" for name, text in each.descriptors.items())
        yield ""


def _quoted(text: str) -> str:
    # A TOML basic string escapes as JSON does; DEL is the one character that only TOML escapes.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def draft_from_toml(file: str, said: Mapping[str, Any]) -> Draft:
    """Take the tables of a TOML file apart.

    Parameters
    ----------
    file
        Its name, for the messages.
    said
        The parsed file.

    Returns
    -------
    Draft
        What each entry says; nothing is refused here.
    """
    draft = Draft(file)
    for key, value in said.items():
        if key in MAY_SAY and not isinstance(value, dict | list):
            draft.facts[key] = [Said(str(value), key)]
        elif key not in _KEYS or not isinstance(value, list) or not all(isinstance(e, dict) for e in value):
            draft.unknown.append(Said("", key))
    for place, entry in _entries(draft, said, "levels"):
        draft.levels.append(Said(_text(entry, "level"), place))
        draft.meanings.append(_text(entry, "descriptor"))
    for place, entry in _entries(draft, said, "criteria"):
        draft.criteria.append(_criterion(draft, place, entry))
    for place, entry in _entries(draft, said, "overall"):
        draft.overall.append((Said(_text(entry, "level"), place), Said(_text(entry, "when"), place)))
    return draft


def _entries(draft: Draft, said: Mapping[str, Any], key: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    found = said.get(key, [])
    for number, entry in enumerate(found if isinstance(found, list) else [], start=1):
        if isinstance(entry, dict):
            place = f"{key} {number}"
            draft.unknown.extend(Said("", f"{place}, {name}") for name in entry if name not in _KEYS[key])
            yield place, entry


def _criterion(draft: Draft, place: str, entry: Mapping[str, Any]) -> DraftCriterion:
    given = entry.get("descriptors", {})
    if not isinstance(given, dict):
        draft.unknown.append(Said("", f"{place}, descriptors"))
        given = {}
    names = [level.text for level in draft.levels]
    draft.unknown.extend(
        Said(name, f"{place}, descriptors: a level the scale has not") for name in given if name not in names
    )
    descriptors = tuple(Said(str(given.get(name, "")), f"{place}, {name}") for name in names)
    return DraftCriterion(Said(_text(entry, "criterion"), place), _text(entry, "question"), descriptors)


def _text(entry: Mapping[str, Any], key: str) -> str:
    value = entry.get(key, "")
    return "" if isinstance(value, dict | list) else str(value)
