"""The table of rules: to add a rule is to add a function here. The first that speaks decides."""

from collections.abc import Callable

from claimpack.builders.relate.count_rules import part_of_a_count, remark_on_a_count, two_counts
from claimpack.builders.relate.event_rules import clashing_detail, open_question, opposite_states, rival_accounts, told_twice
from claimpack.builders.relate.judge import Judgement, Pair
from claimpack.builders.spans import overlap

Rule = Callable[[Pair], Judgement | None]

VERSION = "1"
# Claims of one sentence are not laid side by side, unless one counts a part of the other.
WITHIN_A_SENTENCE: tuple[Rule, ...] = (part_of_a_count,)
RULES: tuple[Rule, ...] = (
    part_of_a_count,
    two_counts,
    remark_on_a_count,
    opposite_states,
    rival_accounts,
    clashing_detail,
    open_question,
    told_twice,
)


def judge(pair: Pair) -> Judgement | None:
    """What the first rule that has something to say makes of a pair; None if it is not worth comparing."""
    is_one_sentence = pair.is_within and overlap(pair.a.claim.sentence_spans, pair.b.claim.sentence_spans) > 0
    for rule in WITHIN_A_SENTENCE if is_one_sentence else RULES:
        if judgement := rule(pair):
            return judgement
    return None
