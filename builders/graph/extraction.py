"""The task of a bucket: its sources read, and the facts of each article found."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from itertools import islice
from typing import TypeVar, cast

import pyarrow.compute as pc

from claimpack.builders import ids, languages
from claimpack.builders.engine import Content, Task, TimeUp, Work, code_version
from claimpack.builders.extract.facts import BATCH, BatchExtractor, Extractor, Facts
from claimpack.builders.graph.frames import packed
from claimpack.builders.graph.sources import Gathered, sources_of
from claimpack.builders.read import Input, Source, read_loaded
from claimpack.schema.arrow import to_table
from claimpack.schema.records import Article, Reject, Span, Zone

ROOMS = (
    "schema",
    "builders.ids",
    "builders.spans",
    "builders.languages",
    "builders.models",
    "builders.read",
    "builders.text",
    "builders.extract",
    "builders.graph",
)
RULES = "claimpack.builders.extract.article:RuleExtractor"
TABLES = ("articles", "claims", "mentions", "rejects")
UNREAD = "unread"
FAILED, ENGINE = "extractor_failed", "engine"
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Extraction:
    """With what articles are read: a language, and "module:class" of an extractor, which is made with the language's pack."""

    language: str
    extractor: str
    version: str


def extraction_tasks(gathered: Gathered, settings: Extraction, seconds: float) -> list[Task]:
    """One task per bucket, in the order of buckets."""
    code = code_version(*ROOMS)
    return [
        Task(
            name=f"extract, bucket {bucket}",
            function=extract_bucket,
            rooms=ROOMS,
            code=code,
            inputs=(file,),
            settings=settings,
            seconds=seconds,
        )
        for bucket, file in gathered.files.items()
    ]


def extract_bucket(work: Work) -> Mapping[str, Content]:
    """The bucket's articles, claims, mentions and rejects, and those of whole sources once more.

    An article that fails, hangs or kills its worker is a reject.
    """
    settings = cast("Extraction", work.settings)
    warm_up(settings.extractor, settings.language)
    found: dict[str, list[object]] = {name: [] for name in TABLES}
    for read in read_articles(sources_of(work.inputs[0]), settings, work):
        if isinstance(read, Facts):
            found["articles"].append(read.article)
            found["claims"].extend(read.claims)
            found["mentions"].extend(read.mentions)
        found["rejects"].extend(read.rejects if isinstance(read, Facts) else (read,))
    made = {name: to_table(name, rows) for name, rows in found.items()}
    rejects = made["rejects"]
    whole = rejects.filter(pc.or_(pc.is_null(rejects["article_id"]), pc.equal(rejects["rule"], ENGINE)))
    return {UNREAD: packed(whole), **{name: packed(table) for name, table in made.items()}}


def read_articles(sources: Iterator[Source], settings: Extraction, work: Work) -> Iterator[Facts | Reject]:
    """The facts of each source, or why it could not be read. If the extractor fails: the article alone, with a reject that says so."""
    extractor = extractor_of(settings.extractor, settings.language)
    while several := list(islice(sources, BATCH)):
        rows = [_read(source, settings, work) for source in several]
        found = iter(_extracted([row for row in rows if isinstance(row, Article)], extractor, work))
        yield from (row if isinstance(row, Reject) else next(found) for row in rows)


def _read(source: Source, settings: Extraction, work: Work) -> Article | Reject:
    row = _tried(f"reading {source.uri}", lambda: read_loaded(source, settings.language).row, work)
    return _reject(source.uri, None, f"reading {row}") if isinstance(row, str) else row


def _extracted(articles: Sequence[Article], extractor: Extractor, work: Work) -> Sequence[Facts]:
    """The facts of articles: of all at once where the extractor can do that and it goes well, else of one after the other."""
    if isinstance(extractor, BatchExtractor) and len(articles) > 1:
        step = f"extracting {len(articles)} articles from {articles[0].source_uri}"
        facts = _tried(step, lambda: extractor.extract_many(articles), work)
        if not isinstance(facts, str):
            return facts
    return [_extracted_alone(article, extractor, work) for article in articles]


def _extracted_alone(article: Article, extractor: Extractor, work: Work) -> Facts:
    facts = _tried(f"extracting {article.source_uri}", lambda: extractor.extract(article), work)
    return failed(article, f"{extractor.name} {extractor.version} {facts}") if isinstance(facts, str) else facts


def _tried(step: str, make: Callable[[], Made], work: Work) -> Made | str:
    """What is made in a step, or what became of it."""
    if reason := work.steps.given_up.get(step):
        return reason
    try:
        with work.steps.step(step):
            return make()
    except TimeUp:
        return f"took longer than {work.steps.seconds:g} s"
    except Exception as error:  # noqa: BLE001 - an extractor may be foreign code; the article is rejected and named
        return f"failed: {type(error).__name__}: {error}"


def failed(article: Article, detail: str) -> Facts:
    """An article without facts, all of it rejected."""
    zones = (Zone(start_char=0, end_char=len(article.text), zone="body"),) if article.text else ()
    return Facts(replace(article, zones=zones), (), (), (_reject(article.source_uri, article, detail),))


def _reject(uri: str, article: Article | None, detail: str) -> Reject:
    text = (article.text if article else None) or ""
    spans = (Span(0, len(text)),) if text else ()
    return Reject(
        reject_id=ids.reject_id(uri, spans, "read", FAILED),
        article_id=article.article_id if article else None,
        source_uri=uri,
        spans=spans,
        text=text or None,
        stage="read",
        reason=FAILED,
        rule=ENGINE,
        detail=detail,
    )


@cache
def warm_up(extractor: str, language: str) -> None:
    """Load words and models, once per process, by extracting an article of one sentence: forked workers share them, and no step waits."""
    text = "Am 3. Mai 2021 sagte Anna Muster in Berlin, es seien mehr als 20 Menschen gekommen."
    source = Source(uri="warm-up", where="", media_type="text/plain", payload=text, input=Input("warm-up", "", 0))
    row = read_loaded(source, language).row
    if isinstance(row, Article):
        extractor_of(extractor, language).extract(row)


@cache
def extractor_of(name: str, language: str) -> Extractor:
    """The extractor under a name, made with a language's pack. Raises ClaimpackError CFG010 for a language without one."""
    module, _, kind = name.partition(":")
    extractor: Extractor = getattr(import_module(module), kind)(languages.load(language))
    return extractor
