"""Run notebooks on a casebook that was assessed once: in this process, cell by cell, without a kernel.

A notebook's second cell, tagged ``casebook``, loads and assesses the file it is given. Here it is not run: the
notebook is handed what that cell would give, so that the same casebook is assessed once for all notebooks.
"""

import ast
import contextlib
import io
import os
import warnings
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from sjc_analysis.display import Table
from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.report.chapters import Chapter, read_notebook

Progress = Callable[[int, int], None]
"""Called with how many are done, and how many there are."""

_STOPPED = "Run `sjc check` on the casebook, then open the notebook in JupyterLab to see where it stops."


def execute_all(
    chapters: Sequence[Chapter],
    given: Callable[[Chapter], Mapping[str, Any]],
    folder: Path,
    progress: Progress = lambda done, total: None,
) -> dict[Chapter, Any]:
    """Run notebooks one after the other, each with names of its own.

    Parameters
    ----------
    chapters
        The notebooks.
    given
        Gives the names that a notebook's tagged cells would set: ``casebook``, ``audience``, ``sjc``, ``book``, ``a``.
    folder
        Working folder while they run.
    progress
        Called after each notebook with (notebooks done, all notebooks).

    Returns
    -------
    dict of Chapter to nbformat.NotebookNode
        The notebooks with their outputs.

    Raises
    ------
    FindingsError
        If a cell stops; the finding names the notebook and the cell, and no value.
    """
    executed: dict[Chapter, Any] = {}
    progress(0, len(chapters))
    with _quiet(folder):
        for chapter in chapters:
            executed[chapter] = _execute(chapter, dict(given(chapter)))
            progress(len(executed), len(chapters))
    return executed


@contextlib.contextmanager
def _quiet(folder: Path) -> Iterator[None]:
    """Work in a folder, with nothing printed and nothing warned of."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        with (
            contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()),
            warnings.catch_warnings(),
        ):  # fmt: skip
            warnings.simplefilter("ignore")
            yield
    finally:
        os.chdir(before)


def _execute(chapter: Chapter, names: dict[str, Any]) -> Any:
    notebook = read_notebook(chapter.path)
    names = {"__name__": chapter.name, **names}
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for number, cell in enumerate(cells, start=1):
        cell.outputs, cell.execution_count = [], number
        if {"parameters", "casebook"} & set(cell.metadata.get("tags", [])):
            continue
        failed = ""
        try:
            cell.outputs = _run(cell.source, names)
        except Exception as error:
            failed = type(error).__name__
        if failed:
            finding = Finding(
                rule="N1", file=chapter.path.name, column=f"code cell {number}", remedy=_STOPPED,
                reason=f"the notebook stopped at this cell ({failed}), so no page was put in place",
            )  # fmt: skip
            raise FindingsError((finding,))
    return notebook


def _run(source: str, names: dict[str, Any]) -> list[Any]:
    """Run a cell, and give what its last line shows."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<cell>", "exec"), names)  # noqa: S102 - the notebook is the evaluator's own program
    if not isinstance(last, ast.Expr):
        return []
    value = eval(compile(ast.Expression(last.value), "<cell>", "eval"), names)  # noqa: S307 - as above
    return [] if value is None else [_Output(data=shown(value))]


class _Output(dict[str, Any]):
    """An output as nbformat has it."""


def shown(value: Any) -> dict[str, str]:
    """Give what a page shows of a value, by kind; a DataFrame becomes a table with its index.

    Examples
    --------
    >>> shown("Plausible.")
    {'text/plain': 'Plausible.'}
    """
    if isinstance(value, pd.DataFrame):
        frame = value.reset_index() if value.index.name else value
        value = Table(
            frame.astype("str").replace({"nan": "", "<NA>": "", "NaT": "", "None": ""}),
            "As the cell gives it.",
        )
    if isinstance(value, str):
        return {"text/plain": value}
    if hasattr(value, "_repr_mimebundle_"):
        return dict(value._repr_mimebundle_())
    if hasattr(value, "_repr_html_"):
        return {"text/html": value._repr_html_(), "text/plain": repr(value)}
    if hasattr(value, "savefig"):  # a picture of somebody else's making
        buffer = io.BytesIO()
        value.savefig(buffer, format="png", metadata={"Software": None})
        return {
            "image/png": b64encode(buffer.getvalue()).decode(),
            "text/plain": "A picture made by the notebook.",
        }
    return {"text/plain": repr(value)}
