"""Files of an export: written whole or not at all, never into a release."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from claimpack.builders.write.manifest import MANIFEST
from claimpack.schema.problems import ClaimpackError


def check_outside(path: Path) -> None:
    """Nothing, if the path lies in no release. Raises ClaimpackError REL094."""
    full = path.resolve()
    for folder in (full, *full.parents):
        if (folder / MANIFEST).is_file():
            raise ClaimpackError("REL094", "that is inside a release", where=str(path), hint="name a place outside, with --output")


def write_file(path: Path, pieces: Iterable[str]) -> None:
    """Write the pieces to a file in UTF-8; what was there before is replaced in one step, or stays if something goes wrong.

    Raises ClaimpackError REL094, REL095, and what producing the pieces raises.
    """
    check_outside(path)
    partial = path.with_name(f".{path.name}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise IsADirectoryError(0, "there is a folder of that name")
        with partial.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(pieces)
        os.replace(partial, path)  # noqa: PTH105 - the one step that is atomic
    except OSError as error:
        hint = "see to space and permissions, or name another place with --output"
        raise ClaimpackError("REL095", f"cannot be written: {error.strerror}", where=str(path), hint=hint) from None
    finally:
        if partial.is_file():
            partial.unlink()


def json_document(head: Mapping[str, object], key: str, members: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """A JSON object whose last member is a list, a line per element: as long as one likes, never held whole."""
    opened = json.dumps(head, ensure_ascii=False)
    yield f"{opened[:-1]}{', ' if head else ''}{json.dumps(key)}: ["
    before = "\n"
    for member in members:
        yield before + json.dumps(member, ensure_ascii=False)
        before = ",\n"
    yield "\n]}\n"
