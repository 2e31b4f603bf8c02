"""Which files a configuration reads, and their bytes."""

import hashlib
import stat
from pathlib import Path

from claimpack.builders.config import Config
from claimpack.builders.ids import sha256_hex
from claimpack.builders.read.known import is_encodable
from claimpack.builders.read.record import too_large
from claimpack.builders.read.remote import SEPARATOR, RemoteFile, find_remote
from claimpack.builders.read.source import Input, Unreadable
from claimpack.schema.problems import ClaimpackError

File = Path | RemoteFile
_CHUNK = 1 << 20


def find_files(config: Config) -> list[tuple[str, File]]:
    """The files that the patterns match, as (path relative to the configuration, with "/"; path to open), sorted.

    A pattern with a protocol (s3://bucket/*.txt) matches files that fsspec finds; they go by their URL. A link is read as what it
    points to. Raises ClaimpackError SRC001 for a pattern that matches no file, SRC002 for one that is absolute or no pattern, SRC004
    for a broken link, a device or a name that is not UTF-8, and for a URL that cannot be reached.
    """
    found: dict[str, File] = {}
    for pattern in config.sources.articles:
        named = _named(pattern, config)
        if not named:
            hint = f"paths are relative to {config.path}; a folder's text files are <folder>/*.txt"
            raise ClaimpackError("SRC001", f'sources.articles: "{pattern}" matches no file', where=str(config.path), hint=hint)
        found.update(named)
    return sorted(found.items())


def _named(pattern: str, config: Config) -> dict[str, File]:
    """The files of a pattern by their names."""
    if SEPARATOR in pattern:
        return {file.url: file for file in find_remote(pattern, str(config.path))}
    return {_name(path, config): path for path in _matches(pattern, config) if _is_file(path)}


def read_limited(path: File, uri: str, max_bytes: int) -> tuple[bytes | Unreadable, Input]:
    """A file's bytes, or that they are too many; and their digest. Raises ClaimpackError SRC004 if it cannot be opened."""
    try:
        with path.open("rb") as stream:
            content = stream.read(max_bytes + 1)
            if len(content) <= max_bytes:
                return content, Input(uri, sha256_hex(content), len(content))
            digest, n_bytes = hashlib.sha256(content), len(content)
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
                n_bytes += len(chunk)
            return too_large(n_bytes, max_bytes), Input(uri, digest.hexdigest(), n_bytes)
    except OSError as error:
        raise cannot_open(path, error) from None


def cannot_open(path: File, error: OSError) -> ClaimpackError:
    """SRC004 for a file that the system does not open."""
    reason = "broken link" if path.is_symlink() and isinstance(error, FileNotFoundError) else error.strerror or type(error).__name__
    return ClaimpackError("SRC004", f"cannot be opened: {reason}", where=str(path), hint="make the file readable, or take it out")


def _matches(pattern: str, config: Config) -> list[Path]:
    try:
        return list(config.root.glob(pattern))
    except (NotImplementedError, ValueError, IndexError):
        hint = 'write a path relative to the configuration, as in "articles/*.txt"; ** stands alone between slashes'
        raise ClaimpackError(
            "SRC002", f'sources.articles: "{pattern}" is not a usable pattern', where=str(config.path), hint=hint
        ) from None


def _is_file(path: Path) -> bool:
    """Whether it is a file and no folder. Raises ClaimpackError SRC004 for what cannot be read: a broken link, a pipe, a device."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise cannot_open(path, error) from None
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise ClaimpackError("SRC004", "not a regular file", where=str(path), hint="narrow the pattern, or take the file out")
    return stat.S_ISREG(mode)


def _name(path: Path, config: Config) -> str:
    name = path.relative_to(config.root).as_posix()
    if not is_encodable(name):
        shown = name.encode("utf-8", "backslashreplace").decode()
        raise ClaimpackError("SRC004", "the file name is not UTF-8", where=shown, hint="rename the file")
    return name
