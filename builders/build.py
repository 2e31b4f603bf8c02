"""The recipe of a build: read, extract, link, relate, write. It reads like the flow of the data.

Nothing here depends on the number of workers, the order of the sources or the clock.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from claimpack.builders import engine, ids, languages
from claimpack.builders.config import Config, load_config
from claimpack.builders.extract.article import RuleExtractor
from claimpack.builders.extract.facts import Extractor, Facts
from claimpack.builders.languages import Pack
from claimpack.builders.link.apply import apply_links
from claimpack.builders.link.entities import Linked, link_mentions
from claimpack.builders.link.gazetteer import load_gazetteer
from claimpack.builders.models.digests import model_digests
from claimpack.builders.models.scores import measurements
from claimpack.builders.provenance import provenance_rows
from claimpack.builders.read import ReadResult, read_sources
from claimpack.builders.relate.independence import independence_groups
from claimpack.builders.relate.relations import relate_claims
from claimpack.builders.relate.timelines import Timeline, timelines
from claimpack.builders.write.folder import write_release
from claimpack.builders.write.info import Digest, Measured, ReleaseInfo, Source
from claimpack.builders.write.numbers import Numbers, count
from claimpack.builders.write.place import check_place
from claimpack.schema.arrow import to_table
from claimpack.schema.catalogue import VERSION
from claimpack.schema.problems import ClaimpackError
from claimpack.schema.records import Article, Claim, Entity, Mention, Provenance, Reject, Relation, Span, Zone

if TYPE_CHECKING:
    import pyarrow as pa

LIBRARIES = ("numpy", "simplemma", "trafilatura")


@dataclass(frozen=True, slots=True)
class Corpus:
    """All facts of a corpus, linked and related; articles in the order of their ids."""

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]
    rejects: tuple[Reject, ...]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build made: where it lies, its numbers, the figures in dispute, and what could not be read."""

    release: Path
    run_id: str
    numbers: Numbers
    timelines: tuple[Timeline, ...]
    unreadable: tuple[Reject, ...]


def build(
    config_file: Path,
    *,
    output: Path | None = None,
    n_workers: int = 1,
    check: Callable[[Path], None] | None = None,
    on_article: Callable[[int], None] | None = None,
) -> BuildReport:
    """Build the release that a claimpack.toml describes; it replaces one of the same version.

    `output` takes the place of output.directory. `check` is called with the folder of the finished release before that takes its
    place; what it raises ends the build, and the release that was there stays. `on_article` is told how many articles are done.

    Raises ClaimpackError: CFG0xx, SRC0xx (see config, read), BLD0xx, REL03x (see write).
    """
    config = load_config(config_file)
    folder = output or Path(os.path.normpath(config.root / config.output.directory))
    target = folder / config.dataset.name / config.dataset.version
    check_place(target, is_replacing=True)
    pack = languages.load(config.dataset.language)
    read = read_sources(config)
    extractor = RuleExtractor(pack)
    facts = tuple(_extract_all(extractor, read.articles, n_workers, on_article))
    corpus = assemble(facts, read.rejects, config, pack)
    info = _describe(config, read, pack, extractor)
    tables = to_tables(corpus, info.run_id, extractor)
    write_release(info, tables, target, is_replacing=True, check=check)
    return BuildReport(target, info.run_id, count(tables), timelines(corpus.claims, corpus.articles, corpus.entities, pack), read.rejects)


def assemble(facts: Iterable[Facts], unreadable: Iterable[Reject], config: Config, pack: Pack) -> Corpus:
    """The facts of single articles as one corpus: names become entities, claims are compared."""
    found = tuple(facts)
    gazetteer = load_gazetteer(_corpus_gazetteers(config))
    linked = link_mentions([mention for each in found for mention in each.mentions], gazetteer, pack)
    claims = tuple(apply_links((claim for each in found for claim in each.claims), _entity_of(linked)))
    groups = independence_groups([each.article for each in found])
    articles = tuple(replace(each.article, independence_group=groups[each.article.article_id]) for each in found)
    relations = relate_claims(claims, articles, linked.entities, pack)
    rejects = (*unreadable, *(reject for each in found for reject in each.rejects))
    return Corpus(articles, claims, linked.mentions, linked.entities, relations, rejects)


