"""The texts that a release without them speaks of, found in a folder of sources and held against the release's digests."""

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from claimpack.builders.config import Config, load_config
from claimpack.builders.read import Reading, Source, iter_sources, read_source
from claimpack.builders.read.sources import CONTAINERS, FILES
from claimpack.schema.problems import ClaimpackError, Finding
from claimpack.schema.records import Article

CONFIG = "claimpack.toml"
_GET = "get the source as it was then; it is the one with this SHA-256"


@dataclass(frozen=True, slots=True)
class Texts:
    """Text by article_id, and what is wrong with the sources: with findings, texts are missing."""

    by_article: Mapping[str, str]
    findings: tuple[Finding, ...]


def find_texts(articles: Iterable[Article], folder: Path, language: str) -> Texts:
    """The texts of a release's articles from the sources in a folder.

    A source is looked for at its path; what is no file there, in the folder's containers (.jsonl, .parquet, .warc). Findings: REL101 no
    such source, REL102 other bytes, REL103 another text than the release's offsets were counted in.

    Raises ClaimpackError REL104 if there is no such folder; as `iter_sources` does for containers that cannot be read.
    """
    if not folder.is_dir():
        raise ClaimpackError("REL104", "no folder of sources here", where=str(folder), hint="name the folder that holds the articles")
    wanted = {article.source_uri: article for article in articles}
    config = _config(folder, language, max((article.n_bytes for article in wanted.values()), default=0) + 1)
    readings = {source.uri: read_source(source, config) for source in _sources(set(wanted), config)}
    texts: dict[str, str] = {}
    findings: list[Finding] = []
    for uri, article in wanted.items():
        fault = _fault(article, readings.get(uri), folder)
        if isinstance(fault, Finding):
            findings.append(fault)
        else:
            texts[article.article_id] = fault
    return Texts(texts, tuple(sorted(findings)))


def _fault(article: Article, reading: Reading | None, folder: Path) -> Finding | str:
    """What is wrong with the source of an article, or else its text."""
    where = f"articles/{article.article_id}"
    if reading is None:
        return Finding("REL101", where, f"{article.source_uri} is not in {folder}", f"put it there (SHA-256 {article.sha256})")
    if reading.input.sha256 != article.sha256:
        found = f"SHA-256 {reading.input.sha256[:12]}... and {reading.input.n_bytes:,} bytes"
        message = f"{article.source_uri} has {found}; the release was made from {article.sha256[:12]}... and {article.n_bytes:,}"
        return Finding("REL102", where, message, _GET)
    text = reading.row.text if isinstance(reading.row, Article) else None
    length = article.zones[-1].end_char if article.zones else 0
    if text is None or len(text) != length:
        found = "no text" if text is None else f"a text of {len(text):,} characters"
        message = f"{article.source_uri} gives {found}; the release was made from one of {length:,}"
        return Finding("REL103", where, message, "install the claimpack and the libraries that manifest.json names")
    return text


def _sources(wanted: set[str], config: Config) -> Iterator[Source]:
    """The wanted sources that are there: single files first, then members of containers."""
    root = config.root.resolve()
    left = set(wanted)
    for uri in sorted(wanted):
        path = root / uri
        kind = next((kind for kind in FILES if uri.lower().endswith(kind)), None)
        if kind and path.resolve().is_relative_to(root) and path.is_file():
            left.discard(uri)
            yield Source(uri=uri, where=str(path), media_type=FILES[kind], payload=path)
    if left and config.sources.articles:
        yield from (source for source in iter_sources(config) if source.uri in left)


def _config(folder: Path, language: str, max_bytes: int) -> Config:
    """The folder's own configuration, or one that reads all its containers. Nothing larger than the release's largest source is read."""
    if (folder / CONFIG).is_file():
        found = load_config(folder / CONFIG)
        return replace(found, build=replace(found.build, max_bytes=max_bytes))
    kinds = [kind for kind in CONTAINERS if next(folder.rglob(f"*{kind}"), None)]
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / CONFIG
        path.write_text(
            f'[dataset]\nname = "sources"\nversion = "0.0.0"\nlanguage = "{language}"\n[sources]\narticles = ["*"]\n', encoding="utf-8"
        )
        found = load_config(path)
    patterns = tuple(f"**/*{kind}" for kind in kinds)
    sources = replace(found.sources, articles=patterns)
    return replace(found, path=folder, root=folder, sources=sources, build=replace(found.build, max_bytes=max_bytes))
