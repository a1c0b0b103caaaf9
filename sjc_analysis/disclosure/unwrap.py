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
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

MAX_DEPTH = 6
"""Wrappings inside wrappings that are followed."""

MAX_BYTES = 256 * 2**20
"""Bytes that one wrapping may grow to; more is treated as unreadable."""

LONG_RUN = 2000
"""Characters from which a run of base64 is a file of its own, as a picture in a page."""

_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{16,}={0,2}")
_BROKEN_LINE = re.compile(r"(?<=[A-Za-z0-9+/])(?:\\n|\r?\n)(?=[A-Za-z0-9+/])")
_LETTER_RUN = re.compile(rb"[\x20-\x7e]{6,}")
_WIDE_RUN = re.compile(rb"(?:[\x20-\x7e]\x00){6,}")
_PLAIN = bytes([9, 10, 13, *range(0x20, 0x7F)])
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
    containers = next((read for mark, read in _CONTAINERS.items() if data.startswith(mark)), None)
    if containers is not None:
        for kind, inner in containers(data):
            yield from layers(inner, (*wrapping, kind))
    else:
        for kind, text in _texts(data):
            here = (*wrapping, kind) if kind else wrapping
            yield Layer(here, text)
            if kind != "binary":
                yield from _base64_layers(text, here)


def _texts(data: bytes) -> Iterator[tuple[str, str]]:
    """Read bytes as text in every encoding they may be in; of binary data, the runs of plain letters."""
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
        if _is_mostly_letters(data):
            yield "latin-1", data.decode("latin-1")
        else:
            runs = _LETTER_RUN.findall(data) + [run.replace(b"\0", b"") for run in _WIDE_RUN.findall(data)]
            yield "binary", b"\n".join(runs).decode("ascii")


def _is_mostly_letters(data: bytes) -> bool:
    """Whether at most one byte in ten is no plain letter, as in old encodings of Latin script."""
    return len(data.translate(None, _PLAIN)) * 10 <= len(data)


def _base64_layers(text: str, wrapping: tuple[str, ...]) -> Iterator[Layer]:
    """Decode what looks like base64; short runs at each of four starts, since text may stand before them."""
    runs = dict.fromkeys(_BASE64.findall(text) + _BASE64.findall(_BROKEN_LINE.sub("", text)))
    small: list[str] = []
    here = (*wrapping, "base64")
    for run in runs:
        for start in range(4) if len(run) < LONG_RUN else (0,):
            data = _decoded(run[start:])
            if len(run) >= LONG_RUN or data.startswith(tuple(_CONTAINERS)):
                yield from layers(data, here)
            elif data and (_is_mostly_letters(data) or b"\0" in data):
                small += [text for kind, text in _texts(data) if kind != "binary"]
    if small:
        joined = "\n".join(dict.fromkeys(small))
        yield Layer(here, joined)
        if len(wrapping) < MAX_DEPTH:
            yield from _base64_layers(joined, here)


def _decoded(run: str) -> bytes:
    body = run.rstrip("=").replace("-", "+").replace("_", "/")
    body = body[: len(body) - 1] if len(body) % 4 == 1 else body
    try:
        return base64.b64decode(body + "=" * (-len(body) % 4))
    except binascii.Error:
        return b""


def _gunzip(data: bytes) -> Iterator[tuple[str, bytes]]:
    if data[3] & 8:
        yield "gzip name", data[10:300].partition(b"\0")[0]
    try:
        with gzip.open(io.BytesIO(data)) as file:
            found = file.read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableError from error
    yield "gzip", _within_limit(found)


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
    bodies = [_PDF_STREAM.sub(b"", data).removeprefix(b"%")]
    for found in _PDF_STREAM.finditer(data):
        inflate = zlib.decompressobj()
        try:
            bodies.append(inflate.decompress(found[1], MAX_BYTES))
        except zlib.error:
            bodies.append(found[1])  # a stream that is not deflated is searched as it stands
        if inflate.unconsumed_tail:
            raise UnreadableError
    for body in bodies:
        yield "pdf", body
        yield "pdf text", _PDF_KERNING.sub("", body.decode("latin-1")).encode()
        for found in _PDF_HEX.finditer(body):
            digits = re.sub(rb"\s", b"", found[1])
            yield "pdf text", bytes.fromhex(digits[: len(digits) // 2 * 2].decode())


def _png_texts(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Give a picture's text chunks and what follows its end; its pixels hold no letters to be searched."""
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
        if kind == b"IEND":
            yield "png end", data[at:]


def _inflate_any(body: bytes) -> bytes:
    """Inflate a chunk's compressed part, wherever it begins after the keyword."""
    for start in range(min(len(body), 400)):
        if body[start : start + 1] == b"\x78":
            try:
                return zlib.decompressobj().decompress(body[start:], MAX_BYTES)
            except zlib.error:
                continue
    return b""


_CONTAINERS: Mapping[bytes, Callable[[bytes], Iterator[tuple[str, bytes]]]] = {
    b"\x1f\x8b\x08": _gunzip,
    b"PK\x03\x04": _zip_members,
    b"%PDF": _pdf_streams,
    b"\x89PNG\r\n\x1a\n": _png_texts,
}
