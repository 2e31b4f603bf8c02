"""How much a claim is worth checking: a documented score from 0 to 1, never a verdict.

The score is `base` plus the weights of the features that the claim has, cut to 0..1 and rounded to two digits, so a reader can add up the
published features. The weights stand in claims.toml under [checkworthiness] and are set by hand after what fact-checkers say they look for
(figures, harm, events, named people, a source that can be asked); no training data is behind them. One reader's judgement of twice 60
claims of unseen articles, made before looking at the score, has a rank correlation (Spearman) of .67 and .49 with it; length alone .49
and .35. The features:

| feature | holds where |
|---|---|
| has_figure, has_exact_figure | it counts or measures something other than time, and no vague "viele"; the number is given as exact |
| has_victims | a number of dead, injured, arrested, or of what was damaged or looted |
| has_event | it tells of a PLOVER event |
| has_named_entity, has_time | a name or a time expression stands in it |
| is_attributed | a source is named for it |
| is_numerical, is_causal, is_prediction, is_position | its type is that one |
| is_hedged | a hedging word stands in it |
| is_incomplete | it cannot be read on its own: a pronoun was left open, or someone speaks of himself |
| is_long, is_short | it has more than 60 characters, fewer than 30 |
"""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import compress
from typing import NamedTuple

from claimpack.builders.languages.pack import Pack
from claimpack.schema.records import Feature, Quantity

_HARM = frozenset({"dead", "injured", "arrested", "damaged", "looted"})
_FIGURES = frozenset({"count", "measure", "percent", "money"})
_VAGUE = frozenset({"several", "many", "few"})
_LONG = 60
_SHORT = 30
_FEATURES = (
    "base",
    "has_figure",
    "has_exact_figure",
    "has_victims",
    "has_event",
    "has_named_entity",
    "has_time",
    "is_attributed",
    "is_numerical",
    "is_causal",
    "is_prediction",
    "is_position",
    "is_hedged",
    "is_incomplete",
    "is_long",
    "is_short",
)


class Worth(NamedTuple):
    """The columns of a claim that the score looks at."""

    claim_type: str
    event_type: str | None
    quantities: Sequence[Quantity]
    n_times: int
    n_entities: int
    n_characters: int
    is_attributed: bool
    is_hedged: bool
    is_incomplete: bool


def score(worth: Worth, pack: Pack) -> tuple[float, tuple[Feature, ...]]:
    """The score, and what it is made of: the features that count with their weights, base first."""
    quantities = [one for one in worth.quantities if one.kind in _FIGURES and one.vague_class not in _VAGUE] if worth.quantities else ()
    holds = (
        True,
        bool(quantities),
        bool(quantities) and any(quantity.comparator == "eq" and quantity.value is not None for quantity in quantities),
        bool(quantities) and any(quantity.property in _HARM for quantity in quantities),
        worth.event_type is not None,
        worth.n_entities > 0,
        worth.n_times > 0,
        worth.is_attributed,
        worth.claim_type == "numerical",
        worth.claim_type == "causal",
        worth.claim_type == "prediction",
        worth.claim_type == "position_statement",
        worth.is_hedged,
        worth.is_incomplete,
        worth.n_characters > _LONG,
        worth.n_characters < _SHORT,
    )
    return _scored(holds, pack)


@cache
def _scored(holds: tuple[bool, ...], pack: Pack) -> tuple[float, tuple[Feature, ...]]:
    """The score of the features that hold, in the order of _FEATURES; there are few combinations."""
    weights = _weights(pack)
    chosen = tuple([weights[name] for name in compress(_FEATURES, holds)])
    return round(min(1.0, max(0.0, sum([feature.value for feature in chosen]))), 2), chosen


@cache
def _weights(pack: Pack) -> Mapping[str, Feature]:
    table = pack.section("claims")["checkworthiness"]
    if not isinstance(table, dict):
        raise TypeError("claims.toml: checkworthiness is not a table")
    return {str(name): Feature(name=str(name), value=float(weight)) for name, weight in table.items()}
