"""Check the releases that some files belong to, as a pre-commit hook does with the files of a commit.

    python -m claimpack.validation.changed FILE...

Exit status: 0 no errors, 1 findings, 2 a release could not be checked. A file that belongs to no release is passed over.
"""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from claimpack.schema.problems import ClaimpackError
from claimpack.validation.check import examine
from claimpack.validation.release import MANIFEST
from claimpack.validation.report import Report, counts, to_text

# What tells a release from another folder with a manifest.json.
_TABLES = "data/claims"


def releases_of(files: Iterable[Path]) -> list[Path]:
    """The folders of the releases that the files lie in, each once, by name."""
    folders = {folder for file in files for folder in file.parents if (folder / MANIFEST).is_file() and (folder / _TABLES).is_dir()}
    return sorted(folders)


def main(names: Sequence[str]) -> int:
    """Check the releases and write what was found; the exit status."""
    status = 0
    for folder in releases_of(map(Path, names)):
        try:
            found = examine(folder)
        except ClaimpackError as error:
            sys.stderr.write(f"error {error.code}: {error.message}\n  where: {error.where}\n  hint: {error.hint}\n")
            return 2
        sys.stdout.write(f"{folder.as_posix()}: {to_text(Report(found))}")
        status = 1 if counts(found)["errors"] else status
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
