"""What a time dates: the clause's event, a state that holds since then, the report, or something beside the event.

In its sentence alone a time is read as event, validity ("seit Tagen") or background ("nach dem Anschlag am Samstag", "mehr als im
Vorjahr"). Whether it dates the report, or stands in a clause that hangs on another, is known to who cuts the claims: see role_of.
"""

from collections.abc import Sequence
from functools import cache

from claimpack.builders.extract.times.lexicon import words_of
from claimpack.builders.languages.pack import Pack
from claimpack.schema.records import Time

EVENT, REPORT, VALIDITY, BACKGROUND = "event", "report", "validity", "background"
_REACH = 5
_AFTER = 4


def role_of(time: Time, *, is_in_report: bool, is_inner: bool) -> str:
    """The role of a time beside one claim.

    is_in_report: it stands in an attribution frame, or in the clause of a saying that is a claim itself. is_inner: it stands in a
    subordinate clause of the claim; a state stays one there ("der seit 30 Jahren herrscht").
    """
    if is_in_report:
        return REPORT
    return BACKGROUND if is_inner and time.role == EVENT else time.role


def role_in_sentence(forms: Sequence[str], start: int, end: int, pack: Pack) -> str:
    """The role that the words around forms[start:end] give it, or "event"."""
    lists = _lists(pack)
    opener = start
    while opener and forms[opener - 1].lower() in lists["determiners"]:
        opener -= 1
    preposition = forms[opener - 1].lower() if opener else ""
    if preposition in lists["since"]:
        return BACKGROUND if _follows_superlative(forms, opener - 1, lists["superlatives"]) else VALIDITY
    if preposition in lists["prepositions"]:
        opener -= 1
    before = forms[opener - 1].lower() if opener else ""
    if before in lists["comparison"] or _hangs_on_noun(forms, opener, lists):
        return BACKGROUND
    is_attribute = before in lists["determiners"] and preposition not in lists["planned"] and _has_participle_after(forms, end)
    return BACKGROUND if is_attribute else EVENT


def _follows_superlative(forms: Sequence[str], since: int, endings: Sequence[str]) -> bool:
    """For "die schwersten Ausschreitungen seit Jahren"."""
    return since > 1 and forms[since - 1][:1].isupper() and forms[since - 2].endswith(tuple(endings))


def _hangs_on_noun(forms: Sequence[str], opener: int, lists: dict[str, tuple[str, ...]]) -> bool:
    """For "nach seinem Rücktritt im Jahr 2019": a noun directly before, in a phrase of a preposition that sets it apart."""
    noun = opener - 1
    if noun < 2 or not forms[noun][:1].isupper() or forms[noun].lower() in lists["sources"]:
        return False
    for at in range(noun - 1, max(noun - _REACH, -1), -1):
        lower = forms[at].lower()
        if lower in lists["apart"]:
            return at < noun - 1 and forms[at + 1].lower() in lists["determiners"]
        if not (forms[at][:1].isalpha() and (lower in lists["determiners"] or lower.endswith(("en", "er", "em", "e")))):
            return False
    return False


def _has_participle_after(forms: Sequence[str], end: int) -> bool:
    """For "die am Montag in Graz begonnenen Gespräche": an adjective and a noun soon after, with no mark between."""
    for at in range(end, min(end + _AFTER, len(forms) - 1)):
        if not forms[at][:1].isalnum():
            return False
        if (
            forms[at][:1].islower()
            and forms[at].endswith(("en", "e", "er", "em", "es"))
            and len(forms[at]) > 5
            and forms[at + 1][:1].isupper()
        ):
            return True
    return False


@cache
def _lists(pack: Pack) -> dict[str, tuple[str, ...]]:
    names = ("since", "comparison", "apart", "sources", "prepositions", "determiners", "planned", "superlatives")
    return {name: words_of(pack, "roles", name) for name in names}
