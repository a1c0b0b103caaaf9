"""Put finished files and folders in place: old or new, whole, at whatever moment a run is stopped.

Everything is first written into a folder ``NAME.unfinished`` beside the place, which is not hidden, so that
what a killed run leaves can be seen; the next run for the same place clears it, or finishes what was begun.
"""

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from sjc_analysis.findings import Finding, FindingsError

UNFINISHED = ".unfinished"
"""Ending of the folder that is written into."""

PREVIOUS = ".replaced_by_sjc"
"""Ending of an old folder that stands aside for a moment, where two folders cannot change places at once."""

MARK = "written_by_sjc.txt"
_READY = "ready.txt"
_MARK_TEXT = (
    "Written by sjc while it works. The next run clears what a stopped one left; it may be deleted.\n"
)

_CAUSES = {
    errno.ENOSPC: ("the disk is full", "Make room, or name another place."),
    errno.EDQUOT: ("your share of the disk is used up", "Make room, or name another place."),
    errno.EACCES: ("you have no permission to write there", "Name a place of your own."),
    errno.EPERM: ("you have no permission to write there", "Name a place of your own."),
    errno.EROFS: ("the disk can only be read", "Name a place on another disk."),
    errno.ENOENT: (
        "it, or the folder around it, does not exist",
        "Check the name, or make the folder first.",
    ),
    errno.ENOTDIR: ("what should be the folder around it is a file", "Name another place."),
    errno.EISDIR: ("a folder has this name", "Give another name."),
    errno.ENAMETOOLONG: ("the name is too long", "Give a shorter name."),
    errno.EBUSY: ("another program has it open", "Close it there."),
    errno.EIO: ("the disk failed", "Check the disk, or name a place on another one."),
    errno.ELOOP: ("its links lead in a circle", "Name another place."),
}


def cause_of(error: OSError) -> tuple[str, str]:
    """Say what the system's refusal means, and what helps."""
    other = ("the system refuses it", "Check the folder around it, and that no other program has it open.")
    return _CAUSES.get(error.errno or 0, other)


def cannot_write(name: str, rule: str, error: OSError) -> FindingsError:
    """Say why something cannot be written, and what helps.

    Examples
    --------
    >>> print(cannot_write("a.xlsx", "W19", OSError(errno.ENOSPC, "")).findings[0].message())
    a.xlsx: it cannot be written: the disk is full. Make room, or name another place. (W19)
    """
    cause, remedy = cause_of(error)
    finding = Finding(rule=rule, file=name, reason=f"it cannot be written: {cause}", remedy=remedy)
    return FindingsError((finding,))


@contextmanager
def staging(target: Path, rule: str) -> Iterator[Path]:
    """Give an empty folder beside a place, on the same disk, that is gone at the end.

    Parameters
    ----------
    target
        What will be put in place from it.
    rule
        Name of the rule in messages about what cannot be written.

    Raises
    ------
    FindingsError
        If the place cannot be written, or another run is writing there now.
    """
    target = target.absolute()
    folder = target.with_name(f"{target.name}{UNFINISHED}")
    lock, made = None, False
    try:
        recover(target)
        _clear(folder, rule)
        folder.mkdir()
        made = True
        lock = (folder / MARK).open("x", encoding="utf-8")
        lock.write(_MARK_TEXT)
        lock.flush()
        _hold(lock.fileno())
        yield folder
    except OSError as error:
        raise cannot_write(target.name, rule, error) from None
    finally:
        if lock is not None:
            with suppress(OSError):
                lock.close()
        if made:
            with suppress(OSError):
                _remove(folder)


def make_around(target: Path, rule: str) -> None:
    """Make the folder around a place, if it is not there."""
    try:
        target.absolute().parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(target.name, rule, error) from None


def put_file(content: bytes, target: Path, rule: str) -> None:
    """Write one file, in place of what stood there."""
    with staging(target, rule) as folder:
        written = folder / "new"
        written.write_bytes(content)
        put_in_its_place(written, target)


def put_in_its_place(written: Path, target: Path) -> None:
    """Put a finished file or folder where it belongs; what stood there is kept until then.

    A file takes the place of a file in one step. So do folders where the system can let two change places;
    elsewhere the old one stands aside as ``NAME.replaced_by_sjc`` for a moment, and
    :func:`recover` brings it back.
    """
    _settle(written)
    if not (target.is_dir() and not target.is_symlink()):
        written.replace(target)
    elif not _change_places(written, target):
        aside = target.with_name(f"{target.name}{PREVIOUS}")
        target.rename(aside)
        try:
            written.rename(target)
        except OSError:
            aside.rename(target)
            raise
        shutil.rmtree(aside, ignore_errors=True)
    else:
        shutil.rmtree(written, ignore_errors=True)
    _settle_folder(target.parent)


