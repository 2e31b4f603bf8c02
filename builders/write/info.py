"""What is known of a release besides its rows: who it is, what it was made from, how it is to be written."""

from dataclasses import dataclass
from datetime import date

from claimpack.builders.write.changes import Change


@dataclass(frozen=True, slots=True, order=True)
class Digest:
    """A named input (a configuration file, a language pack, a model) and its SHA-256 in hex."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A source as read: its URI, SHA-256 in hex and size in bytes."""

    source_uri: str
    sha256: str
    n_bytes: int


@dataclass(frozen=True, slots=True)
class Measured:
    """How well the extractor did on labelled data: rates from 0 to 1, and the command that measures again."""

    gold: str
    measure: str
    precision: float
    recall: float
    f1: float
    command: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseInfo:
    """Everything that card, Croissant file and manifest say and the tables do not.

    `release_date` comes from the configuration, never from the clock. `shards` is the number of files per table. `libraries`
    are the names of installed packages that decide rows or bytes; pyarrow is always among them. `license` is that of the
    annotations (an SPDX id, or None); `rights_note` says whose the texts are. `changes` are what each
    recorded version changed, the newest first.
    """

    name: str
    version: str
    run_id: str
    tool_version: str
    language: str
    title: str = ""
    description: str = ""
    license: str | None = None
    rights_note: str = ""
    homepage: str | None = None
    creators: tuple[str, ...] = ()
    release_date: date | None = None
    changes: tuple[Change, ...] = ()
    text_mode: str = "full"
    shards: int = 1
    inputs: tuple[Source, ...] = ()
    configuration: tuple[Digest, ...] = ()
    packs: tuple[Digest, ...] = ()
    models: tuple[Digest, ...] = ()
    libraries: tuple[str, ...] = ()
    scores: tuple[Measured, ...] = ()

    @property
    def heading(self) -> str:
        """The title, or the name where there is none."""
        return self.title or self.name
