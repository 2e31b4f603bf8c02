"""Publishing to the Hugging Face Hub: one commit that makes the repository the release, and a tag that names its version.

Files that are there already are not sent again. Without its tag a version counts as not published; the next call goes on from there.
The address of the Hub is HF_ENDPOINT, the token HF_TOKEN: from the environment only, never from a file, never printed.
"""

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from claimpack.builders.publish.destination import OnFile, Parcel, Plan, local_path, parcels, taken
from claimpack.builders.release import Release
from claimpack.schema.problems import ClaimpackError

if TYPE_CHECKING:
    from huggingface_hub import HfApi
    from huggingface_hub.hf_api import RepoFile

TOKEN = "HF_TOKEN"
ENDPOINT = "HF_ENDPOINT"
# Files of the repository that are the Hub's own.
KEPT = frozenset({".gitattributes"})


class Hub:
    """A dataset repository, "org/name". One that is not there is made when the release is sent: public, or private if `is_private`."""

    def __init__(self, repository: str, *, is_private: bool = False) -> None:
        self._repository = repository
        self._is_private = is_private
        self._place = f"hf://datasets/{repository}"

    def plan(self, release: Release) -> Plan:
        """See Destination. Raises ClaimpackError REL083 if it is to be private and is there and public."""
        api, version = _api(), release.manifest.version
        if not api.repo_exists(self._repository, repo_type="dataset"):
            making = "a private dataset" if self._is_private else "a public dataset"
            return Plan(f"{self._place}@{version}", parcels(release), (), (), is_published=False, making=making)
        if self._is_private and not api.repo_info(self._repository, repo_type="dataset").private:
            hint = "make it private in its settings first, or leave --private out"
            raise ClaimpackError("REL083", "the dataset is there, and it is public", where=self._place, hint=hint)
        tags = {tag.name for tag in api.list_repo_refs(self._repository, repo_type="dataset").tags}
        if version in tags:
            return self._published(api, release)
        there = self._files(api, "main")
        wanted = parcels(release)
        present = tuple(parcel for parcel in wanted if parcel.path in there and _is_same(there[parcel.path], parcel, release))
        sending = tuple(parcel for parcel in wanted if parcel not in present)
        removing = tuple(sorted(there.keys() - {parcel.path for parcel in wanted} - KEPT))
        return Plan(f"{self._place}@{version}", sending, present, removing, is_published=False)

    def send(self, release: Release, plan: Plan, on_file: OnFile) -> None:
        """See Destination. Raises ClaimpackError REL084 without a token."""
        from huggingface_hub import CommitOperationAdd, CommitOperationDelete

        if not os.environ.get(TOKEN):
            raise ClaimpackError("REL084", "no token for the Hub", where=plan.place, hint=f"set {TOKEN} to a token that may write there")
        api, version = _api(), release.manifest.version
        if plan.making:
            api.create_repo(self._repository, repo_type="dataset", private=self._is_private, exist_ok=True)
        changes = [
            *(CommitOperationAdd(parcel.path, str(local_path(release, parcel))) for parcel in plan.sending),
            *(CommitOperationDelete(path) for path in plan.removing),
        ]
        if changes:
            message = f"{release.manifest.name} {version}"
            api.create_commit(self._repository, changes, commit_message=message, repo_type="dataset", revision="main")
        for parcel in plan.sending:
            on_file(parcel.path)
        api.create_tag(self._repository, tag=version, repo_type="dataset", revision="main")

    def _published(self, api: "HfApi", release: Release) -> Plan:
        """The version is tagged: the same release, or REL082."""
        version = release.manifest.version
        there, wanted = self._files(api, version), parcels(release)
        for parcel in wanted:
            if parcel.path not in there or not _is_same(there[parcel.path], parcel, release):
                raise taken(self._place, version, parcel.path)
        return Plan(f"{self._place}@{version}", (), wanted, (), is_published=True)

    def _files(self, api: "HfApi", revision: str) -> "dict[str, RepoFile]":
        from huggingface_hub.hf_api import RepoFile

        listed = api.list_repo_tree(self._repository, recursive=True, revision=revision, repo_type="dataset")
        return {entry.path: entry for entry in listed if isinstance(entry, RepoFile)}


def _api() -> "HfApi":
    from huggingface_hub import HfApi
    from huggingface_hub.utils import disable_progress_bars

    disable_progress_bars()
    return HfApi(endpoint=os.environ.get(ENDPOINT), token=os.environ.get(TOKEN) or False, library_name="claimpack")


def _is_same(there: "RepoFile", parcel: Parcel, release: Release) -> bool:
    """Whether the Hub has these bytes: by SHA-256 of large files, by git's own digest of small ones."""
    if there.lfs is not None:
        return bool(there.lfs.sha256 == parcel.sha256)
    return bool(there.size == parcel.n_bytes and there.blob_id == git_digest(local_path(release, parcel)))


def git_digest(path: Path) -> str:
    """The name that git gives the content of a file."""
    content = path.read_bytes()
    return hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()
