"""The files of a folder of mixed documents: one level, by name, without hidden and lock files."""

from collections.abc import Collection, Iterator, Sequence
from os.path import realpath
from pathlib import Path

from sjc_analysis.findings import Finding

_LOCKS = ("~$", ".~lock", "~")


def files_of(
    paths: Sequence[Path], suffixes: tuple[str, ...], *, but: Collection[Path] = ()
) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """Replace each folder by the files in it that can be read.

    Parameters
    ----------
    paths
        Files and folders, in the order given.
    suffixes
        Endings of the files that can be read.
    but
        Files that a folder may hold and that are no documents, such as the list of actors.

    Returns
    -------
    tuple of Path
        Files; those of a folder by name.
    tuple of Finding
        What lies in the folders and is not read.
    """
    found: list[Path] = []
    said: list[Finding] = []
    left = {realpath(path) for path in but}
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = sorted(
            entry for entry in path.iterdir() if not _is_hidden(entry) and realpath(entry) not in left
        )
        readable = [entry for entry in inside if entry.is_file() and entry.suffix.lower() in suffixes]
        found.extend(readable)
        said.extend(_left(entry) for entry in inside if entry not in readable)
        said.extend(_empty(path, suffixes) if not readable else ())
    return tuple(found), tuple(said)


def _is_hidden(entry: Path) -> bool:
    return entry.name.startswith((".", *_LOCKS))


def _left(entry: Path) -> Finding:
    reason = "a folder inside a folder was not read" if entry.is_dir() else "this kind of file was not read"
    return Finding(
        rule="not read", severity="not_checked", file=entry.name, reason=reason,
        remedy="Give the folder by itself." if entry.is_dir() else "Save it in a form that can be read.",
    )  # fmt: skip


def _empty(path: Path, suffixes: tuple[str, ...]) -> Iterator[Finding]:
    yield Finding(
        rule="folder empty", file=path.name, reason="there is no document in this folder",
        allowed=f"files whose names end in {', '.join(suffixes)}",
        remedy="Check that this is the folder you meant.",
    )  # fmt: skip