def to_tables(corpus: Corpus, run_id: str, extractor: Extractor) -> dict[str, "pa.Table"]:
    """The tables of a release, with a row of provenance for each generated row."""
    provenance: tuple[Provenance, ...] = tuple(
        provenance_rows(
            corpus.articles,
            corpus.claims,
            corpus.mentions,
            corpus.entities,
            corpus.relations,
            corpus.rejects,
            run_id=run_id,
            versions={"*": extractor.version},
        )
    )
    return {
        "articles": to_table("articles", corpus.articles),
        "claims": to_table("claims", corpus.claims),
        "mentions": to_table("mentions", corpus.mentions),
        "entities": to_table("entities", corpus.entities),
        "relations": to_table("relations", corpus.relations),
        "provenance": to_table("provenance", provenance),
        "rejects": to_table("rejects", corpus.rejects),
    }


def extract_article(extractor: Extractor, article: Article) -> Facts:
    """The facts of an article; if the extractor raises, the article alone, with a reject that says so."""
    try:
        return extractor.extract(article)
    except Exception as error:  # noqa: BLE001 - an extractor may be foreign code; the article is rejected and named
        text = article.text or ""
        spans = (Span(0, len(text)),) if text else ()
        reject = Reject(
            reject_id=ids.reject_id(article.source_uri, spans, "read", "extractor_failed"),
            article_id=article.article_id,
            source_uri=article.source_uri,
            spans=spans,
            text=text or None,
            stage="read",
            reason="extractor_failed",
            rule="engine",
            detail=f"{extractor.name} {extractor.version} failed: {type(error).__name__}: {error}",
        )
        zones = (Zone(start_char=0, end_char=len(text), zone="body"),) if text else ()
        return Facts(replace(article, zones=zones), (), (), (reject,))


def _extract_all(
    extractor: Extractor, articles: tuple[Article, ...], n_workers: int, on_article: Callable[[int], None] | None
) -> Iterator[Facts]:
    failed = 0
    for n_done, facts in enumerate(engine.run(partial(extract_article, extractor), articles, n_workers), start=1):
        failed += any(reject.reason == "extractor_failed" for reject in facts.rejects)
        if on_article:
            on_article(n_done)
        yield facts
    if failed and failed == len(articles):
        raise ClaimpackError(
            "BLD001", f"the extractor failed on all {failed} articles", hint="the first one's error: " + str(facts.rejects[0].detail)
        )


def _entity_of(linked: Linked) -> dict[str, str]:
    return {mention.mention_id: mention.entity_id for mention in linked.mentions if mention.entity_id is not None}


def _corpus_gazetteers(config: Config) -> list[Path]:
    return [config.root / config.sources.gazetteer] if config.sources.gazetteer else []


def _describe(config: Config, read: ReadResult, pack: Pack, extractor: Extractor) -> ReleaseInfo:
    dataset = config.dataset
    files = [name for name in (config.sources.metadata, config.sources.gazetteer, config.sources.reviews) if name]
    configuration = (
        Digest("claimpack.toml", config.digest),
        *(Digest(name, ids.sha256_hex((config.root / name).read_bytes())) for name in files),
    )
    packs = (Digest(f"languages/{pack.code}", pack.digest),)
    models = tuple(Digest(name, digest) for name, digest in sorted(model_digests(pack.code).items()))
    inputs = tuple(Source(entry.source_uri, entry.sha256, entry.n_bytes) for entry in read.inputs)
    depends_on = {
        "tool": version("claimpack"),
        "schema": VERSION,
        "extractor": [extractor.name, extractor.version],
        "digests": [[digest.name, digest.sha256] for digest in (*configuration, *packs, *models)],
        "inputs": [[source.source_uri, source.sha256] for source in inputs],
        "libraries": [[name, version(name)] for name in LIBRARIES],
    }
    return ReleaseInfo(
        name=dataset.name,
        version=dataset.version,
        run_id=ids.run_id(depends_on),
        tool_version=version("claimpack"),
        language=dataset.language,
        title=dataset.title or "",
        description=dataset.description or "",
        license=dataset.license,
        rights_note=dataset.rights_note or "",
        homepage=dataset.homepage,
        creators=dataset.creators,
        release_date=date.fromisoformat(dataset.release_date) if dataset.release_date else None,
        text_mode=config.build.text,
        shards=config.build.shards,
        inputs=inputs,
        configuration=configuration,
        packs=packs,
        models=models,
        libraries=LIBRARIES,
        scores=tuple(Measured(row.gold, row.measure, row.precision, row.recall, row.f1, row.command) for row in measurements()),
    )
