"""Quotation gold: what is read, what matches, and how the gold's form is met."""

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest

from claimpack.builders.evaluate.counts import Score
from claimpack.builders.evaluate.quotes import Quote, QuoteArticle, found_quotes, read_quotes, score_quotes
from claimpack.builders.extract.facts import Attributed
from claimpack.schema.problems import ClaimpackError
from claimpack.schema.records import Attribution, Span

TEXT = "Karl sagte, der Zug sei „sehr voll“. Der nächste komme bald. Er fahre durch."


def span(piece: str) -> Span:
    return Span(TEXT.index(piece), TEXT.index(piece) + len(piece))


def row(quote_type: str, source: str | None = None, **columns: tuple[Span, ...]) -> Attribution:
    return Attribution(
        hop=1,
        branch=1,
        source_spans=(span(source),) if source else (),
        source_kind="unspecified",
        quote_type=quote_type,
        medium="speech",
        mood="none",
        factuality="CT+",
        stance="neutral",
        **columns,
    )


def attributed(content: str, attribution: Attribution) -> Attributed:
    return Attributed((span(content),), (), (attribution,), "rule")


def gold(quote_type: str, content: str, speaker: str) -> Quote:
    return Quote(quote_type, (span(content),), (span(speaker),), (), (), (), is_nested=False)


def article(*quotes: Quote) -> QuoteArticle:
    tokens = tuple(span(word) for word in ("Karl", "sagte", "Zug", "sei", "nächste", "komme", "bald", "fahre", "durch"))
    return QuoteArticle("a", TEXT, tokens, quotes)


def score(name: str, scores: list[Score]) -> Score:
    return next(one for one in scores if one.name == name)


def test_a_quote_matches_at_half_of_the_common_length() -> None:
    found = [attributed("Zug sei „sehr voll“", row("indirect", "Karl"))]
    scores = score_quotes([(article(gold("indirect", "der Zug sei „sehr voll“", "Karl")), found)])
    assert (score("quotes", scores).f1, score("speaker", scores).f1, score("recall indirect", scores).recall) == (1.0, 1.0, 1.0)


def test_another_speaker_is_counted_as_wrong() -> None:
    found = [attributed("der Zug sei „sehr voll“", row("indirect", "Der nächste"))]
    scores = score_quotes([(article(gold("indirect", "der Zug sei „sehr voll“", "Karl")), found)])
    assert (score("quotes", scores).n_hits, score("speaker", scores).n_hits) == (1, 0)


def test_a_missed_quote_lowers_recall_alone() -> None:
    scores = score_quotes([(article(gold("direct", "der Zug", "Karl")), [])])
    assert (score("quotes", scores).n_gold, score("quotes", scores).n_found, score("tokens message", scores).recall) == (1, 0, 0.0)


def test_speech_that_goes_on_has_the_speaker_before_and_is_one_quote() -> None:
    found = found_quotes(
        [
            attributed("der Zug sei „sehr voll“", row("indirect", "Karl")),
            attributed("Der nächste komme bald", row("indirect_free_indirect")),
            attributed("Er fahre durch", row("indirect_free_indirect")),
        ]
    )
    assert [(quote.speaker, len(quote.content)) for quote in found] == [((span("Karl"),), 1), ((span("Karl"),), 2)]


def test_partial_quotes_are_direct_quotes_of_their_own() -> None:
    found = found_quotes([attributed("der Zug sei „sehr voll“", row("indirect", "Karl", partial_quote_spans=(span("sehr voll"),)))])
    assert [(quote.quote_type, quote.is_nested) for quote in found] == [("indirect", False), ("direct", True)]


def test_what_one_source_hands_on_of_another_is_two_quotes() -> None:
    above = row("indirect", "Er")
    below = replace(row("indirect", "Karl", cue_spans=(span("sagte"),), frame_spans=(span("Karl sagte"),)), hop=2, cue_class="verb")
    found = found_quotes([Attributed((span("der Zug sei „sehr voll“"),), (), (above, below), "rule")])
    assert [(quote.speaker, len(quote.content), quote.is_nested) for quote in found] == [
        ((span("Er"),), 2, False),
        ((span("Karl"),), 1, True),
    ]


def test_quotes_of_the_same_words_match_by_their_speaker() -> None:
    words = "Zug sei „sehr voll“"
    found = [attributed(words, row("indirect", "Er")), attributed(words, row("indirect", "Karl"))]
    scores = score_quotes([(article(gold("indirect", words, "Karl"), gold("indirect", words, "Er")), found)])
    assert score("speaker", scores).n_hits == 2


def record(**changes: object) -> dict[str, object]:
    def part(piece: str | None) -> dict[str, object]:
        spans = [] if piece is None else [{"charBegin": span(piece).start_char, "charEnd": span(piece).end_char}]
        return {"spans": spans}

    annotation = {
        "type": "Indirect",
        "isNested": False,
        "quote": part("der Zug"),
        "speaker": part("Karl"),
        "cue": part("sagte"),
        "frame": part(None),
        "addressee": part(None),
    }
    tokens = [{"charBegin": 0, "charEnd": 4}]
    return {"documentName": "a", "originalText": TEXT, "tokens": tokens, "annotations": [annotation], **changes}


@pytest.mark.parametrize("name", ["gold.jsonl", "gold.jsonl.gz"])
def test_a_line_is_an_article(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    data = (json.dumps(record()) + "\n").encode()
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    (read,) = read_quotes(path)
    assert (read.name, read.quotes[0].quote_type, read.quotes[0].cue) == ("a", "indirect", (span("sagte"),))


def test_a_line_without_annotations_is_no_gold(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"documentName": "a"}) + "\n", encoding="utf-8")
    with pytest.raises(ClaimpackError) as raised:
        list(read_quotes(path))
    assert (raised.value.code, raised.value.where) == ("SRC042", f"{path}:1")
