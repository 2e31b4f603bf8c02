"""Which mentions name one thing, over the whole corpus: mentions -> entities.

Names that agree (names.py) are joined, best first; persons only if every full name of both sides agrees. A bare surname goes to the one
full name of its article that bears it, else to the only one of the corpus; an acronym to the long name that its article explains it by.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from claimpack.builders.languages.pack import Pack
from claimpack.builders.link.blocks import candidate_pairs
from claimpack.builders.link.forms import Key, base_forms
from claimpack.builders.link.gazetteer import Gazetteer
from claimpack.builders.link.groups import Groups
from claimpack.builders.link.in_articles import Place, resolve_in_articles
from claimpack.builders.link.names import EXACT, Match, match_names
from claimpack.builders.link.rows import entity_row
from claimpack.schema.records import Entity, Mention, Merge

FROM_ADJECTIVE = Match("alias", 0.9)
FROM_COMPOUND = Match("inflection", 0.85)
FROM_CASE = Match("inflection", 0.95)
_FORMS = {"deriv": FROM_ADJECTIVE, "part": FROM_COMPOUND}


@dataclass(frozen=True, slots=True)
class Link:
    """A mention's entity, and how it got there."""

    entity_id: str
    method: str
    score: float


@dataclass(frozen=True, slots=True)
class Linked:
    """Entities by id, and for each mention in the order given its link; None for one without a name."""

    entities: tuple[Entity, ...]
    links: tuple[Link | None, ...]
    given: Sequence[Mention]

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions in the order given, with their entity."""
        return tuple(_linked(mention, link) for mention, link in zip(self.given, self.links, strict=True))


def link_mentions(mentions: Sequence[Mention], gazetteer: Gazetteer, pack: Pack) -> Linked:
    """Every named mention linked to an entity of the corpus; the entities do not depend on the order of the mentions."""
    named = [mention for mention in mentions if mention.mention_type == "NAM"]
    keys = base_forms(named, pack)
    groups = join_names(Counter(keys.values()), gazetteer, pack)
    resolved = resolve_in_articles(named, keys, groups, pack)
    found = {mention.mention_id: _place(mention, keys, groups, resolved) for mention in named}
    by_root: defaultdict[Key, list[Mention]] = defaultdict(list)
    for mention in named:
        by_root[found[mention.mention_id][0]].append(mention)
    evidence = _evidence(named, keys, groups, resolved)
    entities = {root: entity_row(root, group, keys, evidence.get(root, set()), gazetteer, pack) for root, group in by_root.items()}
    ways = {place: Link(entities[place[0]].entity_id, place[1].rule, place[1].score) for place in set(found.values())}
    links = tuple(ways[found[mention.mention_id]] if mention.mention_id in found else None for mention in mentions)
    return Linked(tuple(sorted(entities.values(), key=lambda entity: entity.entity_id)), links, mentions)


def join_names(counts: Mapping[Key, int], gazetteer: Gazetteer, pack: Pack) -> Groups:
    """The names of the corpus in groups that mean one thing, bare surnames and acronyms left aside."""
    groups = Groups()
    found: list[tuple[float, Key, Key, Match]] = []
    for left, right in candidate_pairs(counts, gazetteer, pack):
        match = _match(left, right, gazetteer, pack)
        if match is not None and match.rule not in ("surname", "acronym"):
            found.append((-match.score, left, right, match))
    for _, left, right, match in sorted(found, key=lambda row: row[:3]):
        if groups.root(left) != groups.root(right) and _agree(groups.members(left), groups.members(right), gazetteer, pack):
            groups.join(left, right, match)
    return groups


def _match(left: Key, right: Key, gazetteer: Gazetteer, pack: Pack) -> Match | None:
    entry, other = gazetteer.find(*left), gazetteer.find(*right)
    if entry is not None and other is not None:
        return Match("gazetteer", 1.0) if entry == other else None
    return match_names(left[1], right[1], left[0], pack)


def _agree(left: Sequence[Key], right: Sequence[Key], gazetteer: Gazetteer, pack: Pack) -> bool:
    """Persons: every name of one side with every name of the other. Names of places and bodies differ too much for that."""
    return left[0][0] != "PER" or all(_match(one, other, gazetteer, pack) for one in left for other in right)


def _place(mention: Mention, keys: Mapping[str, Key], groups: Groups, resolved: Mapping[Place, tuple[Key, Match]]) -> tuple[Key, Match]:
    """The mention's group, and how it got there: the weaker of what its form and what its base form needed."""
    key = keys[mention.mention_id]
    target, match = resolved.get((mention.article_id, key)) or (key, groups.matches.get(key, EXACT))
    form = _FORMS.get(mention.derivation) or (FROM_CASE if mention.text != key[1] else EXACT)
    return groups.root(target), match if match.score <= form.score else form


def _evidence(
    mentions: Sequence[Mention], keys: Mapping[str, Key], groups: Groups, resolved: Mapping[Place, tuple[Key, Match]]
) -> Mapping[Key, set[Merge]]:
    """Why the names of each group are held to be one: joins of names, and what articles told."""
    evidence: defaultdict[Key, set[Merge]] = defaultdict(set)
    for root, merge in groups.evidence():
        evidence[root].add(merge)
    for (_, key), (target, match) in resolved.items():
        evidence[groups.root(target)].add(Merge(name_a=target[1], name_b=key[1], rule=match.rule, score=match.score))
    for mention in mentions:
        key = keys[mention.mention_id]
        if mention.derivation != "none":
            target = resolved.get((mention.article_id, key), (key, EXACT))[0]
            rule, score = ("derivation", FROM_ADJECTIVE.score) if mention.derivation == "deriv" else ("compound", FROM_COMPOUND.score)
            evidence[groups.root(target)].add(Merge(name_a=key[1], name_b=mention.text, rule=rule, score=score))
    return evidence


def _linked(mention: Mention, link: Link | None) -> Mention:
    return mention if link is None else replace(mention, entity_id=link.entity_id, link_method=link.method, link_score=link.score)
