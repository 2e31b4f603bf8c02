"""Every word of the pages is there in each language."""

from collections.abc import Iterator, Mapping
from datetime import date

import pytest

from claimpack.builders.explore.wording import language_for, languages, load_wording
from claimpack.schema.columns import Column, columns
from claimpack.schema.problems import ClaimpackError

# Column of a vocabulary -> the section that names its values, and values of which the pages say nothing.
SECTIONS: Mapping[str, tuple[str, frozenset[str]]] = {
    "articles.dct_source": ("dct_source", frozenset()),
    "articles.zones.zone": ("zone", frozenset()),
    "claims.claim_type": ("claim_type", frozenset()),
    "claims.event_type": ("event_type", frozenset()),
    "claims.polarity": ("polarity", frozenset()),
    "claims.tense": ("tense", frozenset()),
    "claims.factuality": ("factuality", frozenset()),
    "claims.status": ("status", frozenset()),
    "claims.decontext_status": ("decontext_status", frozenset()),
    "claims.attributions.source_kind": ("source_kind", frozenset()),
    "claims.attributions.quote_type": ("quote_type", frozenset()),
    "claims.attributions.medium": ("medium", frozenset({"none"})),
    "claims.attributions.mood": ("mood", frozenset({"indicative", "none"})),
    "claims.attributions.stance": ("stance", frozenset()),
    "claims.quantities.kind": ("kind", frozenset()),
    "claims.quantities.comparator": ("comparator", frozenset()),
    "claims.quantities.property": ("property", frozenset()),
    "claims.times.role": ("role", frozenset()),
    "claims.times.resolution": ("resolution", frozenset()),
    "entities.entity_type": ("entity_type", frozenset()),
    "mentions.link_method": ("merge", frozenset()),
    "relations.relation": ("relation", frozenset()),
    "rejects.reason": ("reason", frozenset()),
    "rejects.stage": ("stage", frozenset()),
    "reviews.decision": ("decision", frozenset()),
    "reviews.label": ("verdict", frozenset()),
}


def leaves(prefix: str, found: tuple[Column, ...]) -> Iterator[tuple[str, Column]]:
    for column in found:
        inner = column.children[0] if column.type == "list" else column
        yield f"{prefix}.{column.name}", inner
        yield from leaves(f"{prefix}.{column.name}", inner.children)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("path", SECTIONS)
def test_every_value_of_a_vocabulary_has_a_name(path: str, language: str) -> None:
    table = path.partition(".")[0]
    values = dict(leaves(table, columns(table)))[path].values
    section, unsaid = SECTIONS[path]
    assert values
    assert set(values) - unsaid - set(load_wording(language).sections[section]) == set()


def test_the_languages_have_the_same_words() -> None:
    german, english = load_wording("de"), load_wording("en")
    assert {name: list(words) for name, words in german.sections.items()} == {name: list(words) for name, words in english.sections.items()}
    assert (list(german.nouns), list(german.units), len(german.months)) == (list(english.nouns), list(english.units), len(english.months))


def test_the_languages_put_in_the_same_values() -> None:
    def values(language: str) -> dict[tuple[str, str], list[str]]:
        sections = load_wording(language).sections
        return {
            (section, key): sorted({part.partition("}")[0] for part in words.split("{")[1:]})
            for section, found in sections.items()
            for key, words in found.items()
        }

    assert values("de") == values("en")


@pytest.mark.parametrize(("corpus", "expected"), [("de", "de"), ("de-AT", "de"), ("en-GB", "en"), ("kk", "en")])
def test_the_pages_speak_the_language_of_the_corpus_or_english(corpus: str, expected: str) -> None:
    assert language_for(corpus) == expected


def test_a_language_without_words_is_named_with_those_that_have_them() -> None:
    with pytest.raises(ClaimpackError) as raised:
        load_wording("fr")
    assert (raised.value.code, raised.value.hint) == ("REL073", "languages of the pages: de, en")


def test_a_value_that_looks_like_a_pattern_is_put_in_as_it_is() -> None:
    assert load_wording("en").say("card", "rule", rule="{0.__class__}") == "rule {0.__class__}"


@pytest.mark.parametrize(
    ("earliest", "latest", "expected"),
    [
        (date(2021, 5, 8), date(2021, 5, 8), "8 May 2021"),
        (date(2021, 12, 1), date(2021, 12, 31), "December 2021"),
        (date(2020, 1, 1), date(2020, 12, 31), "2020"),
        (date(2021, 5, 1), date(2021, 5, 29), "1 May 2021 to 29 May 2021"),
        (None, None, "unknown"),
        (None, date(2021, 5, 8), "from or to 8 May 2021"),
    ],
)
def test_a_period_in_words(earliest: date | None, latest: date | None, expected: str) -> None:
    assert load_wording("en").period(earliest, latest) == expected
