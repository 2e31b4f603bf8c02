"""Publishing to a folder or an object store: a folder per version, <place>/<name>/<version>/, the manifest last.

An interrupted publication leaves files and no manifest; the next one sends what is missing. A file that is there with other content is
never overwritten. Folders are written by way of a file beside each place; object stores of themselves show a file whole or not at all.
"""

import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from claimpack.builders.publish.destination import OnFile, Parcel, Plan, local_path, parcels, taken
from claimpack.builders.release import Release
from claimpack.schema.problems import ClaimpackError

# Size in bytes and SHA-256 in hex of a file that is there.
Found = tuple[int, str] | None


class Folder:
    """A folder of this machine, or one that is mounted here."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def plan(self, release: Release) -> Plan:
        """See Destination."""
        return _planned(str(self._place(release)), release, lambda parcel: self._find(self._place(release) / parcel.path))

    def send(self, release: Release, plan: Plan, on_file: OnFile) -> None:
        """See Destination."""
        for parcel in plan.sending:
            target = self._place(release) / parcel.path
            target.parent.mkdir(parents=True, exist_ok=True)
            beside = target.with_name(f".{target.name}.part")
            shutil.copyfile(local_path(release, parcel), beside)
            try:
                os.link(beside, target)  # fails where a file is, unlike a rename
            except FileExistsError:
                raise taken(plan.place, release.manifest.version, parcel.path) from None
            finally:
                beside.unlink()
            on_file(parcel.path)

    def _find(self, path: Path) -> Found:
        if not path.exists():
            return None
        with path.open("rb") as stream:
            return path.stat().st_size, hashlib.file_digest(stream, "sha256").hexdigest()

    def _place(self, release: Release) -> Path:
        return self._root / release.manifest.name / release.manifest.version


class ObjectStore:
    """A store that fsspec can reach: s3://, gs://, ... Keys come from where its library looks for them, such as the environment."""

    def __init__(self, address: str) -> None:
        scheme, _, self._root = address.rstrip("/").partition("://")
        self._scheme = scheme
        try:
            import fsspec

            self._files: Any = fsspec.filesystem(scheme, use_listings_cache=False)
        except (ImportError, ValueError) as error:
            hint = 'install what reaches it, as in: pip install "claimpack[s3]"'
            raise ClaimpackError("REL083", f"{scheme}:// cannot be reached: {error}", where=address, hint=hint) from error

    def plan(self, release: Release) -> Plan:
        """See Destination. What is there is read and compared."""
        return _planned(self._place(release), release, lambda parcel: self._find(self._path(release, parcel)))

    def send(self, release: Release, plan: Plan, on_file: OnFile) -> None:
        """See Destination."""
        for parcel in plan.sending:
            try:
                self._files.put_file(str(local_path(release, parcel)), self._path(release, parcel), mode="create")
            except FileExistsError:
                raise taken(plan.place, release.manifest.version, parcel.path) from None
            on_file(parcel.path)

    def _place(self, release: Release) -> str:
        return f"{self._scheme}://{self._root}/{release.manifest.name}/{release.manifest.version}"

    def _path(self, release: Release, parcel: Parcel) -> str:
        return f"{self._root}/{release.manifest.name}/{release.manifest.version}/{parcel.path}"

    def _find(self, path: str) -> Found:
        if not self._files.exists(path):
            return None
        with self._files.open(path, "rb", cache_type="none") as stream:
            return self._files.size(path), hashlib.file_digest(stream, "sha256").hexdigest()


def _planned(place: str, release: Release, find: Callable[[Parcel], Found]) -> Plan:
    """What is missing at a place and what is there; raises REL082 for a file with other content."""
    sending: list[Parcel] = []
    present: list[Parcel] = []
    for parcel in parcels(release):
        found = find(parcel)
        if found not in {None, (parcel.n_bytes, parcel.sha256)}:
            raise taken(place, release.manifest.version, parcel.path)
        (present if found else sending).append(parcel)
    return Plan(place, tuple(sending), tuple(present), (), not sending)
