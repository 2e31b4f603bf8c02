"""The folder of an explorer: it appears at its place whole or not at all, and never inside a release.

How that is done stands in write/place.py. An explorer that is there already is replaced; anything else is left alone. `explorer.json`
says what a folder is.
"""

import json
from contextlib import AbstractContextManager
from pathlib import Path

from claimpack.builders.write import place as write_place
from claimpack.builders.write.manifest import MANIFEST
from claimpack.schema.problems import ClaimpackError

MARKER = "explorer.json"
ROOT = Path("build/explorer")
EXPLORER = write_place.Kind("explorer", MARKER, "REL071", "REL072", is_synced=False)


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


def placing(target: Path) -> AbstractContextManager[Path]:
    """A new folder to write into; it takes the place of `target` when the block ends, and goes away if the block raises.

    Raises ClaimpackError REL072 if the file system refuses.
    """
    return write_place.placing(target, is_replacing=True, kind=EXPLORER)


def _says(path: Path, key: str) -> bool:
    """Whether a file is a JSON object with that key."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(found, dict) and key in found
