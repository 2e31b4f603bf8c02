"""Names that only their article explains: a bare surname beside the full name, an acronym in brackets behind the long name.

What an article does not settle, the corpus settles where it knows one bearer only; else the name stands alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from claimpack.builders.languages.pack import Pack
from claimpack.builders.link.forms import Key
from claimpack.builders.link.groups import Groups
from claimpack.builders.link.names import Match, is_acronym, match_persons
from claimpack.builders.link.person import parse_person
from claimpack.builders.link.readings import coarse_keys
from claimpack.builders.link.uses import Form, Use
from claimpack.builders.models.name_words import NameWords, name_words

Place = tuple[str, Key]  # article id, name
IN_ARTICLE = 0.95
IN_CORPUS = 0.8
# Least score of two spellings of a surname, inside an article and across the corpus.
ALIKE_IN_ARTICLE = 0.89
ALIKE_IN_CORPUS = 0.97


def resolve_in_articles(uses: Sequence[Use], keys: Mapping[Form, Key], groups: Groups, pack: Pack) -> dict[Place, tuple[Key, Match]]:
    """For each surname or acronym of an article that is another name's, that name and the match."""
    names: defaultdict[str, set[Key]] = defaultdict(set)
    for use in uses:
        names[use.article_id].add(keys[use.form])
    resolved = _surnames(names, groups, pack)
    resolved.update(_acronyms(names, _explained(uses, keys), groups, name_words(pack)))
    return resolved


def _surnames(names: Mapping[str, set[Key]], groups: Groups, pack: Pack) -> dict[Place, tuple[Key, Match]]:
    every = sorted({key for keys in names.values() for key in keys if key[0] == "PER"})
    bearers: defaultdict[str, list[Key]] = defaultdict(list)
    for key in every:
        person = parse_person(key[1], pack)
        for sound in coarse_keys(person.surname) if person.given else ():
            bearers[sound].append(key)
    matches = {key: _bearers_of(key, bearers, pack) for key in every if not parse_person(key[1], pack).given}
    resolved: dict[Place, tuple[Key, Match]] = {}
    for article, keys in sorted(names.items()):
        for key in keys & matches.keys():
            here = [bearer for bearer in matches[key] if bearer in keys]
            found, trust = _only(here, matches[key], groups), IN_ARTICLE
            if not here:
                found, trust = (
                    _only([bearer for bearer, score in matches[key].items() if score >= ALIKE_IN_CORPUS], matches[key], groups),
                    IN_CORPUS,
                )
            if found:
                resolved[article, key] = (found, Match("surname", round(trust * matches[key][found], 4)))
    return resolved


def _bearers_of(key: Key, bearers: Mapping[str, list[Key]], pack: Pack) -> dict[Key, float]:
    """The full names whose surname the bare name is, with scores; only those of the same spelling if there are such."""
    candidates = sorted({bearer for sound in coarse_keys(key[1]) for bearer in bearers.get(sound, ())})
    found = {bearer: match.score for bearer in candidates if (match := match_persons(key[1], bearer[1], pack))}
    if len(key[1]) < 6 or key[1] in name_words(pack).given:
        found = {bearer: score for bearer, score in found.items() if score == 1}
    found = {bearer: score for bearer, score in found.items() if score >= ALIKE_IN_ARTICLE}
    alike = {
        bearer: score for bearer, score in found.items() if parse_person(bearer[1], pack).surname == parse_person(key[1], pack).surname
    }
    return alike or found


def _only(bearers: Iterable[Key], scores: Mapping[Key, float], groups: Groups) -> Key | None:
    """The best of the names if all are of one group."""
    ranked = sorted(bearers, key=lambda bearer: (-scores[bearer], bearer))
    return ranked[0] if len({groups.root(bearer) for bearer in ranked}) == 1 else None


def _explained(uses: Sequence[Use], keys: Mapping[Form, Key]) -> dict[Place, Key]:
    """Acronyms by article with the long name that stands beside them there."""
    explained: dict[Place, Key] = {}
    for use in uses:
        for long in (keys[form] for form in use.longs):
            if long != keys[use.form]:
                explained.setdefault((use.article_id, keys[use.form]), long)
    return explained


def _acronyms(
    names: Mapping[str, set[Key]], explained: Mapping[Place, Key], groups: Groups, words: NameWords
) -> dict[Place, tuple[Key, Match]]:
    """Acronyms joined with their long names: where an article has both, and elsewhere if they mean one thing in the whole corpus."""
    meanings: defaultdict[Key, dict[Key, Key]] = defaultdict(dict)
    resolved: dict[Place, tuple[Key, Match]] = {}
    for article, keys in sorted(names.items()):
        for short in sorted(key for key in keys if key[0] != "PER" and " " not in key[1] and len(key[1]) <= 8):
            long = explained.get((article, short)) or _long_name(short, keys, words)
            if long is not None and groups.root(long) != groups.root(short):
                meanings[short].setdefault(groups.root(long), long)
                resolved[article, short] = (long, Match("acronym", IN_ARTICLE))
    for short, found in sorted(meanings.items()):
        if len({groups.root(long) for long in found.values()}) == 1:
            groups.join(short, min(found.values()), Match("acronym", IN_ARTICLE))
    return {place: row for place, row in resolved.items() if groups.root(place[1]) != groups.root(row[0])}


def _long_name(short: Key, keys: Iterable[Key], words: NameWords) -> Key | None:
    """The only name of the article that the acronym is made of."""
    found = [key for key in keys if key[0] == short[0] and is_acronym(short[1], key[1], words)]
    return found[0] if len(found) == 1 else None
