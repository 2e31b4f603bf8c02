"""What a command prints: results on stdout, all else on stderr; for people, as JSON, or quietly."""

import json
import sys
from dataclasses import asdict, dataclass, is_dataclass
from datetime import date

from claimpack.schema.problems import ClaimpackError


@dataclass(frozen=True, slots=True)
class Output:
    """How to speak: `as_json` prints one JSON value instead of text, `is_quiet` leaves out everything but results."""

    as_json: bool = False
    is_quiet: bool = False

    def result(self, value: object, text: str) -> None:
        """The result, once per command: `value` as JSON or `text` for people."""
        sys.stdout.write((to_json(value) if self.as_json else text.rstrip("\n")) + "\n")

    def note(self, text: str) -> None:
        """Something about the work, on stderr; nothing if quiet."""
        if not self.is_quiet:
            sys.stderr.write(text + "\n")

    def progress(self, done: int, label: str) -> None:
        """A counter that overwrites itself, on a terminal only."""
        if sys.stderr.isatty() and not self.is_quiet:
            sys.stderr.write(f"\r{done:,} {label}\x1b[K")
            sys.stderr.flush()

    def end_progress(self) -> None:
        """Clear the counter."""
        if sys.stderr.isatty() and not self.is_quiet:
            sys.stderr.write("\r\x1b[K")


def to_json(value: object) -> str:
    """JSON for people and programs: two spaces, sorted keys, dates as ISO 8601; dataclasses as objects."""
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True, default=_plain)


def format_error(error: ClaimpackError) -> str:
    """An error as the terminal shows it: what, where, what to do."""
    lines = [f"error {error.code}: {error.message}"]
    lines += [f"  where: {error.where}"] if error.where else []
    lines += [f"  hint: {error.hint}"] if error.hint else []
    return "\n".join(lines)


def is_color() -> bool:
    """Whether stdout is a terminal that takes escape sequences."""
    return sys.stdout.isatty()


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
