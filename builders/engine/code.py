"""The version of the code that a task uses: a digest of source files, word lists and models, and of the libraries that decide results.

So that a developer's edit is seen at once: version numbers are raised later, if ever.
"""

import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

_SUFFIXES = (".py", ".toml", ".xz", ".schema.json", ".j2")
_LIBRARIES = ("numpy", "pyarrow", "rapidfuzz", "simplemma", "trafilatura", "warcio")


@cache
def code_version(*rooms: str) -> str:
    """64 hex digits over the files of modules and packages, named as "builders.ids" or "schema"."""
    digest = sha256(repr((sys.version_info[:2], [(name, version(name)) for name in _LIBRARIES])).encode())
    for room in sorted(rooms):
        for name, content in _files(room):
            digest.update(f"{name}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()


def _files(room: str) -> Iterator[tuple[str, bytes]]:
    """Every file of a room that decides results, with its name, sorted."""
    package, *path = room.split(".")
    place = files(f"claimpack.{package}").joinpath(*path)
    if place.is_dir():
        yield from _inside(place, room)
    else:
        yield room, files(f"claimpack.{package}").joinpath(*path[:-1], f"{path[-1]}.py").read_bytes()


def _inside(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and not entry.name.startswith(("_", ".")):
            yield from _inside(entry, f"{name}/{entry.name}")
        elif entry.is_file() and entry.name.endswith(_SUFFIXES):
            yield f"{name}/{entry.name}", entry.read_bytes()
