"""A source before and after reading. Nothing here opens a file."""

from dataclasses import dataclass
from pathlib import Path

from claimpack.builders.read.known import NOTHING, Known
from claimpack.builders.read.remote import RemoteFile
from claimpack.schema.records import Article, Reject


@dataclass(frozen=True, slots=True)
class Input:
    """A source as read: the digest and size of its bytes, for the manifest."""

    source_uri: str
    sha256: str
    n_bytes: int


@dataclass(frozen=True, slots=True)
class Place:
    """A line, row or record of a container: the container's URI, "line=3" inside it, the place for messages, its media type."""

    container: str
    inside: str
    where: str
    media_type: str

    @property
    def uri(self) -> str:
        return f"{self.container}#{self.inside}"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a source yields no article. `reason` is one of rejects.reason; `detail` says what exactly, and what to do."""

    reason: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something to be read as one article.

    `where` is its place for messages. `payload` is a file still to be read, the bytes of a page, a text already decoded, or
    why there is none. `charset` is what the transport said of a page's bytes. `input` is None until a file has been read.
    """

    uri: str
    where: str
    media_type: str
    payload: Path | RemoteFile | bytes | str | Unreadable
    known: Known = NOTHING
    charset: str | None = None
    input: Input | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a source: an article, or a reject of stage "read"."""

    input: Input
    row: Article | Reject