def put_all(folder: Path, written: Mapping[Path, Path]) -> None:
    """Put several finished files in place: once it has begun, a later run finishes it.

    Parameters
    ----------
    folder
        The folder from :func:`staging`.
    written
        Finished file in that folder -> its place; all places are in one folder.
    """
    for path in written:
        _settle(path)
    old = folder / "old"
    old.mkdir()
    for target in written.values():
        if target.exists():
            shutil.copy2(target, old / target.name)
    if len(written) > 1:
        begun = folder / "begun.txt"
        lines = (
            f"{path.relative_to(folder).as_posix()}\t{target.name}\n" for path, target in written.items()
        )
        begun.write_text("".join(lines), encoding="utf-8")
        _settle(begun)
        begun.replace(folder / _READY)
    try:
        for path, target in written.items():
            path.replace(target)
    except OSError:
        _take_back(old, [target for path, target in written.items() if not path.exists()])
        raise
    _settle_folder(folder.parent)


def _take_back(old: Path, done: list[Path]) -> None:
    """Put back what stood in places that were written already."""
    for target in done:
        if (old / target.name).exists():
            (old / target.name).replace(target)
        else:
            target.unlink()


def recover(target: Path) -> None:
    """Finish, or take back, what a stopped run began at a place; anything else is left as it is."""
    target = target.absolute()
    folder, aside = (target.with_name(f"{target.name}{ending}") for ending in (UNFINISHED, PREVIOUS))
    if (folder / _READY).is_file() and _is_free(folder):
        for line in (folder / _READY).read_text(encoding="utf-8").splitlines():
            name, _, place = line.partition("\t")
            if (folder / name).is_file() and Path(place).name == place:
                (folder / name).replace(folder.parent / place)
        _remove(folder)
    if aside.is_dir() and not aside.is_symlink():
        if os.path.lexists(target):
            shutil.rmtree(aside)
        else:
            aside.rename(target)


def _clear(folder: Path, rule: str) -> None:
    """Take away what a stopped run left, if it is ours and nobody works in it."""
    if not os.path.lexists(folder):
        return
    if folder.is_symlink() or not folder.is_dir():
        raise _in_the_way(folder.name, rule)
    if not any(folder.iterdir()):
        folder.rmdir()
    elif not (folder / MARK).is_file():
        raise _in_the_way(folder.name, rule)
    elif not _is_free(folder):
        reason, remedy = "another run is writing there now", "Wait until it is done, or name another place."
        raise FindingsError((Finding(rule=rule, file=folder.name, reason=reason, remedy=remedy),))
    else:
        _remove(folder)


def _remove(folder: Path) -> None:
    """Remove a folder of ours, its mark last, so that a run stopped here leaves a folder known to be ours."""
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name != MARK:
            path.unlink()
    (folder / MARK).unlink(missing_ok=True)
    folder.rmdir()


def _in_the_way(name: str, rule: str) -> FindingsError:
    reason = "this stands where sjc writes before it puts a file in place, and is not its own"
    return FindingsError(
        (Finding(rule=rule, file=name, reason=reason, remedy="Move it away, or rename it."),)
    )


def _hold(file: int) -> None:
    """Hold a file so that another run sees that this one works; the system lets go when a run ends."""
    if sys.platform != "win32":  # where an open file cannot be deleted anyway
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_free(folder: Path) -> bool:
    mark = folder / MARK
    if not mark.is_file():
        return True
    try:
        with mark.open("rb") as file:
            _hold(file.fileno())
    except OSError:
        return False
    return True


def _settle_folder(folder: Path) -> None:
    """Have the disk keep what was put in place, if it can; it stands there already."""
    if sys.platform != "win32":
        with suppress(OSError):
            number = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(number)
            finally:
                os.close(number)


def _settle(path: Path) -> None:
    """Have the disk keep what was written before it is put in place."""
    inside = sorted(path.rglob("*")) if path.is_dir() else []
    for each in (*inside, path):
        if each.is_dir() and sys.platform == "win32":
            continue
        number = os.open(each, os.O_RDONLY if each.is_dir() else os.O_RDWR)
        try:
            os.fsync(number)
        finally:
            os.close(number)


_SWAP, _HERE = 2, -100


def _change_places(one: Path, other: Path) -> bool:
    """Let two folders change places in one step, where the system can; ``False`` where it cannot."""
    swap = getattr(ctypes.CDLL(None), "renameat2", None) if sys.platform == "linux" else None
    if swap is None:
        return False
    return bool(swap(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _SWAP) == 0)
