"""A release goes out: to a folder, an object store, or the Hugging Face Hub."""

from claimpack.builders.publish.publish import Publication, publish

__all__ = ["Publication", "publish"]
