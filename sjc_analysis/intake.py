"""From what an evaluator has on disk to a casebook: a finished one is loaded, documents are drafted."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from sjc_analysis.casebook import Casebook
from sjc_analysis.checking import check_harvest
from sjc_analysis.decisions import Kept, keep_decisions
from sjc_analysis.drafting import draft_casebook, find_mentions
from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.reading import (
    SUFFIXES,
    files_of,
    read_files,
    read_mapping,
    read_registry,
    write_mapping,
    write_refused,
)
from sjc_analysis.records import Actor
from sjc_analysis.work import nothing_searched
from sjc_analysis.workbook import load_casebook, looks_like_casebook


def draft_files(
    paths: Sequence[Path],
    registry: Path | None = None,
    public: frozenset[str] = frozenset(),
    mapping: Path | None = None,
    actors: tuple[Actor, ...] = (),
) -> Casebook:
    """Read documents and draft a casebook from them.

    Parameters
    ----------
    paths
        The documents: outcome records, tables of them and meeting notes, or folders of such files.
    registry
        The evaluator's list of actors, a CSV file.
    public
        Names of the files the evaluator declares public; every other file is confidential.
    mapping
        The evaluator's mapping sheet, which says what headings mean; one that does not exist is written.
    actors
        The actors to look for where no registry is given.

    Raises
    ------
    FindingsError
        With everything that cannot be read, in all files and the registry, at once.
    """
    unknown = sorted(public - {path.name for path in files_of(paths, SUFFIXES)[0]})
    if unknown:
        raise FindingsError.of(
            Finding(
                rule="I2",
                reason="a file declared public is not among the files given",
                remedy="Write --public with the name of one of the files, as it stands.",
                file=name,
            )
            for name in unknown
        )
    listed, problems = _registry(registry)
    try:
        read = _read(paths, registry, mapping, public)
        if mapping is not None and not mapping.exists():  # nothing was to be mapped: its name is a slip
            read_mapping(mapping)
    except FindingsError as error:
        raise FindingsError((*error.findings, *problems)) from error
    if problems:
        raise FindingsError(problems)
    return _checked(draft_casebook(read, listed or actors))


def draft_keeping(
    paths: Sequence[Path],
    keep: Path,
    registry: Path | None = None,
    public: frozenset[str] = frozenset(),
    mapping: Path | None = None,
) -> Kept:
    """Draft documents anew and carry into the draft what was decided in a casebook.

    Raises
    ------
    FindingsError
        With everything that is wrong, at once.
    """
    old = load_casebook(keep)
    new = draft_files(paths, registry, public, mapping, actors=old.live("actors"))
    return keep_decisions(new, old)


def _read(
    paths: Sequence[Path], registry: Path | None, mapping: Path | None, public: frozenset[str] = frozenset()
) -> Casebook:
    """Read the documents; what an evaluator keeps beside them in a folder is not taken for one of them."""
    casebooks = [
        entry
        for folder in paths
        if folder.is_dir()
        for entry in sorted(folder.iterdir())
        if looks_like_casebook(entry)
    ]
    own = [path for path in (registry, mapping) if path is not None]
    new = mapping if mapping is not None and not mapping.exists() else None
    try:
        read = read_files(paths, public=public, mapping=None if new else mapping, but=(*own, *casebooks))
    except FindingsError as error:
        raise FindingsError((*error.findings, *_to_map(paths, new, error))) from error
    written = write_mapping(read, new) if new is not None else 0
    said = (_written(new, written, "that were not understood"),) if new is not None and written else ()
    return read.with_rows(findings=(*read.findings, *said, *map(_no_document, casebooks)))


_ABOUT_HEADINGS = frozenset({"no headings", "id column twice", "heading twice", "headings in a column"})


def _to_map(paths: Sequence[Path], new: Path | None, error: FindingsError) -> Iterator[Finding]:
    """Write the mapping sheet of files that were refused for their headings, and say so."""
    names = {finding.file for finding in error.findings if finding.rule in _ABOUT_HEADINGS}
    refused = [path for path in files_of(paths, SUFFIXES)[0] if path.name in names]
    written = write_refused(refused, new) if new is not None and refused else 0
    if new is not None and written:
        yield _written(new, written, "of the files that were refused")


def _written(new: Path, headings: int, whose: str) -> Finding:
    return Finding(
        rule="mapping written", severity="note", file=new.name,
        reason=f"this mapping sheet did not exist, and was written with {headings} headings {whose}",
        remedy="Fill in the column field, and give the sheet again with --mapping.",
    )  # fmt: skip


def _no_document(casebook: Path) -> Finding:
    return Finding(
        rule="not read", severity="not_checked", file=casebook.name,
        reason="a casebook among the documents was not read",
        remedy="Give it alone to sjc check or sjc assess; the documents are drafted without it.",
    )  # fmt: skip


@nothing_searched()
def _checked(casebook: Casebook) -> Casebook:
    """Add what the checks find to what reading and drafting found."""
    return casebook.with_rows(findings=(*casebook.findings, *check_harvest(casebook)))


def _registry(path: Path | None) -> tuple[tuple[Actor, ...], tuple[Finding, ...]]:
    if path is None:
        return (), ()
    try:
        return read_registry(path), ()
    except FindingsError as error:
        return (), error.findings


def read_only(paths: Sequence[Path], registry: Path | None = None, mapping: Path | None = None) -> Casebook:
    """Read documents without drafting; with a registry, the actors and every mention of them too.

    A mapping sheet that does not exist yet is written, with the headings that were not understood.

    Raises
    ------
    FindingsError
        With everything that cannot be read, at once.
    """
    read = _read(paths, registry, mapping)
    if registry is None:
        return _checked(read)
    actors = read_registry(registry)
    return _checked(read.with_rows(actors=actors, mentions=find_mentions(read.passages, actors)))


def open_casebook(
    paths: Sequence[Path],
    registry: Path | None = None,
    public: frozenset[str] = frozenset(),
    mapping: Path | None = None,
) -> Casebook:
    """Open one casebook, or draft one from documents.

    Parameters
    ----------
    paths
        Either one casebook (a spreadsheet or a folder of CSV files), or documents.
    registry, public, mapping
        For documents only: the list of actors, the files declared public, and the mapping sheet.

    Raises
    ------
    FindingsError
        With everything that is wrong, at once.
    """
    casebooks = [path for path in paths if looks_like_casebook(path)]
    if not casebooks:
        return draft_files(paths, registry, public, mapping)
    if len(paths) > 1 or registry is not None or public or mapping is not None:
        raise FindingsError.of(
            [
                Finding(
                    rule="I1",
                    file=casebooks[0].name,
                    reason="a casebook stands by itself, and holds its actors and what is public",
                    remedy="Give the casebook alone, or documents (with --registry, --public, --mapping).",
                )
            ]
        )
    return load_casebook(paths[0])


def may_write(output: Path, *, replace: bool) -> None:
    """Refuse to write over what stands there, because an evaluator's decisions may be in it.

    Parameters
    ----------
    output
        The file or folder to be written.
    replace
        Whether the evaluator said that it may be replaced.

    Raises
    ------
    FindingsError
        If something stands there and may not be replaced.
    """
    if output.exists() and not replace:
        finding = Finding(
            rule="I3",
            file=output.name,
            reason="this already exists, and may hold decisions of yours; nothing was written",
            remedy="Give another name, or add --replace if what stands there may go.",
        )
        raise FindingsError.of([finding])
