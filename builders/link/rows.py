"""A group of mentions as a row of the table of entities."""

from collections import Counter
from collections.abc import Mapping, Sequence

from claimpack.builders import ids
from claimpack.builders.languages.pack import Pack
from claimpack.builders.link.forms import Key
from claimpack.builders.link.gazetteer import Entry, Gazetteer, sure_place
from claimpack.builders.link.person import parse_person
from claimpack.builders.link.uses import Form, Use
from claimpack.builders.models.name_words import NameWords, name_words
from claimpack.builders.models.places import place_key
from claimpack.schema.records import Entity, Identifier, Merge, Name


def entity_row(  # noqa: PLR0917 - everything that one row is made of
    root: Key, uses: Sequence[Use], keys: Mapping[Form, Key], merges: set[Merge], gazetteer: Gazetteer, pack: Pack
) -> Entity:
    """The entity of the names that articles use for it. Its spellings stand as in the texts; its identifiers come from gazetteers only."""
    entity_type = root[0]
    bases: Counter[str] = Counter()
    for use in uses:
        bases[keys[use.form][1]] += use.n_mentions if use.form.derivation == "none" else 0
    entry = next((entry for base in _ranked(bases) if (entry := gazetteer.find(entity_type, base))), None)
    canonical = entry.name if entry else canonical_name(bases, entity_type, pack)
    return Entity(
        entity_id=ids.entity_id(entity_type, place_key(canonical) or canonical),
        entity_type=entity_type,
        canonical_name=canonical,
        names=_names(uses),
        identifiers=_identifiers(entity_type, bases, entry, name_words(pack)),
        merge_evidence=tuple(sorted(merges, key=lambda merge: (merge.name_a, merge.name_b, merge.rule, merge.score))),
        n_mentions=sum(use.n_mentions for use in uses),
        n_articles=len({use.article_id for use in uses}),
    )


def canonical_name(counts: Mapping[str, int], entity_type: str, pack: Pack) -> str:
    """The most frequent of the fullest names: of a person with a given name, of a body in several words, else of all.

    A body goes by the name that names.toml has for all its aliases, and rather not by an oblique case ("Europäischen Union").
    """
    words = name_words(pack)
    standard = sorted({words.aliases.get(name, "") for name in counts} & counts.keys()) if entity_type == "ORG" else []
    if standard:
        return standard[0]

    def is_full(name: str) -> bool:
        return bool(parse_person(name, pack).given) if entity_type == "PER" else entity_type == "ORG" and " " in name

    def is_oblique(name: str) -> bool:
        return entity_type != "PER" and " " in name and name.split(" ", 1)[0].endswith(("en", "em"))

    return min(counts, key=lambda name: (not is_full(name), is_oblique(name), -counts[name], -len(name), name))


def _names(uses: Sequence[Use]) -> tuple[Name, ...]:
    texts: Counter[str] = Counter()
    for use in uses:
        texts[use.form.text] += use.n_mentions
    articles = Counter(text for text, _ in {(use.form.text, use.article_id) for use in uses})
    names = (Name(name=text, n_mentions=count, n_articles=articles[text]) for text, count in texts.items())
    return tuple(sorted(names, key=lambda name: (-name.n_mentions, name.name)))


def _identifiers(entity_type: str, counts: Mapping[str, int], entry: Entry | None, words: NameWords) -> tuple[Identifier, ...]:
    """The corpus's own identifiers; for a place those of the frozen gazetteer too, but for an own entry only if it is a country."""
    found = {(one.scheme, one.value): one for one in (entry.identifiers if entry else ())}
    if entity_type == "LOC":
        place = next((place for name in _ranked(counts) if (place := sure_place(name, words))), None)
        if place is not None and (entry is None or place.kind == "country"):
            found |= {(one.scheme, one.value): one for one in place.identifiers}
    return tuple(found[key] for key in sorted(found))


def _ranked(counts: Mapping[str, int]) -> list[str]:
    return sorted(counts, key=lambda name: (-counts[name], name))
