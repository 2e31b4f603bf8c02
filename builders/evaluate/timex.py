"""Scores of time expressions against TimeML gold, such as KRAUTS (Strötgen et al. 2018).

Documents are TimeML files (.tml) with a document creation time and TIMEX3 tags in their TEXT. Tags without text are left out, and so are
the tags of the creation time. Measures, as in TempEval-3: relaxed = found and gold share a character, one to one in text order; strict =
the same span; value = relaxed with the same value. A gold span may bear an article that ours leaves out: strict counts it as wrong.
"""

import html
import re
import tarfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from claimpack.builders.evaluate.counts import Score
from claimpack.builders.extract.times.times import find_times
from claimpack.builders.languages.pack import Pack
from claimpack.builders.text.bare import bare_article
from claimpack.builders.text.reading import read_document
from claimpack.schema.problems import ClaimpackError
from claimpack.schema.records import Span, Time

_TAG = re.compile(r"<(?P<end>/?)(?P<name>\w+)(?P<attributes>[^>]*?)(?P<empty>/?)>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_DCT = re.compile(r'<TIMEX3[^>]*functionInDocument="CREATION_TIME"[^>]*>')
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_SUFFIX = ".tml"


@dataclass(frozen=True, slots=True)
class GoldTime:
    """A time expression of the gold."""

    span: Span
    timex_type: str
    value: str


@dataclass(frozen=True, slots=True)
class TimexDocument:
    """A TimeML document: its creation time, its text without tags, and its time expressions in text order."""

    name: str
    dct: date
    text: str
    times: tuple[GoldTime, ...]


def read_timeml(path: Path) -> dict[str, tuple[TimexDocument, ...]]:
    """The documents by the folder that they stand in; path is a folder or a .tar.gz of folders. Both are in order of name.

    Raises ClaimpackError SRC043 for a .tml file without text or creation time.
    """
    folders: dict[str, list[TimexDocument]] = {}
    for name, content in sorted(_files(path)):
        folders.setdefault(PurePosixPath(name).parent.name, []).append(parse_timeml(PurePosixPath(name).name, content))
    return {folder: tuple(documents) for folder, documents in sorted(folders.items())}


def parse_timeml(name: str, content: str) -> TimexDocument:
    """One TimeML file. Raises ClaimpackError SRC043 if it has no text or no creation time."""
    first, last = content.find("<TEXT>"), content.rfind("</TEXT>")
    dct = _DCT.search(content)
    day = _DAY.search(dct.group()) if dct else None
    if day is None or not 0 <= first < last:
        raise ClaimpackError("SRC043", "not a TimeML document: it needs a TEXT and a creation time to the day", where=name)
    text, times = _untagged(content[first + len("<TEXT>") : last])
    return TimexDocument(name, date(int(day[1]), int(day[2]), int(day[3])), text, times)


def times_of(document: TimexDocument, pack: Pack) -> tuple[Time, ...]:
    """What is found in a document; its text is read as one body."""
    article = bare_article(document.text, document.name, pack.code, zone="body", first=document.dct)
    return find_times(read_document(article, pack), pack)


def score_times(pairs: Iterable[tuple[TimexDocument, Sequence[Time]]]) -> list[Score]:
    """Relaxed, strict and value over all documents."""
    n_gold = n_found = relaxed = strict = value = 0
    for document, found in pairs:
        n_gold, n_found = n_gold + len(document.times), n_found + len(found)
        for gold, time in _overlapping(document.times, found):
            relaxed += 1
            strict += (gold.span,) == time.spans
            value += gold.value == time.timex_value
    return [Score(name, hits, n_gold, n_found) for name, hits in (("relaxed", relaxed), ("strict", strict), ("value", value))]


def _overlapping(gold: Sequence[GoldTime], found: Sequence[Time]) -> Iterator[tuple[GoldTime, Time]]:
    used: set[int] = set()
    for one in gold:
        for index, time in enumerate(found):
            start, end = time.spans[0].start_char, time.spans[-1].end_char
            if index not in used and one.span.start_char < end and start < one.span.end_char:
                used.add(index)
                yield one, time
                break


def _untagged(tagged: str) -> tuple[str, tuple[GoldTime, ...]]:
    """The text without tags, and the TIMEX3 elements that hold text; tags may stand inside one another."""
    pieces: list[str] = []
    opened: list[tuple[int, dict[str, str]]] = []
    times: list[GoldTime] = []
    length = position = 0
    for tag in _TAG.finditer(tagged):
        pieces.append(html.unescape(tagged[position : tag.start()]))
        length, position = length + len(pieces[-1]), tag.end()
        if tag["name"] != "TIMEX3" or tag["empty"]:
            continue
        if not tag["end"]:
            opened.append((length, dict(_ATTRIBUTE.findall(tag["attributes"]))))
        elif opened:
            start, attributes = opened.pop()
            if start < length:
                times.append(GoldTime(Span(start, length), attributes.get("type", ""), attributes.get("value", "")))
    pieces.append(html.unescape(tagged[position:]))
    return "".join(pieces), tuple(sorted(times, key=lambda time: (time.span.start_char, time.span.end_char)))


def _files(path: Path) -> Iterator[tuple[str, str]]:
    """Name and content of every .tml file."""
    if path.is_dir():
        for file in path.rglob(f"*{_SUFFIX}"):
            yield file.relative_to(path.parent).as_posix(), file.read_text(encoding="utf-8")
        return
    with tarfile.open(path) as archive:
        for member in archive:
            stream = archive.extractfile(member) if member.name.endswith(_SUFFIX) else None
            if stream:
                yield member.name, stream.read().decode("utf-8")
