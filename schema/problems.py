"""What can be wrong: findings about data, and errors that stop what was asked.

Every code stands in codes.toml with a title, what it means and how to mend it; `claimpack explain CODE` prints that.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of problem: what `claimpack explain` says of it."""

    code: str
    title: str
    meaning: str
    mend: str


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Data that breaks a rule. Yielded, never raised.

    `where` is "table/id" or "path:line"; `severity` is "error" or "warning".
    """

    code: str
    where: str
    message: str
    hint: str = ""
    severity: str = "error"


class ClaimpackError(Exception):
    """What was asked cannot be done; the command line prints it and exits with 2."""

    def __init__(self, code: str, message: str, *, where: str = "", hint: str = "") -> None:
        """Name the value in `message`, the place in `where` (file:line or table/id), what to do in `hint`."""
        super().__init__(message)
        self.code = code
        self.message = message
        self.where = where
        self.hint = hint

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (self.code, self.message, self.where, self.hint)


@cache
def codes() -> dict[str, Code]:
    """Every code there is, by its name, in the order of codes.toml."""
    table = tomllib.loads((files("claimpack.schema") / "codes.toml").read_text(encoding="utf-8"))
    return {code: Code(code, entry["title"], entry["meaning"], entry["mend"]) for code, entry in table.items()}


def _rebuild(code: str, message: str, where: str, hint: str) -> ClaimpackError:
    return ClaimpackError(code, message, where=where, hint=hint)
