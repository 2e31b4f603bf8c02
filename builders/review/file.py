"""The review file beside a corpus: JSON lines, a review each, in UTF-8, written in one form: a diff of two shows what was decided.

Keys are those of line.py; a key without a value is left out. Lines are sorted by claim, reviewer and address.
"""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from claimpack.builders.config import Config
from claimpack.builders.read.record import parse_object
from claimpack.builders.review.line import ReviewLine, review_line
from claimpack.schema.problems import ClaimpackError

MOST_BYTES = 1 << 28


@dataclass(frozen=True, slots=True)
class Merged:
    """A review file with others' reviews put in: all lines in order, and how many are new, replaced and as they were."""

    lines: tuple[ReviewLine, ...]
    n_new: int
    n_replaced: int
    n_same: int


def load_reviews(config: Config) -> tuple[ReviewLine, ...]:
    """The reviews of a corpus; none if its configuration names no file. Raises as `read_reviews` does."""
    return read_reviews(config.root / config.sources.reviews) if config.sources.reviews else ()


def read_reviews(path: Path) -> tuple[ReviewLine, ...]:
    """The reviews of a file, in its order; blank lines are skipped.

    Raises ClaimpackError SRC050 for a file that cannot be read or a line that is no JSON object, SRC051 and SRC052 (see line.py), SRC053
    for two reviews with one id.
    """
    found: dict[str, ReviewLine] = {}
    places: dict[str, str] = {}
    for number, content in enumerate(read_bytes(path).split(b"\n"), start=1):
        where = f"{path}:{number}"
        if not content.strip():
            continue
        try:
            record = parse_object(content)
        except ValueError as error:
            hint = 'a line is one object, as in {"claim_id": "clm_…", "decision": "accept"}'
            raise ClaimpackError("SRC050", str(error), where=where, hint=hint) from None
        line = review_line(record, where)
        if line.review_id in found:
            who = f" by {line.reviewer}" if line.reviewer else ""
            hint = f"keep one of it and {places[line.review_id]}; the reviewer or the address tells two reviews apart"
            raise ClaimpackError("SRC053", f"a second review of {line.claim_id}{who}", where=where, hint=hint)
        found[line.review_id], places[line.review_id] = line, where
    return tuple(found.values())


def merge(kept: Iterable[ReviewLine], given: Iterable[ReviewLine]) -> Merged:
    """The reviews kept, with those given put in: one of the same claim, reviewer and address takes the place of the older."""
    lines = {line.review_id: line for line in kept}
    n_new = n_replaced = n_same = 0
    for line in given:
        before = lines.get(line.review_id)
        n_new += before is None
        n_same += before == line
        n_replaced += before is not None and before != line
        lines[line.review_id] = line
    return Merged(tuple(sorted(lines.values(), key=_order)), n_new, n_replaced, n_same)


def write_reviews(path: Path, lines: Iterable[ReviewLine]) -> None:
    """Write a review file; it takes the place of the one there in one step. Raises ClaimpackError REL095 if it cannot be written."""
    content = "".join(json.dumps(_record(line), ensure_ascii=False) + "\n" for line in sorted(lines, key=_order))
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.write_bytes(content.encode())
        os.replace(partial, path)  # noqa: PTH105 - the one step that is atomic
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise ClaimpackError(
            "REL095", f"cannot be written: {error.strerror}", where=str(path), hint="see to space and permissions"
        ) from None


def read_bytes(path: Path) -> bytes:
    """The content of a file of reviews. Raises ClaimpackError SRC050 if it cannot be read or is too large for one."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ClaimpackError("SRC050", f"over {MOST_BYTES >> 20} MB: too large", where=str(path), hint="split the file")
        return path.read_bytes()
    except OSError as error:
        hint = "name a file that you may read"
        raise ClaimpackError("SRC050", f"cannot be read: {error.strerror}", where=str(path), hint=hint) from None


def _order(line: ReviewLine) -> tuple[str, str, str]:
    return line.claim_id, line.reviewer or "", line.review_url or ""


def _record(line: ReviewLine) -> Mapping[str, object]:
    values = asdict(line) | {"spans": [[span.start_char, span.end_char] for span in line.spans]}
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in values.items() if value not in (None, [])}
