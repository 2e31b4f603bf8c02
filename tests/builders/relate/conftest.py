"""Made-up claims: short sentences with the facts that a rule looks at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

import pytest

from claimpack.builders import ids
from claimpack.builders.languages.pack import Pack, load
from claimpack.builders.relate.names import names_of, persons_of
from claimpack.builders.relate.profiles import Profile, profile_of
from claimpack.builders.relate.relations import relate_claims
from claimpack.schema.records import Article, Attribution, Claim, Entity, Identifier, Name, Quantity, Relation, Span, Time

KINDS = {"ent_berg": "LOC", "ent_tal": "LOC", "ent_norland": "LOC", "ent_rabe": "PER", "ent_falk": "PER"}
NAMES = {"ent_berg": "Bergstadt", "ent_tal": "Talheim", "ent_norland": "Norland", "ent_rabe": "Rabe", "ent_falk": "Falk"}


def entity(name: str) -> Entity:
    """One of the corpus's entities; Norland is a country."""
    known = (Identifier(scheme="iso3166-1", value="NL"),) if name == "ent_norland" else ()
    spelling = (Name(name=NAMES[name], n_mentions=1, n_articles=1),)
    return Entity(
        entity_id=name, entity_type=KINDS[name], canonical_name=NAMES[name], names=spelling, identifiers=known, n_mentions=1, n_articles=1
    )


def count(text: str, low: float, name: str = "dead", comparator: str = "eq", **more: object) -> Quantity:
    """A count: eq, gt, ge, approx, approx_below or vague; `noun` is the last word of its text unless given."""
    noun = more.pop("noun", text.rsplit(" ", 1)[-1])
    bounds: dict[str, object] = {"low": low, "low_inclusive": comparator != "gt"}
    if comparator == "eq":
        bounds |= {"high": low, "high_inclusive": True, "value": low}
    if comparator == "approx":
        bounds = {"value": low}
    if comparator == "approx_below":
        bounds = {"value": low, "high": low, "high_inclusive": False}
    basis = "lexical_plural" if comparator == "vague" else "explicit"
    values = {"kind": "count", "bounds_basis": basis, "unit": "1", "counted_text": noun, "property": name} | bounds | more
    return Quantity(text=text, comparator=comparator, **values)  # type: ignore[arg-type]


def day(text: str, value: str, role: str = "event") -> Time:
    """A time that is told to the day."""
    when = date.fromisoformat(value)
    return Time(
        text=text,
        role=role,
        timex_type="DATE",
        timex_value=value,
        edtf=value,
        earliest=when,
        latest=when,
        anchor="explicit",
        resolution="explicit",
    )


def source(text: str | None, kind: str = "organisation", *, hop: int = 1, branch: int = 1, entity_id: str | None = None) -> Attribution:
    """A source."""
    return Attribution(
        hop=hop,
        branch=branch,
        source_text=text,
        source_entity_id=entity_id,
        source_kind=kind,
        quote_type="indirect",
        medium="speech",
        mood="none",
        factuality="CT+",
        stance="neutral",
    )


@dataclass
class Corpus:
    """Articles and claims that a test puts together, and what claims are made of."""

    count = staticmethod(count)
    day = staticmethod(day)
    source = staticmethod(source)
    entities = tuple(entity(name) for name in KINDS)

    pack: Pack
    articles: dict[str, Article] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)

    def article(self, name: str, written: str | None = "2024-03-01", **more: object) -> str:
        """Adds an article; its claims of filling make all articles one story."""
        when = date.fromisoformat(written) if written else None
        known = ids.article_id(name)
        values = {"independence_group": known, "text": None} | more
        self.articles[name] = Article(
            article_id=known,
            source_uri=name,
            sha256="0" * 64,
            n_bytes=1,
            media_type="text/plain",
            language="de",
            dct_value=written,
            dct_precision="day" if written else "unknown",
            dct_earliest=when,
            dct_latest=when,
            dct_source="metadata" if written else "none",
            **values,  # type: ignore[arg-type]
        )
        return name

    def claim(self, article: str, text: str, *quantities: Quantity, entities: tuple[str, ...] = ("ent_berg",), **more: object) -> Claim:
        """Adds a claim in a sentence of its own."""
        if article not in self.articles:
            self.article(article)
        before = [claim for claim in self.claims if claim.article_id == self.articles[article].article_id]
        span = Span(len(before) * 1000, len(before) * 1000 + len(text))
        values = {"sentence_spans": (span,), "claim_type": "event_property", "polarity": "positive", "tense": "non_future"} | more
        found = Claim(
            claim_id=ids.claim_id(self.articles[article].article_id, text, len(before)),
            article_id=self.articles[article].article_id,
            ordinal=len(before),
            zone="body",
            spans=(span,),
            text=text,
            sha256="0" * 64,
            prefix="",
            suffix="",
            decontext_status="none_needed",
            factuality="CT+",
            checkworthiness=0.5,
            quantities=quantities,
            entity_ids=entities,
            rule="test",
            status="auto",
            **values,  # type: ignore[arg-type]
        )
        self.claims.append(found)
        return found

    def profiles(self, *claims: Claim, entities: Sequence[Entity] | None = None) -> list[Profile]:
        """The profiles of some claims."""
        names = names_of(self.entities if entities is None else entities)
        known = {article.article_id: article for article in self.articles.values()}
        persons = {
            claim.article_id: persons_of((row for row in self.claims if row.article_id == claim.article_id), names) for claim in claims
        }
        return [profile_of(claim, known[claim.article_id], names, self.pack, persons=persons[claim.article_id]) for claim in claims]

    def relations(self) -> tuple[Relation, ...]:
        """What relating finds."""
        return relate_claims(self.claims, tuple(self.articles.values()), self.entities, self.pack)

    def between(self, first: Claim, second: Claim) -> Relation | None:
        """The relation of two claims, if there is one."""
        pair = {first.claim_id, second.claim_id}
        return next((relation for relation in self.relations() if {relation.claim_a, relation.claim_b} == pair), None)


@pytest.fixture
def pack() -> Pack:
    return load("de")


@pytest.fixture
def corpus(pack: Pack) -> Corpus:
    return Corpus(pack)


@pytest.fixture
def corpora(pack: Pack) -> Callable[[], Corpus]:
    """As many corpora as a test asks for."""
    return lambda: Corpus(pack)
