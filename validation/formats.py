"""The formats of a report, by the name that `claimpack validate --output-format` takes."""

from collections.abc import Callable

from claimpack.validation.github import to_annotations
from claimpack.validation.junit import to_junit
from claimpack.validation.report import Report, to_json, to_text
from claimpack.validation.sarif import to_sarif

FORMATS: dict[str, Callable[[Report], str]] = {
    "text": to_text,
    "json": to_json,
    "junit": to_junit,
    "sarif": to_sarif,
    "github": to_annotations,
}
