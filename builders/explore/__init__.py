"""A release as static pages that need neither a server nor a script."""

from claimpack.builders.explore.explorer import Explorer, explore

__all__ = ["Explorer", "explore"]
