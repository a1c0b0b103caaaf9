"""Every text in a file, however it is wrapped: the gate reads what a curious reader could.

Each layer says how it was reached. What cannot be opened is said so, and counts as a leak.
"""

import base64
import binascii
import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

MAX_DEPTH = 6
"""Wrappings inside wrappings that are followed."""

MAX_BYTES = 256 * 2**20
"""Bytes that one wrapping may grow to; more is treated as unreadable."""

_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{16,}={0,2}")
_BROKEN_LINE = re.compile(r"(?<=[A-Za-z0-9+/])(?:\\n|\r?\n)(?=[A-Za-z0-9+/])")
_PRINTABLE = re.compile(rb"[\x20-\x7e\x80-\xff]{6,}")
_PDF_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_PDF_HEX = re.compile(rb"<([0-9A-Fa-f\s]{8,})>")
_PDF_KERNING = re.compile(r"\)\s*-?[\d.]*\s*\(")


class UnreadableError(Exception):
    """A wrapping that could not be opened, so nobody knows what is in it."""


@dataclass(frozen=True)
class Layer:
    """One text found in a file, and the wrappings it was found in."""

    wrapping: tuple[str, ...]
    text: str


def layers(data: bytes, wrapping: tuple[str, ...] = ()) -> Iterator[Layer]:
    """List every text in some bytes.

    Parameters
    ----------
    data
        A file's bytes, or what was found inside a wrapping.
    wrapping
        The wrappings already opened, outermost first.

    Raises
    ------
    UnreadableError
        If a wrapping is encrypted, damaged, too deep or too large to be read.

    Examples
    --------
    >>> [layer.text for layer in layers(base64.b64encode(b"a gate in the quarter"))][1:]
    ['a gate in the quarter']
    """
    if len(wrapping) > MAX_DEPTH:
        raise UnreadableError
    for kind, inner in _containers(data):
        yield from layers(inner, (*wrapping, kind))
    for kind, text in _texts(data):
        here = (*wrapping, kind) if kind else wrapping
        yield Layer(here, text)
        yield from _base64_layers(text, here)


def _containers(data: bytes) -> Iterator[tuple[str, bytes]]:
    if data.startswith(b"\x1f\x8b"):
        yield "gzip", _gunzip(data)
    elif data.startswith(b"PK\x03\x04"):
        yield from _zip_members(data)
    elif data.startswith(b"%PDF"):
        yield from _pdf_streams(data)
    elif data.startswith(b"\x89PNG\r\n\x1a\n"):
        yield from _png_texts(data)


def _texts(data: bytes) -> Iterator[tuple[str, str]]:
    """Read bytes as text in every encoding they may be in."""
    for mark, encoding in ((b"\xff\xfe\x00\x00", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            yield encoding, data.decode(encoding, errors="ignore")
            return
    if data.count(0) * 5 > len(data):
        yield "utf-16", data.decode("utf-16-le", errors="ignore")
        yield "utf-16", data.decode("utf-16-be", errors="ignore")
    try:
        yield "", data.decode("utf-8")
    except UnicodeDecodeError:
        runs = b"\n".join(_PRINTABLE.findall(data))
        yield "", runs.decode("utf-8", errors="ignore")
        yield "latin-1", runs.decode("latin-1")


def _base64_layers(text: str, wrapping: tuple[str, ...]) -> Iterator[Layer]:
    """Decode what looks like base64; short runs at each of four starts, since text may stand before them."""
    small: list[bytes] = []
    runs = dict.fromkeys(_BASE64.findall(text) + _BASE64.findall(_BROKEN_LINE.sub("", text)))
    for run in runs:
        for start in range(4) if len(run) < 2000 else (0,):
            data = _decoded(run[start:])
            if len(data) >= 2000:
                yield from layers(data, (*wrapping, "base64"))
            elif data:
                small.append(data)
    for data in small:
        if _is_container(data):
            yield from layers(data, (*wrapping, "base64"))
    readable = [text for data in small for _, text in _texts(data) if _reads(text)]
    if readable:
        joined = "\n".join(dict.fromkeys(readable))
        yield Layer((*wrapping, "base64"), joined)
        if len(wrapping) < MAX_DEPTH:
            yield from _base64_layers(joined, (*wrapping, "base64"))


def _is_container(data: bytes) -> bool:
    return data.startswith((b"\x1f\x8b", b"PK\x03\x04", b"%PDF", b"\x89PNG"))


def _reads(text: str) -> bool:
    """Whether decoded bytes are words rather than noise: nearly all of it printable."""
    return len(text) >= 6 and sum(letter.isprintable() for letter in text) >= 0.9 * len(text)


def _decoded(run: str) -> bytes:
    body = run.rstrip("=").replace("-", "+").replace("_", "/")
    body = body[: len(body) - 1] if len(body) % 4 == 1 else body
    try:
        return base64.b64decode(body + "=" * (-len(body) % 4))
    except binascii.Error:
        return b""


def _gunzip(data: bytes) -> bytes:
    try:
        with gzip.open(io.BytesIO(data)) as file:
            found = file.read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableError from error
    return _within_limit(found)


def _within_limit(data: bytes) -> bytes:
    if len(data) > MAX_BYTES:
        raise UnreadableError
    return data


def _zip_members(data: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield "zip comment", archive.comment
            for member in archive.infolist():
                yield "zip member name", member.filename.encode()
                yield "zip member", member.comment + b"\n" + member.extra
                with archive.open(member) as file:
                    yield "zip", _within_limit(file.read(MAX_BYTES + 1))
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, zlib.error) as error:
        raise UnreadableError from error


def _pdf_streams(data: bytes) -> Iterator[tuple[str, bytes]]:
    if b"/Encrypt" in data:
        raise UnreadableError
    bodies = [data]
    for found in _PDF_STREAM.finditer(data):
        inflate = zlib.decompressobj()
        try:
            bodies.append(inflate.decompress(found[1], MAX_BYTES))
        except zlib.error:
            continue  # a stream that is not deflated is searched as it stands
        if inflate.unconsumed_tail:
            raise UnreadableError
    for body in bodies:
        if body is not data:
            yield "pdf stream", body
        # The space keeps the whole file's own text from being taken for a PDF again.
        yield "pdf text", b" " + _PDF_KERNING.sub("", body.decode("latin-1")).encode()
        for found in _PDF_HEX.finditer(body):
            digits = re.sub(rb"\s", b"", found[1])
            yield "pdf text", bytes.fromhex(digits[: len(digits) // 2 * 2].decode())


def _png_texts(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Give a picture's text chunks; its pixels hold no letters that can be searched."""
    at = 8
    while at + 8 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        if kind in {b"tEXt", b"eXIf"}:
            yield "png text", body.replace(b"\x00", b"\n")
        elif kind in {b"zTXt", b"iTXt"}:
            yield "png text", body.replace(b"\x00", b"\n")
            yield "png text", _inflate_any(body)
        at += 12 + length


def _inflate_any(body: bytes) -> bytes:
    """Inflate a chunk's compressed part, wherever it begins after the keyword."""
    for start in range(min(len(body), 400)):
        if body[start : start + 1] == b"\x78":
            try:
                return zlib.decompressobj().decompress(body[start:], MAX_BYTES)
            except zlib.error:
                continue
    return b""
