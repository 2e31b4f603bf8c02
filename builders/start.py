"""A new corpus: a commented claimpack.toml for the articles that a folder holds.

The comments are the descriptions of config.schema.json, so that file and schema cannot say different things.
"""

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from glob import escape
from pathlib import Path, PurePosixPath

from claimpack.schema.catalogue import load
from claimpack.schema.problems import ClaimpackError

CONFIG = "claimpack.toml"
REVIEWS = "reviews.jsonl"
GAZETTEER = "gazetteer.toml"
SUFFIXES = (".txt", ".html", ".htm", ".jsonl", ".parquet", ".warc", ".warc.gz")
# Files that are no articles and are not missed.
KNOWN = frozenset({CONFIG, REVIEWS, GAZETTEER})
# Where articles are looked for where there are none yet.
ARTICLES = "articles"
EXAMPLE = f"{ARTICLES}/*.txt"
# Folders of one kind of file that get a pattern each.
MANY = 4
# What config.schema.json says of dataset.name; "$" there would let a line end pass.
NAME = r"[a-z0-9][-a-z0-9]*"
_OUTPUTS = {"dist", "build"}
_HEAD = "# A corpus for claimpack: `claimpack build` in this folder makes a release of it."
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


@dataclass(frozen=True, slots=True)
class NewCorpus:
    """What was begun: the configuration that was written, the dataset's name, its sources' patterns and how many files they match.

    `unread`: how many other files are there, by ending ("" for none), those of the most frequent ending first.
    """

    config: Path
    name: str
    articles: tuple[str, ...]
    n_files: int
    unread: tuple[tuple[str, int], ...] = ()


def start_corpus(folder: Path, name: str | None = None) -> NewCorpus:
    """Write a commented claimpack.toml into `folder`, for the articles below it; without articles, make a folder for them.

    `name` is the dataset's; by default the folder's name in small letters. Nothing that is there is changed.
    Raises ClaimpackError CFG007 if there is a configuration already, CFG008 for a name that cannot be used, CFG009 if it cannot be
    written.
    """
    config = folder / CONFIG
    if config.exists():
        raise ClaimpackError("CFG007", "there is a configuration already", where=str(config), hint="edit it, or name another folder")
    called = name or _slug(folder.resolve().name)
    if not re.fullmatch(NAME, called):
        hint = "give a name of a-z, 0-9 and -: claimpack init --name my-corpus"
        raise ClaimpackError("CFG008", f'"{called}" cannot be the name of a dataset', where=str(folder), hint=hint)
    there = sorted(_files(folder))
    found = [path for path in there if path.name.lower().endswith(SUFFIXES)]
    notes = next((path for path in found if path.suffix == ".jsonl" and _is_metadata(folder / path)), None)
    articles = _patterns([path for path in found if path != notes]) or [EXAMPLE]
    values: dict[tuple[str, str], object] = {
        ("dataset", "name"): called,
        ("dataset", "version"): "1.0.0",
        ("sources", "articles"): articles,
        ("sources", "metadata"): str(notes) if notes else None,
        ("sources", "gazetteer"): GAZETTEER if (folder / GAZETTEER).is_file() else None,
        ("sources", "reviews"): REVIEWS if (folder / REVIEWS).is_file() else None,
    }
    try:
        (folder if found else folder / ARTICLES).mkdir(parents=True, exist_ok=True)
        with config.open("x", encoding="utf-8") as stream:
            stream.write("\n".join([_HEAD, *_lines(load("config"), values)]) + "\n")
    except OSError as error:
        raise ClaimpackError("CFG009", f"cannot be written: {error.strerror}", where=str(config), hint="name a folder of yours") from error
    unread = Counter(path.suffix.lower() for path in there if not path.name.lower().endswith(SUFFIXES) and path.name not in KNOWN)
    return NewCorpus(config, called, tuple(articles), len(found) - bool(notes), tuple(unread.most_common()))


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.lower().translate(_UMLAUTS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _files(folder: Path) -> Iterator[PurePosixPath]:
    """Files outside of hidden folders, releases and pages; the reviews are none."""
    for path in folder.rglob("*"):
        place = PurePosixPath(path.relative_to(folder))
        is_hidden = any(part.startswith(".") for part in place.parts)
        if not is_hidden and place.name != REVIEWS and place.parts[0] not in _OUTPUTS and path.is_file():
            yield place


def _patterns(paths: Iterable[PurePosixPath]) -> list[str]:
    """Patterns that match these files: one a folder and kind, or one for all folders where a kind is in many."""
    folders: defaultdict[str, set[str]] = defaultdict(set)
    for path in paths:
        size = max(len(suffix) for suffix in SUFFIXES if path.name.lower().endswith(suffix))
        folders[path.name[-size:]].add(escape(str(path.parent)))
    patterns = {
        str(PurePosixPath(folder) / f"*{suffix}")
        for suffix, places in folders.items()
        for folder in (places if len(places) <= MANY else {"**"})
    }
    return sorted(patterns)


def _is_metadata(path: Path) -> bool:
    """Whether a JSON Lines file describes sources and holds none: its first line names a source and has no text."""
    with path.open("rb") as lines:
        try:
            first = json.loads(lines.readline(1 << 20))
        except ValueError:
            return False
    return isinstance(first, dict) and "source" in first and "text" not in first


def _lines(schema: Mapping[str, object], values: Mapping[tuple[str, str], object]) -> Iterator[str]:
    """The configuration: every section and key with its description; a key without a value stands in a comment, with its default."""
    sections = schema["properties"]
    assert isinstance(sections, dict)
    for section, content in sections.items():
        yield from ("", f"# {content['description']}", f"[{section}]")
        for key, about in content["properties"].items():
            value = values.get((section, key))
            choices = f" One of: {', '.join(about['enum'])}." if "enum" in about else ""
            yield f"# {about['description']}{choices}"
            yield f"{key} = {_toml(value)}" if value is not None else f"# {key} = {_toml(about.get('default', ''))}"


def _toml(value: object) -> str:
    """A value as TOML, which for these kinds is written as JSON is."""
    return json.dumps(value, ensure_ascii=False)
