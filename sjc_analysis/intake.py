"""From what an evaluator has on disk to a casebook: a finished one is loaded, documents are drafted."""

from collections.abc import Sequence
from pathlib import Path

from sjc_analysis.casebook import Casebook
from sjc_analysis.drafting import draft_casebook, find_mentions
from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.reading import read_files, read_registry
from sjc_analysis.records import Actor
from sjc_analysis.workbook import load_casebook, looks_like_casebook


def draft_files(
    paths: Sequence[Path], registry: Path | None = None, public: frozenset[str] = frozenset()
) -> Casebook:
    """Read documents and draft a casebook from them.

    Parameters
    ----------
    paths
        The documents: outcome records and meeting notes.
    registry
        The evaluator's list of actors, a CSV file.
    public
        Names of the files the evaluator declares public; every other file is confidential.

    Raises
    ------
    FindingsError
        With everything that cannot be read, in all files and the registry, at once.
    """
    unknown = sorted(public - {path.name for path in paths})
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
    actors, problems = _registry(registry)
    try:
        read = read_files(paths, public=public)
    except FindingsError as error:
        raise FindingsError((*error.findings, *problems)) from error
    if problems:
        raise FindingsError(problems)
    return draft_casebook(read, actors)


def _registry(path: Path | None) -> tuple[tuple[Actor, ...], tuple[Finding, ...]]:
    if path is None:
        return (), ()
    try:
        return read_registry(path), ()
    except FindingsError as error:
        return (), error.findings


def read_only(paths: Sequence[Path], registry: Path | None = None) -> Casebook:
    """Read documents without drafting; with a registry, the actors and every mention of them too.

    Raises
    ------
    FindingsError
        With everything that cannot be read, at once.
    """
    read = read_files(paths)
    if registry is None:
        return read
    actors = read_registry(registry)
    return read.with_rows(actors=actors, mentions=find_mentions(read.passages, actors))


def open_casebook(
    paths: Sequence[Path], registry: Path | None = None, public: frozenset[str] = frozenset()
) -> Casebook:
    """Open one casebook, or draft one from documents.

    Parameters
    ----------
    paths
        Either one casebook (a spreadsheet or a folder of CSV files), or documents.
    registry, public
        For documents only: the list of actors, and the files declared public.

    Raises
    ------
    FindingsError
        With everything that is wrong, at once.
    """
    casebooks = [path for path in paths if looks_like_casebook(path)]
    if not casebooks:
        return draft_files(paths, registry, public)
    if len(paths) > 1 or registry is not None or public:
        raise FindingsError.of(
            [
                Finding(
                    rule="I1",
                    file=casebooks[0].name,
                    reason="a casebook stands by itself, and holds its actors and what is public",
                    remedy="Give the casebook alone, or documents (with --registry and --public).",
                )
            ]
        )
    return load_casebook(paths[0])
