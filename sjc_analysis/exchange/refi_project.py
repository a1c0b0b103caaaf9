"""Read a REFI-QDA project (.qdpx): its codes, its texts, and which words of them were coded.

The package is a zip with ``project.qde`` (XML) and a folder of sources. Nothing of it is written anywhere,
and a path that leads out of the package is not followed.

References
----------
REFI-QDA standard, version 1.5 (2019): sections 7 (exchange format), 8 (source types) and 9 (selections).
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.etree import ElementTree as ET

from sjc_analysis.findings import Finding
from sjc_analysis.safe_sheets import refuse, unpack

_PROJECT = "project.qde"
_INTERNAL = "internal://"
_TEXTS = ("TextSource", "Representation", "Transcript")
_UNREAD = {
    "PDFSelection": "selections of areas of a PDF", "PictureSelection": "selections of pictures",
    "AudioSelection": "selections of sound", "VideoSelection": "selections of film", "Case": "cases",
    "Variable": "variables", "Note": "notes and memos", "Link": "links between codes or sources",
    "Graph": "graphs", "Set": "sets",
}  # fmt: skip


class Coded(NamedTuple):
    """Words that were coded: where, as what, by whom, and what was noted of it."""

    start: int
    end: int
    name: str
    codes: tuple[str, ...]
    coder: str
    memo: str


class CodedText(NamedTuple):
    """A text of the project: its name, its file in the package, its words and what was coded in it."""

    name: str
    file: str
    sha256: str
    text: str
    coded: tuple[Coded, ...]


class Project(NamedTuple):
    """What was read: the program it comes from, its texts, and what could not be used."""

    origin: str
    texts: tuple[CodedText, ...]
    findings: tuple[Finding, ...]


def read_project(file: str, raw: bytes) -> Project:
    """Read a REFI-QDA project exchange file.

    Parameters
    ----------
    file
        File name, for the messages.
    raw
        Its bytes.

    Raises
    ------
    FindingsError
        If the package is damaged, too large or unsafe, or holds no project.
    """
    parts = unpack(file, raw, also=(".txt",))
    described = next((name for name in parts if name.lower() == _PROJECT), "")
    if not described:
        reason = f"there is no {_PROJECT} in it, so it is no REFI-QDA project"
        raise refuse(file, "X7", reason, "Export the project again as a REFI-QDA project (.qdpx).")
    try:
        root = ET.fromstring(parts[described])  # noqa: S314 - unpack refuses what declares entities
    except (ET.ParseError, ValueError):
        raise refuse(file, "X7", f"its {_PROJECT} is damaged", "Export the project again.") from None
    if _tag(root) != "Project":
        raise refuse(file, "X7", f"its {_PROJECT} holds no project", "Export the project again.")
    findings: list[Finding] = []
    codes, users = _codes(root), _users(root)
    texts = tuple(
        text
        for element in root.iter()
        if _tag(element) in _TEXTS
        for text in _text(file, element, parts, (codes, users), findings)
    )
    findings.extend(_unread(file, root))
    return Project(root.get("origin", ""), texts, tuple(findings))


def _tag(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _children(element: ET.Element, tag: str) -> Iterator[ET.Element]:
    return (child for child in element if _tag(child) == tag)


def _inner(element: ET.Element, tag: str) -> str:
    return next((child.text or "" for child in _children(element, tag)), "")


def _codes(root: ET.Element) -> dict[str, str]:
    """Give each code's name by its id, with those above it before it, as in ``a; b; c``."""
    names: dict[str, str] = {}
    waiting = [(element, "") for element in root.iter() if _tag(element) == "Codes"]
    while waiting:
        element, above = waiting.pop()
        for code in _children(element, "Code"):
            name = " ".join((code.get("name") or "a code without a name").split())
            path = f"{above}; {name}" if above else name
            names[code.get("guid", "").lower()] = path
            waiting.append((code, path))
    return names


def _users(root: ET.Element) -> dict[str, str]:
    return {
        element.get("guid", "").lower(): element.get("name", "")
        for element in root.iter()
        if _tag(element) == "User"
    }


