"""Rules for claims that say why something happened or who is behind it: two accounts of one cause agree, differ, or one leaves it open.

What is compared is the rest of the claim: what two accounts share beside the word for causing is taken for the effect, unless they share
much, or a claim of one side says nothing beside.
"""

from dataclasses import replace

from claimpack.builders.relate.circumstances import NO, YES, is_later
from claimpack.builders.relate.event_rules import circumstances
from claimpack.builders.relate.judge import Judgement, Pair
from claimpack.builders.relate.names import MENTIONED, TOLD
from claimpack.builders.relate.profiles import CAUSES, Profile

# Kinds of features that a cause can be told by; places are not among them.
_CONTENT = frozenset("tnEev")
# How many things two accounts of one cause share: the effect, and something of the cause.
EFFECT_AND_CAUSE = 2
# The least weight of what two accounts that name one cause share.
CAUSE = 0.3


def open_question(pair: Pair) -> Judgement | None:
    """What one article calls unclear, the other says: who is behind it, why it happened."""
    if pair.a.is_open == pair.b.is_open or pair.is_within:
        return None
    answer, question = (pair.b, pair.a) if pair.a.is_open else (pair.a, pair.b)
    if "e:cause" in question.features and "e:cause" in answer.told and is_later(question.article, answer.article):
        return replace(circumstances(pair, "relate.open_question"), relation="updates", reason="open", same_time=NO)
    asked = any(cause in question.features for cause in CAUSES)
    if (
        not asked
        or not any(answer.features.get(cause, 0.0) >= MENTIONED for cause in CAUSES)
        or not any(feature.startswith("E:") and prominence == TOLD for feature, prominence in answer.features.items())
    ):
        return None
    return replace(circumstances(pair, "relate.open_question"), relation="inconsistent_detail", reason="open", same_event=YES)


def same_cause(pair: Pair) -> Judgement | None:
    """Two accounts that name one cause or originator."""
    if pair.a.is_open or pair.b.is_open or pair.is_within:
        return None
    shared = _shared_content(pair)
    if not _told_causes(pair) or max(shared.values(), default=0.0) < CAUSE:
        return None
    base = circumstances(pair, "relate.same_cause")
    if pair.a.polarity != pair.b.polarity:
        return replace(base, relation="inconsistent_detail", reason="polarity")
    words = tuple(dict.fromkeys(pair.a.details.get(feature, (feature[2:],))[0] for feature in shared))
    return replace(base, relation=pair.agreement, reason="told", words=words, same_event=YES)


def two_causes(pair: Pair) -> Judgement | None:
    """Two accounts of why one thing happened."""
    if pair.a.is_open or pair.b.is_open:
        return None
    told = _told_causes(pair)
    is_next = pair.is_within and abs(pair.a.claim.ordinal - pair.b.claim.ordinal) < EFFECT_AND_CAUSE
    is_contrast = is_next and "e:cause" in told and (pair.is_retold or pair.in_order[1].says(pair.corpus.words.wordings.contrast))
    if not told or (is_next and not is_contrast):
        return None
    shared = list(_shared_content(pair))
    words = {pair.a.details.get(feature, (feature,))[0] for feature in shared}
    if len(words) >= EFFECT_AND_CAUSE or (told == ["e:orchestrate"] and shared):
        return None
    if not shared and told != ["e:orchestrate"] and not is_contrast and not _is_vague_effect(pair):
        return None
    left, right = (_content(side, shared) for side in (pair.a, pair.b))
    if not left or not right:
        return None
    base = circumstances(pair, "relate.two_causes")
    return replace(base, relation="inconsistent_detail", reason="cause", words=(left, right), same_event=YES)


def _is_vague_effect(pair: Pair) -> bool:
    """Whether two articles affirm a cause, and one calls the effect by a word for any event: "die Katastrophe"."""
    are_two = not pair.is_within and pair.a.polarity == pair.b.polarity
    return are_two and any(side.says(pair.corpus.words.wordings.happening) for side in (pair.a, pair.b))


def _told_causes(pair: Pair) -> list[str]:
    return [cause for cause in CAUSES[:2] if min(pair.a.features.get(cause, 0.0), pair.b.features.get(cause, 0.0)) >= MENTIONED]


def _shared_content(pair: Pair) -> dict[str, float]:
    """What both name beside causing: the effect, or the cause."""
    return {feature: weight for feature, weight in pair.affinity.shared.items() if feature[0] in _CONTENT and feature not in CAUSES}


def _content(profile: Profile, shared: list[str]) -> str:
    """The last word of a claim that may name a cause, or "": a German clause ends in what is new."""
    kinds = {feature: words for feature, words in profile.details.items() if feature[0] in "tne" and feature not in {*shared, *CAUSES}}
    return next((words[0] for words in reversed(kinds.values()) if words), "")
