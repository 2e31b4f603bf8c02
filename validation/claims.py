"""Inside a claim, and among the claims of an article: order, sources, numbers and times. Rules are generators of findings."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from claimpack.schema.problems import Finding
from claimpack.schema.records import Article, Claim, Quantity, Time
from claimpack.validation.edtf import read_edtf
from claimpack.validation.identity import claim_id
from claimpack.validation.withheld import is_pointed

_STEP = "build the release again; the rule named in the row is at fault"
# Comparator -> (value is named, low: None unbounded, else whether inclusive, high likewise): the interval that the words commit to.
INTERVALS: dict[str, tuple[bool, bool | None, bool | None]] = {
    "eq": (True, True, True),
    "gt": (False, False, None),
    "ge": (False, True, None),
    "lt": (False, None, False),
    "le": (False, None, True),
    "approx": (True, None, None),
    "approx_below": (True, None, False),
    "approx_above": (True, False, None),
    "range": (False, True, True),
}


def check_order(claims: Sequence[Claim]) -> Iterator[Finding]:
    """TAB020 ordinals that do not count from 0; TAB008 ids that are not of the content; TAB023 sources inherited from no earlier claim.

    `claims` are all of one article, by ordinal.
    """
    n_before: Counter[str] = Counter()
    seen: set[str] = set()
    for number, claim in enumerate(claims):
        where = f"claims/{claim.claim_id}"
        if claim.ordinal != number:
            yield Finding("TAB020", where, f"ordinal {claim.ordinal}; it is claim {number} of its article", _STEP)
        if not is_pointed(claim.text) and claim.claim_id != (wanted := claim_id(claim, n_before[claim.text])):
            yield Finding("TAB008", where, f"the id of its article and text is {wanted}", "never edit a row without its id")
        for index, source in enumerate(claim.attributions):
            if source.inherited_from is not None and source.inherited_from not in seen:
                message = f"attributions[{index}] is inherited from {source.inherited_from}, no earlier claim of the article"
                yield Finding("TAB023", where, message, _STEP)
        n_before[claim.text] += 1
        seen.add(claim.claim_id)


def check_hops(claim: Claim) -> Iterator[Finding]:
    """TAB022: branches, or the hops of one, that are not numbered 1, 2, 3 ... in order."""
    branches: dict[int, list[int]] = {}
    for source in claim.attributions:
        branches.setdefault(source.branch, []).append(source.hop)
    where = f"claims/{claim.claim_id}"
    if list(branches) != list(range(1, len(branches) + 1)):
        yield Finding("TAB022", where, f"its branches are numbered {list(branches)}", _STEP)
    for branch, hops in branches.items():
        if hops != list(range(1, len(hops) + 1)):
            yield Finding("TAB022", where, f"the hops of branch {branch} are numbered {hops}", _STEP)


def check_quantities(claim: Claim) -> Iterator[Finding]:
    """TAB024 an interval that does not fit its comparator, TAB025 an index that points at nothing."""
    where = f"claims/{claim.claim_id}"
    for number, quantity in enumerate(claim.quantities):
        if fault := _interval_fault(quantity):
            yield Finding("TAB024", where, f"quantities[{number}] ({quantity.text}): {fault}", _STEP)
        if quantity.part_of is not None and (not 0 <= quantity.part_of < len(claim.quantities) or quantity.part_of == number):
            message = f"quantities[{number}].part_of is {quantity.part_of}, no other quantity of the claim"
            yield Finding("TAB025", where, message, _STEP)
        if quantity.time is not None and not 0 <= quantity.time < len(claim.times):
            yield Finding("TAB025", where, f"quantities[{number}].time is {quantity.time}, no time of the claim", _STEP)


def check_times(claim: Claim) -> Iterator[Finding]:
    """TAB026 bounds that contradict each other, TAB027 a string that is no EDTF, TAB028 an unresolved time that does not say why."""
    where = f"claims/{claim.claim_id}"
    for number, time in enumerate(claim.times):
        name = f"times[{number}] ({time.text})"
        yield from _check_days(where, name, time.edtf, time.earliest, time.latest)
        if _is_open(time) and time.issue is None:
            yield Finding("TAB028", where, f"{name} is {time.resolution} without an issue", _STEP)


def check_creation_time(article: Article) -> Iterator[Finding]:
    """TAB026 and TAB027 for an article's date; TAB029 where value, precision, bounds and source do not go together."""
    where = f"articles/{article.article_id}"
    yield from _check_days(where, "dct", article.dct_value, article.dct_earliest, article.dct_latest)
    values = (article.dct_value, article.dct_earliest, article.dct_latest)
    is_known = {*(value is not None for value in values), article.dct_precision != "unknown", article.dct_source != "none"}
    if len(is_known) > 1:
        said = f"dct_value {values[0]}, dct_earliest {values[1]}, dct_latest {values[2]}"
        message = f"{said}, dct_precision {article.dct_precision}, dct_source {article.dct_source} do not go together"
        yield Finding("TAB029", where, message, _STEP)


def _is_open(time: Time) -> bool:
    return time.resolution in {"unresolved", "conflict"}


def _check_days(where: str, name: str, written: str | None, earliest: date | None, latest: date | None) -> Iterator[Finding]:
    if earliest and latest and earliest > latest:
        yield Finding("TAB026", where, f"{name}: earliest {earliest} is after latest {latest}", _STEP)
    if written is None:
        return
    days = read_edtf(written)
    if days is None:
        yield Finding("TAB027", where, f"{name}: {written!r} is not well-formed EDTF", _STEP)
    elif (earliest and days.first and earliest != days.first) or (latest and days.last and latest != days.last):
        message = f"{name}: earliest {earliest} and latest {latest}; {written} is {days.first} to {days.last}"
        yield Finding("TAB026", where, message, _STEP)


def _interval_fault(quantity: Quantity) -> str:
    low, high = quantity.low, quantity.high
    for name, bound, is_inclusive in (("low", low, quantity.low_inclusive), ("high", high, quantity.high_inclusive)):
        if (bound is None) != (is_inclusive is None):
            return f"{name} {bound} with {name}_inclusive {is_inclusive}"
    if low is not None and high is not None and low > high:
        return f"low {low:g} is above high {high:g}"
    wanted = INTERVALS.get(quantity.comparator)
    if wanted is None:
        return "" if quantity.value is None else f"a vague quantity has no value, not {quantity.value:g}"
    has_value, low_inclusive, high_inclusive = wanted
    if has_value and quantity.value is None:
        return f"comparator {quantity.comparator} without a value"
    if (quantity.low_inclusive, quantity.high_inclusive) != (low_inclusive, high_inclusive):
        return f"comparator {quantity.comparator} with {_shown(quantity)}"
    is_off = has_value and any(bound not in {None, quantity.value} for bound in (low, high))
    return f"value {quantity.value:g} outside its own bounds {_shown(quantity)}" if is_off else ""


def _shown(quantity: Quantity) -> str:
    left = "(-∞" if quantity.low is None else f"{'[' if quantity.low_inclusive else '('}{quantity.low:g}"
    right = "∞)" if quantity.high is None else f"{quantity.high:g}{']' if quantity.high_inclusive else ')'}"
    return f"{left}, {right}"
