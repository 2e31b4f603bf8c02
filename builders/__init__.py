"""Making releases, and working with them, from Python: what the commands of the same names do.

    from claimpack.builders import build_release, open_release
    report = build_release(Path("claimpack.toml"))
    claims = open_release(report.release).table("claims")

The names are imported when they are asked for: to import this package takes no time.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimpack.builders.build import build as build_release
    from claimpack.builders.diff import diff as diff_releases
    from claimpack.builders.release import open_release
    from claimpack.builders.release import verify as verify_release

__all__ = ["build_release", "diff_releases", "open_release", "verify_release"]
_PLACES = {
    "build_release": ("claimpack.builders.build", "build"),
    "diff_releases": ("claimpack.builders.diff", "diff"),
    "open_release": ("claimpack.builders.release", "open_release"),
    "verify_release": ("claimpack.builders.release", "verify"),
}


def __getattr__(name: str) -> object:
    """A function of this package by its name. Raises AttributeError for any other."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, function = _PLACES[name]
    return getattr(import_module(module), function)
