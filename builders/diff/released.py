"""A release that is out does not change: what is built anew under its version must be the same, or get another version."""

from collections.abc import Callable, Iterator
from pathlib import Path

from claimpack.builders.config import Config, place_of
from claimpack.builders.diff.asked import next_version, parts_of
from claimpack.builders.diff.changelog import change_of
from claimpack.builders.diff.records import Diff
from claimpack.builders.diff.releases import diff
from claimpack.builders.write.changes import causes_told, rows_told
from claimpack.builders.write.manifest import MANIFEST
from claimpack.schema.problems import ClaimpackError


def sealed(config: Config, target: Path, *, is_replacing: bool) -> Callable[[Path], None] | None:
    """`refuse_other_content` for a finished release before it goes to `target`; nothing if the one that is there is to be replaced."""
    return None if is_replacing else lambda new: refuse_other_content(new, target, config)


def refuse_other_content(new: Path, released: Path, config: Config) -> None:
    """Nothing, if no release is at `released`, or one with the manifest of `new`, a finished release not at its place yet.

    Raises ClaimpackError REL036, which says what differs and which version that asks for.
    """
    try:
        if (released / MANIFEST).read_bytes() == (new / MANIFEST).read_bytes():
            return
    except FileNotFoundError:
        return
    place = place_of(config.path, "dataset", "version")
    draft = f"for a draft that nobody has yet: claimpack build {config.path} --replace"
    try:
        found = diff(released, new, limit=0)
    except ClaimpackError as error:
        message = f"{config.dataset.name} {config.dataset.version} is released, and cannot be compared: {error.message}"
        hint = f"in {place} write another version; {draft}"
        raise ClaimpackError("REL036", message, where=error.where or str(released), hint=hint) from error
    version = free_version(found, released)
    told = "\n".join(f"  {line}" for line in _told(found))
    lines = f'version = "{version}"' if config.dataset.previous == found.old.version else _both(version, found.old.version)
    message = f"{found.old.name} {found.old.version} is released with other content, and stays as it is\n{told}"
    raise ClaimpackError("REL036", message, where=place, hint=f"in {place} write {lines}; {draft}")


def free_version(found: Diff, released: Path) -> str:
    """The lowest version that the differences ask for and that is not released beside the old one."""
    level = "patch" if found.level == "none" else found.level
    taken = [folder.name for folder in released.parent.iterdir() if (folder / MANIFEST).is_file()]
    versions = {parts_of(name) for name in taken if all(map(str.isdecimal, name.split("."))) and name.count(".") == 2}
    version = next_version(found.old.version, level)
    while parts_of(version) in versions:
        version = next_version(version, level)
    return version


def _told(found: Diff) -> Iterator[str]:
    change = change_of(found, "")
    yield from rows_told(change)
    yield from (f"{schema.path} {schema.change}" for table in found.tables for schema in table.schema_changes)
    if not change.tables:
        yield "every row is the same; what it was made with, or how it is written, is not"
    yield from (f"because of {line}" for line in causes_told(change))
    yield f"asks for a {found.level} version: {found.meaning}" if found.meaning else "asks for a patch version"


def _both(version: str, previous: str) -> str:
    return f'version = "{version}" (and previous = "{previous}", so that the card tells what changed)'
