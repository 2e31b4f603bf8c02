"""From tables to a release on disk: Parquet shards, card, Croissant file, attestation and manifest."""

from claimpack.builders.write.folder import write_release
from claimpack.builders.write.info import Digest, ReleaseInfo, Source
from claimpack.builders.write.place import check_place

__all__ = ["Digest", "ReleaseInfo", "Source", "check_place", "write_release"]
