"""What a version changed against the one before, as the manifest records it and the card tells it.

The records are made by `diff`; a release carries those of its forerunners with it, so that the card lists every recorded version.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimpack.builders.write.manifest import Manifest


@dataclass(frozen=True, slots=True)
class TableChange:
    """The rows of a table that differ. `n_follows` rows differ only in what other rows decide."""

    name: str
    n_added: int
    n_removed: int
    n_changed: int
    n_follows: int


@dataclass(frozen=True, slots=True)
class Cause:
    """How many things of a kind (input, configuration, pack, tool ...) were added, removed or changed, and the first few by name."""

    kind: str
    change: str
    n: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A version against the one before; `manifest` is the SHA-256 of the older release's manifest.json.

    level is what the differences ask for by `diff`: none, patch, minor or major.
    """

    version: str
    previous: str
    manifest: str
    level: str
    tables: tuple[TableChange, ...]
    causes: tuple[Cause, ...]


# From the folder of a release whose tables are written, and its manifest as far as it is known, to the changes that it records.
Changelog = Callable[[Path, "Manifest"], tuple[Change, ...]]


def rows_told(change: Change) -> Iterator[str]:
    """The rows per table: "claims +3 −1 ~2, and 4 that follow"."""
    for table in change.tables:
        follows = f", and {table.n_follows:,} that follow from other rows" if table.n_follows else ""
        yield f"{table.name} +{table.n_added:,} −{table.n_removed:,} ~{table.n_changed:,}{follows}"


def causes_told(change: Change) -> Iterator[str]:
    """Why: "1 input changed: articles/a.txt"."""
    for cause in change.causes:
        more = f" and {cause.n - len(cause.names):,} more" if cause.n > len(cause.names) else ""
        yield f"{cause.n:,} {cause.kind} {cause.change}: {', '.join(cause.names)}{more}"
