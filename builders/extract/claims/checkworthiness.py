"""How much a claim is worth checking: a documented score from 0 to 1, never a verdict.

The score is `base` plus the weights of the features that the claim has, cut to 0..1 and rounded to two digits. The weights stand in
claims.toml under [checkworthiness] and are set by hand after what fact-checkers say they look for (figures, harm, events, named people, a
source that can be asked); no training data is behind them. Each feature that counts is published with its weight.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from claimpack.builders.languages.pack import Pack
from claimpack.schema.records import Feature, Quantity

_HARM = frozenset({"dead", "injured", "arrested", "damaged", "looted"})
_LONG = 60


@dataclass(frozen=True, slots=True)
class Worth:
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
    weights = _weights(pack)
    chosen = [weights["base"], *(weights[name] for name, holds in _features(worth) if holds)]
    return round(min(1.0, max(0.0, sum([feature.value for feature in chosen]))), 2), tuple(chosen)


def _features(worth: Worth) -> Sequence[tuple[str, bool]]:
    quantities = worth.quantities
    return (
        ("has_figure", bool(quantities)),
        ("has_exact_figure", any(quantity.comparator == "eq" and quantity.value is not None for quantity in quantities)),
        ("has_victims", any(quantity.property in _HARM for quantity in quantities)),
        ("has_event", worth.event_type is not None),
        ("has_named_entity", worth.n_entities > 0),
        ("has_time", worth.n_times > 0),
        ("is_attributed", worth.is_attributed),
        ("is_numerical", worth.claim_type == "numerical"),
        ("is_causal", worth.claim_type == "causal"),
        ("is_prediction", worth.claim_type == "prediction"),
        ("is_position", worth.claim_type == "position_statement"),
        ("is_hedged", worth.is_hedged),
        ("is_incomplete", worth.is_incomplete),
        ("is_long", worth.n_characters > _LONG),
    )


@cache
def _weights(pack: Pack) -> Mapping[str, Feature]:
    table = pack.section("claims")["checkworthiness"]
    if not isinstance(table, dict):
        raise TypeError("claims.toml: checkworthiness is not a table")
    return {str(name): Feature(name=str(name), value=float(weight)) for name, weight in table.items()}
