"""The metadata file: JSON lines, one object per source, {"source": <path or URL>, …} with the keys of known.py."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from claimpack.builders.config import Config
from claimpack.builders.read.known import Known, read_known, read_string
from claimpack.builders.read.record import parse_object
from claimpack.schema.problems import ClaimpackError


@dataclass(frozen=True, slots=True)
class Note:
    """What a line says of a source, and the place of the line."""

    known: Known
    where: str


def read_metadata(config: Config) -> dict[str, Note]:
    """The notes by the URI of their source; nothing if the configuration names no metadata file.

    Raises ClaimpackError SRC007 for a line that is no JSON object, SRC008 for an unknown key, SRC009 for a wrong value or no
    source, SRC011 for a source named twice.
    """
    notes: dict[str, Note] = {}
    if config.sources.metadata is None:
        return notes
    path = config.root / config.sources.metadata
    for number, line in enumerate(path.read_bytes().split(b"\n"), start=1):
        where = f"{path}:{number}"
        if line.strip():
            uri, known = _note(line, where)
            if uri in notes:
                hint = f"join it with {notes[uri].where}"
                raise ClaimpackError("SRC011", f'"{uri}" is described twice', where=where, hint=hint)
            notes[uri] = Note(known, where)
    return notes


def refuse_unknown_sources(notes: dict[str, Note], uris: set[str]) -> None:
    """Raises ClaimpackError SRC010 for the first note whose source is not among those read."""
    for uri, note in notes.items():
        if uri not in uris:
            name = PurePosixPath(uri).name
            near = next((known for known in sorted(uris) if PurePosixPath(known).name == name), None)
            hint = f'did you mean "{near}"?' if near else "name it as the sources are: by URL, or by path relative to claimpack.toml"
            raise ClaimpackError("SRC010", f'no source "{uri}" is read', where=note.where, hint=hint)


def _note(line: bytes, where: str) -> tuple[str, Known]:
    try:
        record = parse_object(line)
    except ValueError as error:
        hint = 'a line is one object, as in {"source": "articles/a.txt", "publisher": "…"}'
        raise ClaimpackError("SRC007", str(error), where=where, hint=hint) from None
    known = read_known(record, where, "source")
    uri = read_string(record, "source", where)
    if uri is None:
        raise ClaimpackError("SRC009", "no source", where=where, hint='say which: {"source": "articles/a.txt", …}')
    return uri if "://" in uri else PurePosixPath(uri).as_posix(), known
