"""A language pack: words, not code. One TOML file per question (quantities.toml, times.toml ...) in a folder per language.

A pack hands out raw tables; the step that asks turns its table into a typed record of its own, once (functools.cache on the pack).
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from claimpack.builders.ids import canonical_json, sha256_hex
from claimpack.schema.problems import ClaimpackError


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """The words of one language. `sections` maps a file's stem to its table; `digest` covers them all."""

    code: str
    digest: str
    sections: Mapping[str, Mapping[str, object]]

    def __reduce__(self) -> tuple[object, ...]:
        """A worker process loads the pack itself, once: what is cached per pack stays cached."""
        return load, (self.code,)

    def section(self, name: str) -> Mapping[str, object]:
        """The table of <name>.toml. Raises KeyError if the pack has no such file."""
        return self.sections[name]

    def words(self, section: str, key: str) -> tuple[str, ...]:
        """A list of words of a section. Raises KeyError if there is none, TypeError if it is no list of words."""
        value = self.sections[section][key]
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            raise TypeError(f"languages/{self.code}/{section}.toml: {key} is not a list of strings")
        return tuple(value)


@cache
def load(code: str) -> Pack:
    """The pack of a language ("de"). Raises ClaimpackError CFG010 if there is none."""
    folder = files("claimpack.builders.languages") / code
    if not folder.is_dir():
        raise ClaimpackError("CFG010", f'no language pack for "{code}"', hint=f"languages with a pack: {', '.join(available())}")
    paths = sorted((path for path in folder.iterdir() if path.name.endswith(".toml")), key=lambda path: path.name)
    sections = {path.name.removesuffix(".toml"): tomllib.loads(path.read_text(encoding="utf-8")) for path in paths}
    return Pack(code, sha256_hex(canonical_json(sections)), sections)


def available() -> tuple[str, ...]:
    """Codes of the languages that have a pack, sorted."""
    folders = files("claimpack.builders.languages").iterdir()
    return tuple(sorted(path.name for path in folders if path.is_dir() and not path.name.startswith("_")))
