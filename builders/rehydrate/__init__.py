"""A release without its articles' texts, and the articles: the whole release again."""

from claimpack.builders.rehydrate.release import Rehydrated, rehydrate

__all__ = ["Rehydrated", "rehydrate"]
