"""Files that fsspec knows by a URL (s3://bucket/a.txt): found by patterns, and opened like a local file.

Keys and endpoints come from where the protocol's library looks for them, such as the environment. Nothing is fetched unless the
configuration names such a URL.
"""

from dataclasses import dataclass
from io import BufferedReader

from claimpack.schema.problems import ClaimpackError

SEPARATOR = "://"


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file at a URL; of a path as much as readers need."""

    url: str

    @property
    def name(self) -> str:
        """What stands behind the last slash."""
        return self.url.rpartition("/")[2]

    def open(self, mode: str = "rb") -> BufferedReader:
        """The file, to be read. Raises OSError."""
        from fsspec.core import url_to_fs

        file_system, path = url_to_fs(self.url)
        return BufferedReader(file_system.open(path, mode))

    def is_symlink(self) -> bool:
        """There are no links."""
        return False

    def __str__(self) -> str:
        return self.url


def find_remote(pattern: str, where: str) -> list[RemoteFile]:
    """The files that a pattern matches, sorted.

    Raises ClaimpackError SRC002 for a protocol that is not known, SRC004 for a place that cannot be reached.
    """
    protocol = pattern.partition(SEPARATOR)[0]
    try:
        from fsspec.core import url_to_fs

        file_system, path = url_to_fs(pattern)
        file_system.invalidate_cache()
        found = file_system.glob(path, detail=True)
    except (ImportError, ValueError) as error:
        hint = f"install what reads {protocol}{SEPARATOR}, as in: pip install 'claimpack[s3]'"
        raise ClaimpackError("SRC002", f'sources.articles: "{pattern}" cannot be read: {error}', where=where, hint=hint) from None
    except Exception as error:  # noqa: BLE001 - a foreign back end
        hint = "see to the address, the network and the keys, which are taken from the environment"
        raise ClaimpackError("SRC004", f"cannot be reached: {type(error).__name__}: {error}", where=pattern, hint=hint) from None
    names = sorted(name for name, about in found.items() if about.get("type") == "file")
    return [RemoteFile(file_system.unstrip_protocol(name)) for name in names]
