"""Which mentions name one thing, over the whole corpus: mentions -> entities.

Names that agree (names.py) are joined, best first; persons only if every full name of both sides agrees. A bare surname goes to the one
full name of its article that bears it, else to the only one of the corpus; an acronym to the long name that its article explains it by.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from claimpack.builders.languages.pack import Pack
from claimpack.builders.link.blocks import candidate_pairs
from claimpack.builders.link.forms import Key, base_forms
from claimpack.builders.link.gazetteer import Gazetteer
from claimpack.builders.link.groups import Groups
from claimpack.builders.link.in_articles import Place, resolve_in_articles
from claimpack.builders.link.names import EXACT, Match, match_names
from claimpack.builders.link.rows import entity_row
from claimpack.builders.link.uses import Form, Use, uses_of
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


@dataclass(frozen=True, slots=True)
class LinkedUses:
    """Entities by id, and the link of each use in the order given; equal links are one object."""

    entities: tuple[Entity, ...]
    links: Sequence[Link]


def link_mentions(mentions: Sequence[Mention], gazetteer: Gazetteer, pack: Pack) -> Linked:
    """Every named mention linked to an entity of the corpus; the entities do not depend on the order of the mentions."""
    used = uses_of(mentions)
    found = link_uses(used.uses, gazetteer, pack)
    return Linked(found.entities, tuple(found.links[place] if place >= 0 else None for place in used.places), mentions)


def link_uses(uses: Sequence[Use], gazetteer: Gazetteer, pack: Pack) -> LinkedUses:
    """Every name of an article linked to an entity of the corpus; the entities do not depend on the order of the uses."""
    keys = base_forms(dict.fromkeys(use.form for use in uses), pack)
    groups = join_names(set(keys.values()), gazetteer, pack)
    resolved = resolve_in_articles(uses, keys, groups, pack)
    found = [_place(use, keys, groups, resolved) for use in uses]
    by_root: defaultdict[Key, list[Use]] = defaultdict(list)
    for use, (root, _) in zip(uses, found, strict=True):
        by_root[root].append(use)
    evidence = _evidence(uses, keys, groups, resolved)
    entities = {root: entity_row(root, group, keys, evidence.get(root, set()), gazetteer, pack) for root, group in by_root.items()}
    ways = {place: Link(entities[place[0]].entity_id, place[1].rule, place[1].score) for place in set(found)}
    return LinkedUses(tuple(sorted(entities.values(), key=lambda entity: entity.entity_id)), [ways[place] for place in found])


def join_names(names: Iterable[Key], gazetteer: Gazetteer, pack: Pack) -> Groups:
    """The names of the corpus in groups that mean one thing, bare surnames and acronyms left aside."""
    groups = Groups()
    found: list[tuple[float, Key, Key, Match]] = []
    for left, right in candidate_pairs(names, gazetteer, pack):
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


def _place(use: Use, keys: Mapping[Form, Key], groups: Groups, resolved: Mapping[Place, tuple[Key, Match]]) -> tuple[Key, Match]:
    """The group of a use, and how it got there: the weaker of what its form and what its base form needed."""
    key = keys[use.form]
    target, match = resolved.get((use.article_id, key)) or (key, groups.matches.get(key, EXACT))
    form = _FORMS.get(use.form.derivation) or (FROM_CASE if use.form.text != key[1] else EXACT)
    return groups.root(target), match if match.score <= form.score else form


def _evidence(
    uses: Sequence[Use], keys: Mapping[Form, Key], groups: Groups, resolved: Mapping[Place, tuple[Key, Match]]
) -> Mapping[Key, set[Merge]]:
    """Why the names of each group are held to be one: joins of names, and what articles told."""
    evidence: defaultdict[Key, set[Merge]] = defaultdict(set)
    for root, merge in groups.evidence():
        evidence[root].add(merge)
    for (_, key), (target, match) in resolved.items():
        evidence[groups.root(target)].add(Merge(name_a=target[1], name_b=key[1], rule=match.rule, score=match.score))
    for use in uses:
        key, derivation = keys[use.form], use.form.derivation
        if derivation != "none":
            target = resolved.get((use.article_id, key), (key, EXACT))[0]
            rule, score = ("derivation", FROM_ADJECTIVE.score) if derivation == "deriv" else ("compound", FROM_COMPOUND.score)
            evidence[groups.root(target)].add(Merge(name_a=key[1], name_b=use.form.text, rule=rule, score=score))
    return evidence


def _linked(mention: Mention, link: Link | None) -> Mention:
    return mention if link is None else replace(mention, entity_id=link.entity_id, link_method=link.method, link_score=link.score)
