"""Sets of names that mean one thing (union-find), with the matches that joined them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from claimpack.builders.link.forms import Key
from claimpack.builders.link.names import Match
from claimpack.schema.records import Merge


@dataclass(slots=True)
class Groups:
    """Disjoint sets of names. A set goes by its smallest name, so that the order of joins leaves no trace."""

    parents: dict[Key, Key] = field(default_factory=dict)
    sets: dict[Key, list[Key]] = field(default_factory=dict)
    merges: list[tuple[Key, Merge]] = field(default_factory=list)
    matches: dict[Key, Match] = field(default_factory=dict)

    def root(self, key: Key) -> Key:
        """The name that the key's set goes by."""
        while (above := self.parents.get(key, key)) != key:
            key = above
        return key

    def members(self, key: Key) -> list[Key]:
        """All names of the key's set."""
        root = self.root(key)
        return self.sets.get(root, [root])

    def join(self, left: Key, right: Key, match: Match) -> None:
        """Make one set of two, and remember why; nothing happens if they are one."""
        a, b = sorted((self.root(left), self.root(right)))
        if a == b:
            return
        self.sets[a] = [*self.members(a), *self.members(b)]
        self.sets.pop(b, None)
        self.parents[b] = a
        self.merges.append((a, Merge(name_a=min(left, right)[1], name_b=max(left, right)[1], rule=match.rule, score=match.score)))
        for key in (left, right):
            self.matches.setdefault(key, match)

    def evidence(self) -> Iterator[tuple[Key, Merge]]:
        """Each merge with the name that its set goes by now."""
        return ((self.root(key), merge) for key, merge in self.merges)
