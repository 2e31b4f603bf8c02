"""The check that a finished release has to pass before it takes its place: its parts by the workers, the whole at the end."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from claimpack.schema.problems import ClaimpackError

if TYPE_CHECKING:
    from claimpack.builders.engine import Content, Work
    from claimpack.builders.graph.checking import Check

ROOMS = ("schema", "validation", "builders.cli.checking")


def release_check() -> "Check":
    """The check of a release by the validator."""
    from claimpack.builders.graph.checking import Check

    return Check(judged_shard, judged_articles, checked_release, ROOMS)


def judged_shard(work: "Work") -> Mapping[str, "Content"]:
    """Whether the rows of a shard are right."""
    from claimpack.validation.parts import is_shard_right

    return _verdict(is_right=is_shard_right(str(work.settings), work.inputs[0]))


def judged_articles(work: "Work") -> Mapping[str, "Content"]:
    """Whether the articles of a shard are right, with their claims, mentions and rejects."""
    from claimpack.validation.parts import WITH_ARTICLES, are_articles_right

    return _verdict(is_right=are_articles_right(dict(zip(WITH_ARTICLES, work.inputs, strict=True)), str(work.settings)))


def checked_release(release: Path, are_parts_right: bool) -> bytes:
    """The content of validation.json for a release. Raises ClaimpackError BLD002 with the first finding, if it breaks a rule."""
    from claimpack.validation import examine, validation_report
    from claimpack.validation.parts import is_whole_right

    found = () if are_parts_right and is_whole_right(release) else examine(release)
    findings = sorted(located.finding for located in found if located.finding.severity == "error")
    if findings:
        first = findings[0]
        message = f"{len(findings)} findings in what was built, first {first.code}: {first.message}"
        raise ClaimpackError("BLD002", message, where=first.where, hint=first.hint)
    return validation_report(release, found)


def _verdict(*, is_right: bool) -> Mapping[str, "Content"]:
    from claimpack.builders.graph.checking import VERDICT

    return {VERDICT: json.dumps(is_right).encode()}
