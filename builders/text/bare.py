"""A text of which nothing else is known, as an article: what scores, benchmarks and tests read."""

from datetime import date

from claimpack.builders.ids import article_id, sha256_hex
from claimpack.schema.records import Article, Zone


def bare_article(
    text: str, uri: str = "a.txt", language: str = "de", *, zone: str | None = None, first: date | None = None, last: date | None = None
) -> Article:
    """An article of this text and address, without title, publisher or credit.

    With `zone` the whole text is one such zone; without it the zones are left to be found. `first` and `last` are the days between which it
    was written, both included; `last` alone may be missing if there is one day.
    """
    identity, data = article_id(uri), text.encode()
    latest = last or first
    is_day = first is not None and first == latest
    return Article(
        article_id=identity,
        source_uri=uri,
        sha256=sha256_hex(data),
        n_bytes=len(data),
        media_type="text/plain",
        language=language,
        dct_value=first.isoformat() if first is not None and is_day else None,
        dct_precision="day" if is_day else "unknown",
        dct_earliest=first,
        dct_latest=latest,
        dct_source="metadata" if first is not None else "none",
        zones=(Zone(start_char=0, end_char=len(text), zone=zone),) if zone and text else (),
        independence_group=identity,
        text=text,
    )
