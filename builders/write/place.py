"""A folder that appears at its place whole or not at all.

Everything is written into a working folder beside the place and moved there in one step. On Linux an existing release and the
new one change places atomically; elsewhere the old one is moved aside first, and put back if the new one cannot follow (or, after
a crash between the two moves, by the next call). What a failed build leaves behind, if anything, has no manifest where
commands look for one.
"""

import ctypes
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from filecmp import cmp
from pathlib import Path

from claimpack.builders.write.manifest import MANIFEST
from claimpack.schema.problems import ClaimpackError

_AT_FDCWD = -100  # linux/fcntl.h
_RENAME_EXCHANGE = 2  # linux/fs.h


@dataclass(frozen=True, slots=True)
class Kind:
    """What a folder is: a word for it, the file by which it is known, and the codes for something else in its way or a disk that refuses.

    `is_synced`: it is on the disk, not only in its cache, before it is moved; worth its time for what cannot be made again at once.
    """

    noun: str
    marker: str
    in_the_way: str
    refused: str
    is_synced: bool = True


RELEASE = Kind("release", MANIFEST, "REL034", "REL033")


def check_place(target: Path, *, is_replacing: bool = False, kind: Kind = RELEASE) -> None:
    """Nothing, if a release (or another kind of folder) may be written to `target`; to be called before the work, too.

    Raises ClaimpackError REL030 if one is there and is not to be replaced, REL034 (or the kind's code) if something else is in the way.
    """
    if not target.exists() or (target.is_dir() and not any(target.iterdir())):
        return
    if not (target / kind.marker).is_file():
        hint = "move it away, or name another folder"
        raise ClaimpackError(kind.in_the_way, f"what is there is no {kind.noun} and is not overwritten", where=str(target), hint=hint)
    if not is_replacing:
        hint = "raise the version, or say that it is to be replaced"
        raise ClaimpackError("REL030", f"the {kind.noun} is there already", where=str(target), hint=hint)


@contextmanager
def placing(target: Path, *, is_replacing: bool = False, kind: Kind = RELEASE) -> Iterator[Path]:
    """A new folder to write into; it takes the place of `target` when the block ends, and goes away if the block raises.

    A folder at `target` with the same files stays as it is.

    Raises ClaimpackError REL030 and REL034 as `check_place` does, and REL033 (or the kind's code) if the file system refuses.
    """
    work = target.parent / f".{target.name}.partial"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _locked(target.parent):
            _recover(work / "old", target)
            check_place(target, is_replacing=is_replacing, kind=kind)
            shutil.rmtree(work, ignore_errors=True)
            new = work / "new"
            new.mkdir(parents=True)
            try:
                yield new
                if not _is_same(new, target):
                    if kind.is_synced:
                        _settle(new)
                    _put(new, target, work / "old")
                    _sync(target.parent)
            finally:
                _clear(work, target)
    except OSError as error:
        hint = "see to space and permissions"
        raise ClaimpackError(kind.refused, f"the {kind.noun} cannot be written: {error}", where=str(target), hint=hint) from error


def _is_same(one: Path, other: Path) -> bool:
    """Whether two folders hold the same files, byte by byte; then there is nothing to put in place."""
    names = [sorted(path.relative_to(folder) for path in folder.rglob("*") if not path.is_dir()) for folder in (one, other)]
    return names[0] == names[1] != [] and all(cmp(one / name, other / name, shallow=False) for name in names[0])


def _put(new: Path, target: Path, old: Path) -> None:
    if not target.exists() or not any(target.iterdir()):
        new.replace(target)
        return
    if _exchange(new, target):
        return
    target.rename(old)
    try:
        new.rename(target)
    except BaseException:
        old.rename(target)
        raise


def _exchange(one: Path, other: Path) -> bool:
    """Whether the two folders have changed places in one step (renameat2, Linux; not every file system has it)."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    return rename is not None and rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0


def _recover(old: Path, target: Path) -> None:
    if old.exists() and not target.exists():
        old.rename(target)


def _clear(work: Path, target: Path) -> None:
    """Remove the working folder, unless it holds the only copy of a release."""
    if target.exists() or not (work / "old").exists():
        shutil.rmtree(work, ignore_errors=True)


def _settle(folder: Path) -> None:
    """Everything in the folder is on the disk, not only in its cache, before the folder is moved."""
    for parent, _, names in os.walk(folder, topdown=False):
        for name in names:
            _sync(Path(parent, name))
        _sync(Path(parent))


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """One writer per dataset at a time: a second one waits."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
