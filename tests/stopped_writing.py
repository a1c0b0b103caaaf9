"""Stops every writer at each step that touches the disk: by a failure of the disk, or as a kill does."""

import errno
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from sjc_analysis import placing

_STEPS = ("replace", "rename", "mkdir", "fsync", "unlink", "rmdir")


class Killed(BaseException):
    """What a killed process does next: nothing at all."""


class Stopper:
    """Counts the steps that change the disk, and stops at one of them.

    Parameters
    ----------
    at
        The step to stop at, from 1; 0 for none.
    kind
        ``full``: the step fails, later ones work; ``killed``: it is done, and nothing after it.
    """

    def __init__(self, at: int = 0, kind: str = "full") -> None:
        self.at, self.kind, self.steps, self.dead = at, kind, 0, False

    def step(self, do: Callable[..., Any], *args: Any, **more: Any) -> Any:
        if self.dead:
            raise Killed
        self.steps += 1
        if self.steps != self.at:
            return do(*args, **more)
        if self.kind == "full":
            raise OSError(errno.ENOSPC, "No space left on device")
        self.dead = True
        if hasattr(done := do(*args, **more), "close"):
            done.close()
        raise Killed


@contextmanager
def stopped(stopper: Stopper, *, swap: bool) -> Iterator[None]:
    """Have the stopper count; without ``swap`` two folders cannot change places in one step."""

    def through(do: Callable[..., Any]) -> Callable[..., Any]:
        return lambda *args, **more: stopper.step(do, *args, **more)

    opened, change = io.open, placing._change_places

    def open_counted(file: Any, mode: str = "r", *args: Any, **more: Any) -> Any:
        if set(mode) & set("wxa+"):
            return stopper.step(opened, file, mode, *args, **more)
        return opened(file, mode, *args, **more)

    with pytest.MonkeyPatch.context() as patch:
        for name in _STEPS:
            patch.setattr(os, name, through(getattr(os, name)))
        patch.setattr(io, "open", open_counted)
        patch.setattr(placing, "_change_places", through(change) if swap else lambda one, other: False)
        yield
