"""The folder of an explorer: it appears at its place whole or not at all, and never inside a release.

The pages are written into a working folder beside the place, which is then renamed. An explorer that is there already is replaced;
anything else is left alone. `explorer.json` says what a folder is.
"""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from claimpack.builders.write.manifest import MANIFEST
from claimpack.schema.problems import ClaimpackError

MARKER = "explorer.json"
ROOT = Path("build/explorer")


def default_place(name: str, version: str) -> Path:
    """build/explorer/<name>-<version>, below the current folder."""
    return ROOT / f"{name}-{version}"


def check_place(target: Path, release: Path) -> None:
    """Nothing, if the pages may be written to `target`.

    Raises ClaimpackError REL070 if that lies in a release or holds one, REL071 if something else is in the way.
    """
    place = target.resolve()
    is_within = any(_says(folder / MANIFEST, "run_id") for folder in (place, *place.parents))
    if is_within or release.resolve().is_relative_to(place):
        hint = "name a folder outside every release; verify counts each file in it"
        raise ClaimpackError("REL070", "the pages would lie in a release or in its place", where=str(target), hint=hint)
    if not target.exists() or (target.is_dir() and (_says(target / MARKER, "explorer") or not any(target.iterdir()))):
        return
    hint = "move it away, or name another folder"
    raise ClaimpackError("REL071", "what is there is no explorer and is not overwritten", where=str(target), hint=hint)


@contextmanager
def placing(target: Path) -> Iterator[Path]:
    """A new folder to write into; it takes the place of `target` when the block ends, and goes away if the block raises.

    Raises ClaimpackError REL072 if the file system refuses.
    """
    work = target.absolute().parent / f".{target.name}.partial"
    try:
        shutil.rmtree(work, ignore_errors=True)
        new = work / "new"
        new.mkdir(parents=True)
        try:
            yield new
            _put(new, target, work / "old")
        finally:
            shutil.rmtree(work, ignore_errors=True)
    except OSError as error:
        hint = "see to space and permissions"
        raise ClaimpackError("REL072", f"the pages cannot be written: {error}", where=str(target), hint=hint) from error


def _put(new: Path, target: Path, old: Path) -> None:
    if target.exists():
        target.rename(old)
    try:
        new.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise


def _says(path: Path, key: str) -> bool:
    """Whether a file is a JSON object with that key."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(found, dict) and key in found
