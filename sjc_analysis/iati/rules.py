"""The rules of the published standard, read from a data file, and the check of a file against them."""

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Literal, NamedTuple
from xml.etree import ElementTree as ET

from pydantic import BaseModel, ConfigDict, StringConstraints

from sjc_analysis.data_files import data_path
from sjc_analysis.findings import Finding

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
"""The attribute ``xml:lang`` as the library names it."""

_FORMS = {
    "text": re.compile(r".*\S.*", re.DOTALL),
    "date": re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII),
    "flag": re.compile(r"0|1|true|false"),
    "language": re.compile(r"[a-z]{2}"),
}


class Child(NamedTuple):
    """An element that may stand within another: how often at least, and at most (``None``: any number)."""

    name: str
    least: int
    most: int | None


class Attribute(NamedTuple):
    """An attribute: whether it is needed, and which kind of value or code list it has."""

    name: str
    need: str
    kind: str


class ElementRule(BaseModel):
    """What the standard says of one element."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    path: str
    children: tuple[Annotated[str, StringConstraints(pattern=r"^\S+ \d+ (\d+|\*)$")], ...] = ()
    attributes: tuple[Annotated[str, StringConstraints(pattern=r"^\S+ \S+ \S+$")], ...] = ()
    text: bool = False

    def child_rules(self) -> tuple[Child, ...]:
        """Give the elements within, in the order in which they must stand."""
        parts = (child.split() for child in self.children)
        return tuple(
            Child(name, int(least), None if most == "*" else int(most)) for name, least, most in parts
        )

    def attribute_rules(self) -> tuple[Attribute, ...]:
        """Give the attributes."""
        return tuple(Attribute(*attribute.split()) for attribute in self.attributes)


class Standard(BaseModel):
    """The rules of one version of the standard."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal["2.03"]
    codes: dict[str, tuple[str, ...]]
    element: tuple[ElementRule, ...]


@cache
def standard() -> Standard:
    """Give the rules that come with the package.

    Examples
    --------
    >>> standard().codes["IndicatorMeasure"]
    ('1', '2', '3', '4', '5')
    """
    text = data_path("iati/activities-2.03.toml").read_text(encoding="utf-8")
    return Standard.model_validate(tomllib.loads(text))


def standard_problems(root: ET.Element) -> tuple[Finding, ...]:
    """Check a file of activities against the rules of the standard.

    Parameters
    ----------
    root
        The element ``iati-activities``.

    Returns
    -------
    tuple of Finding
        Every breach, with the path of its element; never the words in it.

    Examples
    --------
    >>> for problem in standard_problems(ET.Element("iati-activities")):
    ...     print(problem.message())
    "iati-activities": the attribute "version" is missing. (IA4)
    "iati-activities": "iati-activity" stands here 0 times. Allowed: at least 1. (IA3)
    """
    rules = {rule.path: rule for rule in standard().element}
    return tuple(_element(root, root.tag, rules))


def _element(element: ET.Element, path: str, rules: dict[str, ElementRule]) -> Iterator[Finding]:
    rule = rules.get(path)
    if rule is None:
        yield _finding("IA1", path, "the rules of the standard have no such element here")
        return
    if bool((element.text or "").strip()) != rule.text:
        yield _finding("IA2", path, "the text is missing" if rule.text else "no text may stand here")
    yield from _attributes(element, path, rule)
    yield from _children(element, path, rule)
    for child in element:
        yield from _element(child, f"{path}/{child.tag}", rules)
    if path.endswith("/period"):
        yield from _period(element, path)


def _children(element: ET.Element, path: str, rule: ElementRule) -> Iterator[Finding]:
    allowed = rule.child_rules()
    order = {child.name: place for place, child in enumerate(allowed)}
    places = [order[child.tag] for child in element if child.tag in order]
    if places != sorted(places):
        names = ", ".join(child.name for child in allowed)
        yield _finding("IA3", path, "the elements within do not stand in their order", allowed=names)
    for child in allowed:
        count = len(element.findall(child.name))
        if count < child.least:
            reason = f'"{child.name}" stands here {count} times'
            yield _finding("IA3", path, reason, allowed=f"at least {child.least}")
        elif child.most is not None and count > child.most:
            yield _finding(
                "IA3", path, f'"{child.name}" stands here {count} times', allowed=f"at most {child.most}"
            )


def _attributes(element: ET.Element, path: str, rule: ElementRule) -> Iterator[Finding]:
    given = {("lang" if name == LANG else name): value for name, value in element.attrib.items()}
    known = {attribute.name: attribute for attribute in rule.attribute_rules()}
    for name in given:
        if name not in known or known[name].need == "absent":
            yield _finding("IA4", path, f'the attribute "{name}" may not stand here')
    for name, attribute in known.items():
        if name not in given:
            if attribute.need == "required":
                yield _finding("IA4", path, f'the attribute "{name}" is missing')
        elif not fits(given[name], attribute.kind):
            yield _finding(
                "IA5", path, f'the attribute "{name}" has no allowed value', allowed=form(attribute.kind)
            )


def fits(value: str, kind: str) -> bool:
    """Whether a value has the form of its kind, or is a code of its list.

    Examples
    --------
    >>> fits("2031-06-02", "date"), fits("2031-02-30", "date"), fits("7", "ResultType")
    (True, False, False)
    """
    if kind in _FORMS:
        return _FORMS[kind].fullmatch(value) is not None and (kind != "date" or _day(value) is not None)
    return value in standard().codes[kind]


def form(kind: str) -> str:
    """Say what a value of a kind may be."""
    words = {"date": "a day such as 2031-06-02", "flag": "0 or 1", "language": "two small letters such as en"}
    return words.get(kind) or ", ".join(standard().codes.get(kind, ("a text",)))


def _day(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        return None


def _period(element: ET.Element, path: str) -> Iterator[Finding]:
    ends = [element.find(name) for name in ("period-start", "period-end")]
    days = [_day(end.get("iso-date", "")) if end is not None else None for end in ends]
    if days[0] and days[1] and days[0] > days[1]:
        yield _finding("IA6", path, "the period ends before it starts")


def _finding(rule: str, path: str, reason: str, *, allowed: str = "") -> Finding:
    return Finding(rule=rule, column=path, reason=reason, allowed=allowed)
