"""What a destination has to tell and to do, and the files that go there."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from claimpack.builders.release import Release
from claimpack.builders.write.manifest import MANIFEST
from claimpack.schema.problems import ClaimpackError

OnFile = Callable[[str], None]


@dataclass(frozen=True, slots=True, order=True)
class Parcel:
    """A file on its way: its path inside the release with /, its SHA-256 in hex, its size in bytes."""

    path: str
    sha256: str
    n_bytes: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What publishing would do: files to send, files that are there already, files of the version before that would go.

    `making` is what has to be made first, "a public dataset" or "a private dataset"; "" where the place is there or needs no making.
    """

    place: str
    sending: tuple[Parcel, ...]
    present: tuple[Parcel, ...]
    removing: tuple[str, ...]
    is_published: bool
    making: str = ""


class Destination(Protocol):
    """A place that releases are published to."""

    def plan(self, release: Release) -> Plan:
        """What would be done; nothing is changed. Raises ClaimpackError REL082 if the version is there with other content."""
        ...

    def send(self, release: Release, plan: Plan, on_file: OnFile) -> None:
        """Do it. A version appears whole or not at all; what was sent before is not sent again. `on_file` is told of each file sent."""
        ...


def parcels(release: Release) -> tuple[Parcel, ...]:
    """Every file of a release, the manifest last: where the manifest is, the release is whole."""
    listed = [Parcel(entry.path, entry.sha256, entry.n_bytes) for entry in sorted(release.manifest.files)]
    content = (release.path / MANIFEST).read_bytes()
    return (*listed, Parcel(MANIFEST, hashlib.sha256(content).hexdigest(), len(content)))


def taken(place: str, version: str, path: str) -> ClaimpackError:
    """REL082: the version was published with other content."""
    message = f"{path} is there with other content: version {version} was published before"
    return ClaimpackError("REL082", message, where=place, hint="raise the version: `claimpack diff` says which number the changes ask for")


def local_path(release: Release, parcel: Parcel) -> Path:
    """Where a file of the release lies on this machine."""
    return release.path / parcel.path
