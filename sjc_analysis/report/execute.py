"""Execute notebooks on a casebook, in kernels that leave nothing behind.

A kernel is this very Python, never one a user has installed under the same name. All it writes (history,
font cache) goes into the working folder, which is deleted afterwards.
"""

import asyncio
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.report.chapters import Chapter, read_notebook

KERNELS = 2
"""Notebooks executed at the same time."""

Progress = Callable[[int, int], None]
"""Called with how many are done, and how many there are."""

TIMEOUT_SECONDS = 900
"""A cell that takes longer is stopped."""

_STOPPED = "Run `sjc check` on the casebook, then open the notebook in JupyterLab to see where it stops."


def execute_all(
    chapters: Sequence[Chapter],
    folder: Path,
    parameters: Mapping[str, str],
    progress: Progress = lambda done, total: None,
) -> dict[Chapter, Any]:
    """Run notebooks from clean kernels with other parameters, two at a time.

    Parameters
    ----------
    chapters
        The notebooks.
    folder
        Working folder of the kernels; relative paths among the parameters count from here.
    parameters
        Values that replace those of the cell tagged ``parameters``.
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
    job = _all(chapters, folder, parameters, progress)
    # In a thread of its own, so that it also works where an event loop runs already, as in a notebook.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, job).result()


async def _all(
    chapters: Sequence[Chapter], folder: Path, parameters: Mapping[str, str], progress: Progress
) -> dict[Chapter, Any]:
    executed: dict[Chapter, Any] = {}
    free = asyncio.Semaphore(KERNELS)

    async def one(chapter: Chapter) -> None:
        async with free:
            executed[chapter] = await _execute(chapter, folder, parameters)
        progress(len(executed), len(chapters))

    progress(0, len(chapters))
    # All are waited for, so that no kernel outlives an error; of several, the first page's error counts.
    results = await asyncio.gather(*map(one, chapters), return_exceptions=True)
    for result in results:
        if isinstance(result, BaseException):
            raise result
    return executed


async def _execute(chapter: Chapter, folder: Path, parameters: Mapping[str, str]) -> Any:
    notebook = read_notebook(chapter.path)
    _set_parameters(notebook, parameters)
    for number, cell in enumerate(each for each in notebook.cells if each.cell_type == "code"):
        cell.metadata["sjc_number"] = number + 1
        cell.outputs, cell.execution_count = [], None
    await _run(notebook, chapter, folder)
    return notebook


async def _run(notebook: Any, chapter: Chapter, folder: Path) -> None:
    # Imported here because every kernel imports this room, and these libraries take seconds to start.
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    # A socket's path must be short, so it cannot lie in the folder the user named.
    with tempfile.TemporaryDirectory(prefix="sjc-") as sockets:
        client = NotebookClient(
            notebook,
            km=_kernel(Path(sockets)),
            extra_arguments=["--log-level=ERROR"],
            timeout=TIMEOUT_SECONDS,
            record_timing=False,
            store_widget_state=False,
            resources={"metadata": {"path": str(folder)}},
        )
        try:
            await client.async_execute(env=_environment(folder), cleanup_kc=True)
        except CellExecutionError as error:
            raise _stopped(chapter, notebook, error.ename) from None
        except (CellTimeoutError, DeadKernelError) as error:
            raise _stopped(chapter, notebook, type(error).__name__) from None


def _set_parameters(notebook: Any, parameters: Mapping[str, str]) -> None:
    for cell in notebook.cells:
        if "parameters" in cell.metadata.get("tags", []):
            cell.source = "\n".join(f"{name} = {value!r}" for name, value in parameters.items())


def _kernel(sockets: Path) -> Any:
    from jupyter_client.kernelspec import KernelSpecManager
    from jupyter_client.manager import AsyncKernelManager

    return AsyncKernelManager(
        kernel_name="python3",
        connection_file=str(sockets / "kernel.json"),
        # Sockets in a private folder, where the system has them: nobody else on the machine can listen.
        transport="ipc" if os.name == "posix" else "tcp",
        # No folder is searched for kernels, which leaves the one of this Python.
        kernel_spec_manager=KernelSpecManager(kernel_dirs=[]),
    )


def _environment(folder: Path) -> dict[str, str]:
    inside = {
        name: str(folder / "kernel")
        for name in (
            "IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "MPLCONFIGDIR",
            "XDG_CACHE_HOME",
        )
    }  # fmt: skip
    settled = {
        "PYTHONHASHSEED": "0",
        "MPLBACKEND": "Agg",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONWARNINGS": "ignore",
        "JUPYTER_PLATFORM_DIRS": "1",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }
    return {**os.environ, **inside, **settled}


def _stopped(chapter: Chapter, notebook: Any, kind: str) -> FindingsError:
    ran = [
        cell.metadata["sjc_number"]
        for cell in notebook.cells
        if cell.cell_type == "code" and (cell.execution_count or cell.outputs)
    ]
    finding = Finding(
        rule="N1",
        file=chapter.path.name,
        column=f"code cell {max(ran, default=1)}",
        reason=f"the notebook stopped at this cell ({kind}), so no page was put in place",
        remedy=_STOPPED,
    )
    return FindingsError((finding,))
