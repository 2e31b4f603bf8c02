"""What a release's validation.json says: how many rules were gone through, and how many findings there were."""

import json
from dataclasses import dataclass
from pathlib import Path

from claimpack.builders.write.folder import VALIDATION


@dataclass(frozen=True, slots=True)
class CheckFile:
    """Numbers of rules and of findings."""

    n_rules: int
    n_findings: int


def read_check(folder: Path) -> CheckFile | None:
    """What the check found when the release was built; nothing where the file is missing or says something else."""
    try:
        said = json.loads((folder / VALIDATION).read_text(encoding="utf-8"))
        return CheckFile(sum(len(codes) for codes in said["checked"].values()), len(said["findings"]))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
