"""Names as their articles use them: what linking looks at of mentions, so many times fewer.

An article names somebody again and again; where the words and their form are the same, so is the link.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from claimpack.schema.records import Mention

NAMED = "NAM"


class Form(NamedTuple):
    """A name as it stands in a text: the type of what is named, how the word is derived, and the words."""

    entity_type: str
    derivation: str
    text: str


@dataclass(frozen=True, slots=True)
class Use:
    """A name of an article, and how many of its mentions are so; `longs` are the names that the article explains it by, if it is short."""

    article_id: str
    form: Form
    n_mentions: int
    longs: tuple[Form, ...] = ()


@dataclass(frozen=True, slots=True)
class Used:
    """Uses in the order of their first mentions, and for each mention the place of its use; -1 for a mention without a name."""

    uses: tuple[Use, ...]
    places: Sequence[int]


def uses_of(mentions: Sequence[Mention]) -> Used:
    """The uses of mentions; the entity_id of one that is not linked yet is the mention of the name that explains it."""
    forms = {row.mention_id: Form(row.entity_type, row.derivation, row.text) for row in mentions if row.mention_type == NAMED}
    numbers: dict[tuple[str, Form], int] = {}
    places = [
        numbers.setdefault((row.article_id, forms[row.mention_id]), len(numbers)) if row.mention_id in forms else -1 for row in mentions
    ]
    counts, longs = [0] * len(numbers), [dict[Form, None]() for _ in numbers]
    for place, row in zip(places, mentions, strict=True):
        if place >= 0:
            counts[place] += 1
            if row.entity_id in forms:
                longs[place][forms[row.entity_id]] = None
    uses = (Use(article, form, counts[place], tuple(longs[place])) for (article, form), place in numbers.items())
    return Used(tuple(uses), places)