def _text(
    file: str,
    element: ET.Element,
    parts: Mapping[str, bytes],
    known: tuple[Mapping[str, str], Mapping[str, str]],
    findings: list[Finding],
) -> Iterator[CodedText]:
    name = element.get("name") or "a text without a name"
    coded = tuple(_coded(file, element, known, findings))
    written = list(_children(element, "PlainTextContent"))
    within = written[0].text or "" if written else ""
    path = element.get("plainTextPath", "")
    if within:
        raw, member = within.encode(), ""
    elif (member := _member(path, parts)) in parts:
        raw = parts[member]
    else:
        if written and not path:
            findings.append(_finding(file, "warning", f'the text "{name}" is empty', len(coded)))
        elif path or coded:
            findings.append(_absent(file, path, len(coded)))
        return
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        findings.append(_finding(file, "warning", "a text of the project is not UTF-8", len(coded)))
        return
    if not text.strip():
        findings.append(_finding(file, "warning", f'the text "{name}" is empty', len(coded)))
        return
    yield CodedText(name, member.rpartition("/")[2], hashlib.sha256(raw).hexdigest(), text, coded)


def _member(path: str, parts: Mapping[str, bytes]) -> str:
    """Give the package's member a path leads to; blank for one outside of it.

    Some programs write no scheme before the path, or keep their texts in a folder of another name.
    """
    if _is_outside(path):
        return ""
    wanted = path.removeprefix(_INTERNAL).replace("\\", "/").lstrip("/").casefold()
    named = [name for name in parts if name.casefold() in (f"sources/{wanted}", wanted)]
    file = wanted.rpartition("/")[2]
    named = named or [name for name in parts if file and name.casefold().rpartition("/")[2] == file]
    return named[0] if len(named) == 1 else ""


def _is_outside(path: str) -> bool:
    """Whether a path leads out of the package: up, to a drive, or by a scheme that is not its own."""
    inner = path.removeprefix(_INTERNAL).replace("\\", "/")
    absolute = inner is path and inner.startswith("/")
    return absolute or ":" in inner or ".." in inner.split("/")


def _absent(file: str, path: str, selections: int) -> Finding:
    outside = _is_outside(path)
    reason = (
        "a text lies outside of the project, and was not opened"
        if outside
        else "a text is not in the project's file"
    )
    return _finding(file, "warning", reason, selections)


def _finding(file: str, severity: str, reason: str, selections: int) -> Finding:
    lost = f"; {selections} coded passages of it are left out" if selections else ""
    said = {"rule": "X8", "severity": severity, "file": file, "reason": f"{reason}{lost}",
            "remedy": "Export the project with its sources inside."}  # fmt: skip
    return Finding.model_validate(said)


def _coded(
    file: str,
    element: ET.Element,
    known: tuple[Mapping[str, str], Mapping[str, str]],
    findings: list[Finding],
) -> Iterator[Coded]:
    """List what was coded in a text; a transcript gives places by its points in time."""
    codes, users = known
    points = {
        point.get("guid", "").lower(): point.get("position") for point in _children(element, "SyncPoint")
    }
    for selection in (*_children(element, "PlainTextSelection"), *_children(element, "TranscriptSelection")):
        start = selection.get("startPosition") or points.get(selection.get("fromSyncPoint", "").lower())
        end = selection.get("endPosition") or points.get(selection.get("toSyncPoint", "").lower())
        named = [
            codes.get(ref.get("targetGUID", "").lower(), "")
            for coding in _children(selection, "Coding")
            for ref in _children(coding, "CodeRef")
        ]
        if not (start and end and start.isdecimal() and end.isdecimal()):
            findings.append(_finding(file, "warning", "a coded passage has no place in its text", 0))
            continue
        if "" in named:
            findings.append(_finding(file, "warning", "a passage has a code that is not in the codebook", 0))
        yield Coded(
            int(start), int(end), selection.get("name", ""), tuple(name for name in named if name),
            users.get(selection.get("creatingUser", "").lower(), ""), _inner(selection, "Description"),
        )  # fmt: skip


def _unread(file: str, root: ET.Element) -> Iterator[Finding]:
    """Say what of the project has no place in a casebook."""
    counts = Counter(_tag(element) for element in root.iter())
    for tag, what in _UNREAD.items():
        if counts[tag]:
            yield Finding(
                rule="X9", severity="not_checked", file=file, reason=f"{counts[tag]} {what} were not read"
            )
