"""Which release a command speaks of when none is named."""

from pathlib import Path

from claimpack.schema.problems import ClaimpackError

DIST = Path("dist")


def find_release(release: Path | None) -> Path:
    """The folder named, or the only dataset's newest version under ./dist.

    Raises ClaimpackError REL020 if there is none, REL021 if there are several datasets.
    """
    if release is not None:
        return release
    found = sorted(DIST.glob("*/*/manifest.json"))
    if not found:
        raise ClaimpackError(
            "REL020", "no release named and none under ./dist", hint="name the folder of a release, or run `claimpack build`"
        )
    names = sorted({path.parent.parent.name for path in found})
    if len(names) > 1:
        raise ClaimpackError("REL021", f"several datasets under ./dist: {', '.join(names)}", hint="name the folder of the release you mean")
    return max((path.parent for path in found), key=_version)


def _version(folder: Path) -> tuple[int, ...]:
    parts = folder.name.split(".")
    return tuple(int(part) for part in parts) if all(part.isdecimal() for part in parts) else ()
