"""Unpack a zipped document (.xlsx, .ods, .docx, .qdpx), refusing what is not safe to open.

Refused are: password protection, macros, what unpacks to more than a harvest can be, and XML that declares
entities or hides behind a rare encoding (docs/disclosure.md, "Input is hostile until read").
"""

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping

from sjc_analysis.findings import Finding, FindingsError

UNPACKED_LIMIT = 300_000_000
"""The most bytes a document may unpack to."""

_MEMBER_LIMIT = 20_000
_BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, struct.error, NotImplementedError,
    RuntimeError, EOFError, OSError, ValueError,
)  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0"
_XML = (".xml", ".rels", ".qde")
_MACROS = ("vbaproject.bin", "vbadata.xml", "basic/script-lc.xml")
_ENCODING = re.compile(
    rb"""\A(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}["']([^"']{1,40})"""
)
_READ_AS_ASCII = {b"utf-8", b"utf8", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"}


def refuse(file: str, rule: str, reason: str, remedy: str, **place: str | int) -> FindingsError:
    """Make the error for a file that cannot be used at all.

    Examples
    --------
    >>> print(refuse("a.xlsx", "W7", "the file holds macros", "Save it without."))
    1 problem:
    - a.xlsx: the file holds macros. Save it without. (W7)
    """
    said: dict[str, object] = {"file": file, "rule": rule, "reason": reason, "remedy": remedy, **place}
    return FindingsError((Finding.model_validate(said),))


def unpack(file: str, raw: bytes, *, also: tuple[str, ...] = ()) -> Mapping[str, bytes]:
    """Give the XML parts of a packed document by name.

    Parameters
    ----------
    file
        The file's name, for the message.
    raw
        Its bytes.
    also
        Endings, in small letters, of other parts to give.

    Returns
    -------
    mapping of str to bytes
        Name of a part inside the package -> its bytes; other parts are left packed.

    Raises
    ------
    FindingsError
        If the file is encrypted, holds macros, is damaged or too large, or its XML declares entities.
    """
    if raw.startswith(_OLE):
        remedy = "Take the password off, or save it in the present form (.xlsx, .ods or .docx)."
        raise refuse(file, "W6", "the file is encrypted or of the old .xls or .doc form", remedy)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            members = package.infolist()
            _check_members(file, members)
            parts = {
                member.filename: package.read(member)
                for member in members
                if member.filename.lower().endswith((*_XML, *also))
            }
    except _BROKEN:
        raise damaged(file) from None
    if "META-INF/manifest.xml" in parts and b"encryption-data" in parts["META-INF/manifest.xml"]:
        raise refuse(file, "W6", "the file is encrypted", "Take the password off and save it again.")
    if any(is_unsafe_xml(part) for name, part in parts.items() if name.lower().endswith(_XML)):
        raise damaged(file)
    return parts


def damaged(file: str) -> FindingsError:
    """Make the error for a file that is not what its name says."""
    ending = file.lower().rpartition(".")[2]
    kind = {"docx": "document", "qdpx": "project"}.get(ending, "spreadsheet")
    remedy = f"Open it in the program it was made with and save it again as a {kind}."
    return refuse(file, "W6", f"the file is not a {kind} that can be read", remedy)


def _check_members(file: str, members: list[zipfile.ZipInfo]) -> None:
    if any(member.filename.lower().endswith(_MACROS) for member in members):
        raise refuse(file, "W7", "the file holds macros", "Save it without macros.")
    too_large = sum(member.file_size for member in members) > UNPACKED_LIMIT
    if too_large or len(members) > _MEMBER_LIMIT:
        raise refuse(file, "W3", "the file unpacks to more than a harvest can be", "Split the harvest.")
    if len({member.filename for member in members}) < len(members):
        raise damaged(file)


def is_unsafe_xml(part: bytes) -> bool:
    """Whether XML declares entities, or is written so that one could not see it here."""
    encoding = _ENCODING.match(part)
    if encoding and encoding[1].lower() not in _READ_AS_ASCII:
        return True
    return b"<!DOCTYPE" in part or b"<!ENTITY" in part or b"\0" in part
