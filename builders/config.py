"""claimpack.toml, read once into frozen records. Keys, types and defaults stand in schema/config.schema.json and nowhere else."""

import difflib
import json
import math
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from claimpack.builders.ids import canonical_json, sha256_hex
from claimpack.schema.catalogue import load
from claimpack.schema.problems import ClaimpackError

_HEADER = re.compile(r"\s*\[{1,2}\s*([^\]\[#]+?)\s*\]")
_KEY = re.compile(r"\s*([-\w.\"' ]+?)\s*=")
_TOML_LINE = re.compile(r" \(at line (\d+), column \d+\)$")
_TYPES = {"string": "a string", "integer": "a whole number", "number": "a number", "array": "a list", "object": "a table"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """What the dataset is."""

    name: str
    version: str
    previous: str | None
    title: str | None
    description: str | None
    language: str
    license: str
    rights_note: str | None
    homepage: str | None
    creators: tuple[str, ...]
    release_date: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What to read: glob patterns and paths relative to Config.root."""

    articles: tuple[str, ...]
    metadata: str | None
    gazetteer: str | None
    reviews: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """How to build: what of the texts is released, files per table, bytes per source, share of unreadable sources."""

    text: str
    shards: int
    max_bytes: int
    max_rejected: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """How the work is cut up and kept: buckets of articles (None: by their number), seconds per article, a folder (from root) or a URL."""

    buckets: int | None
    max_seconds: float
    cache: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """Where releases go, relative to Config.root."""

    directory: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """One claimpack.toml.

    `root` is the folder of the file, as the path was given. `digest` is the SHA-256 of the values that decide what a release
    holds: comments, layout, spelled-out defaults, the engine and the output folder do not change it. Nor do the versions: the same rows
    under another version are of the same run. Nor does build.text, which decides what of the rows is shown.
    """

    path: Path
    root: Path
    digest: str
    dataset: Dataset
    sources: Sources
    build: Build
    engine: Engine
    output: Output


def load_config(path: Path) -> Config:
    """The configuration in a TOML file.

    Raises ClaimpackError: CFG001 no such file, CFG002 no TOML, CFG003 unknown key, CFG004 wrong value, CFG005 key missing,
    CFG006 a file it names is not there.
    """
    text = _read(path)
    table = _parse(path, text)
    _refuse_unknown_keys(path, text, table)
    _refuse_wrong_values(path, text, table)
    values = {section: _values(section, table) for section in _sections()}
    config = Config(
        path=path,
        root=path.parent,
        digest=sha256_hex(canonical_json(_deciding(values))),
        dataset=Dataset(**values["dataset"]),
        sources=Sources(**values["sources"]),
        build=Build(**values["build"]),
        engine=Engine(**values["engine"]),
        output=Output(**values["output"]),
    )
    _refuse_missing_files(config, text)
    return config


def place_of(path: Path, section: str, key: str) -> str:
    """The line of a key or of its section, as "file:line"; the file where neither is found. Raises ClaimpackError CFG001, CFG002."""
    return _place(path, _read(path), section, key)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known word, or all of them where none is near."""
    words = list(known)
    near = difflib.get_close_matches(word, words, n=1, cutoff=0.6)
    return f'did you mean "{near[0]}"?' if near else f"known: {', '.join(words)}"


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        hint = "name an existing claimpack.toml, or begin one: claimpack init"
        raise ClaimpackError("CFG001", "no such configuration file", where=str(path), hint=hint) from None
    except IsADirectoryError:
        raise ClaimpackError("CFG001", "this is a folder", where=str(path), hint=f"name the file: {path / 'claimpack.toml'}") from None
    except OSError as error:
        hint = "make the file readable"
        raise ClaimpackError("CFG001", f"cannot be read: {error.strerror}", where=str(path), hint=hint) from None
    except UnicodeDecodeError as error:
        message = f"not UTF-8: byte 0x{error.object[error.start]:02X} at offset {error.start}"
        raise ClaimpackError("CFG002", message, where=str(path), hint="save the file as UTF-8") from None


def _parse(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _TOML_LINE.search(str(error))
        place = f"{path}:{found[1]}" if found else str(path)
        message = f"not TOML: {_TOML_LINE.sub('', str(error))}"
        raise ClaimpackError("CFG002", message, where=place, hint="strings stand in quotation marks, lists in [ ]") from None
    except RecursionError:
        raise ClaimpackError("CFG002", "nested too deeply", where=str(path), hint="write sections with plain values") from None


def _deciding(values: dict[str, Any]) -> dict[str, Any]:
    shown = {section: dict(values[section]) for section in ("dataset", "sources", "build")}
    del shown["build"]["text"], shown["dataset"]["version"], shown["dataset"]["previous"]
    return shown


def _sections() -> dict[str, Any]:
    sections: dict[str, Any] = load("config")["properties"]  # type: ignore[assignment]
    return sections


def _refuse_unknown_keys(path: Path, text: str, table: dict[str, Any]) -> None:
    sections = _sections()
    for section, values in table.items():
        if section not in sections:
            _refuse_key(path, text, section, "", sections)
        known = sections[section]["properties"]
        for key in values if isinstance(values, dict) else ():
            if key not in known:
                _refuse_key(path, text, section, key, known)


def _refuse_key(path: Path, text: str, section: str, key: str, known: Iterable[str]) -> None:
    message = f'unknown key "{key}" in [{section}]' if key else f'unknown section "{section}"'
    raise ClaimpackError("CFG003", message, where=_place(path, text, section, key), hint=did_you_mean(key or section, known))


def _refuse_wrong_values(path: Path, text: str, table: dict[str, Any]) -> None:
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(load("config"), format_checker=Draft202012Validator.FORMAT_CHECKER)
    errors = sorted(validator.iter_errors(_plain(table)), key=lambda error: [str(step) for step in error.absolute_path])
    if not errors:
        return
    first = errors[0]
    steps = [str(step) for step in first.absolute_path]
    if first.validator == "required":
        missing = next(key for key in first.validator_value if key not in first.instance)
        name = ".".join([*steps, missing])
        hint = f"add {missing}: {first.schema['properties'][missing]['description']}"
        raise ClaimpackError("CFG005", f"{name} is missing", where=_place(path, text, steps[0] if steps else "", ""), hint=hint)
    section, key = [*steps, "", ""][:2]
    message = f"{'.'.join(steps)} {_demand(first.validator, first.validator_value)}"
    message += f", not {_shown(first.instance)}" if first.instance not in ("", []) else ""
    hint = str(first.schema.get("description") or _sections()[section]["properties"].get(key, {}).get("description", ""))
    raise ClaimpackError("CFG004", message, where=_place(path, text, section, key), hint=hint)


def _demand(rule: object, value: Any) -> str:
    demands = {
        "type": f"must be {_TYPES.get(str(value), value)}",
        "enum": f"must be one of {_shown(value)[1:-1]}",
        "pattern": f"must have the form {value}",
        "format": "must be a date, YYYY-MM-DD" if value == "date" else "must be a URI such as https://example.org/",
        "minimum": f"must be at least {value}",
        "maximum": f"must be at most {value}",
        "minItems": "must not be empty",
        "minLength": "must not be empty",
    }
    return demands[str(rule)]


def _shown(value: object) -> str:
    shown = json.dumps(value, ensure_ascii=False, default=str)
    return shown if len(shown) <= 80 else shown[:79] + "…"


def _plain(value: object) -> object:
    """TOML as JSON: a date is a string, and a number that is none (nan, inf) the word for it."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    return str(value) if isinstance(value, float) and not math.isfinite(value) else value


def _values(section: str, table: dict[str, Any]) -> dict[str, Any]:
    given = table.get(section, {})
    known = _sections()[section]["properties"]
    return {key: _frozen(_plain(given.get(key, spec.get("default"))), spec["type"]) for key, spec in known.items()}


def _frozen(value: Any, kind: str) -> Any:
    if isinstance(value, list):
        return tuple(value)
    return int(value) if kind == "integer" and value is not None else value


def _refuse_missing_files(config: Config, text: str) -> None:
    for key in ("metadata", "gazetteer", "reviews"):
        name = getattr(config.sources, key)
        if name is not None and not (config.root / name).is_file():
            place = _place(config.path, text, "sources", key)
            hint = f"paths are relative to {config.path}; correct the path or drop the key"
            raise ClaimpackError("CFG006", f'sources.{key}: no such file "{name}"', where=place, hint=hint)


def _place(path: Path, text: str, section: str, key: str) -> str:
    line = _line_of(text, section, key) or (_line_of(text, section, "") if key else None)
    return f"{path}:{line}" if line else str(path)


def _line_of(text: str, section: str, key: str) -> int | None:
    """The line where a section begins or a key of it stands; None where it is written in an unusual way."""
    wanted = [section, key] if key else [section]
    current: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        steps = current
        if header := _HEADER.match(line):
            steps = current = _steps(header[1])
        elif assignment := _KEY.match(line):
            steps = current + _steps(assignment[1])
        if section and steps[: len(wanted)] == wanted:
            return number
    return None


def _steps(dotted: str) -> list[str]:
    return [step.strip(" \"'") for step in dotted.split(".")]
