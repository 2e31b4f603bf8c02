"""The table of rules: to add a rule is to add a function here. The first that speaks decides.

Before each group stands what a pair must have for its rules to be asked at all: most pairs have little of it, and that is found quickly.
"""

from collections.abc import Callable

from claimpack.builders.relate.cause_rules import open_question, same_cause, two_causes
from claimpack.builders.relate.count_rules import (
    among_the_counted,
    hospital_or_hurt,
    number_left_open,
    part_of_a_count,
    remark_on_a_count,
    two_counts,
)
from claimpack.builders.relate.denial_rules import affirmed_and_denied, denial_of_the_claim_before, second_figure
from claimpack.builders.relate.event_rules import clashing_detail, told_twice
from claimpack.builders.relate.judge import Judgement, Pair
from claimpack.builders.relate.measure_rules import stages_of_bargaining, two_measures
from claimpack.builders.relate.person_rules import one_event_of_a_person, rival_accounts, told_again, two_fates
from claimpack.builders.relate.settle import settled
from claimpack.builders.relate.state_rules import demanded_and_done, opposite_states, part_of_a_situation, two_sites
from claimpack.builders.spans import overlap

Rule = Callable[[Pair], Judgement | None]
Condition = Callable[[Pair], bool]

VERSION = "4"


def _is_within(pair: Pair) -> bool:
    return pair.is_within


def _both_count(pair: Pair) -> bool:
    return bool(pair.counts_a) and bool(pair.counts_b)


def _one_counts(pair: Pair) -> bool:
    return bool(pair.counts_a) != bool(pair.counts_b)


def _are_opposed(pair: Pair) -> bool:
    return not pair.a.answers.isdisjoint(pair.b.told)


def _both_measure(pair: Pair) -> bool:
    return bool(pair.a.measures) and bool(pair.b.measures)


def _share_what_is_exclusive(pair: Pair) -> bool:
    return not pair.a.exclusive.isdisjoint(pair.b.exclusive)


def _share_a_topic(pair: Pair) -> bool:
    return not pair.a.topics.isdisjoint(pair.b.topics)


def _share_content(pair: Pair) -> bool:
    return not pair.a.content.keys().isdisjoint(pair.b.content)


def _one_means_it(pair: Pair) -> bool:
    return pair.a.is_meant != pair.b.is_meant


def _share_a_personal_event(pair: Pair) -> bool:
    return not pair.a.personal.isdisjoint(pair.b.personal)


# Claims of one sentence are not laid side by side, unless one counts a part of the other.
WITHIN_A_SENTENCE: tuple[tuple[Condition, tuple[Rule, ...]], ...] = ((_is_within, (part_of_a_count,)),)
RULES: tuple[tuple[Condition, tuple[Rule, ...]], ...] = (
    (_is_within, (part_of_a_count, among_the_counted, second_figure, denial_of_the_claim_before)),
    (_both_count, (two_counts, hospital_or_hurt)),
    (_one_counts, (number_left_open, remark_on_a_count)),
    (_are_opposed, (opposite_states, two_fates, rival_accounts)),
    (_both_measure, (stages_of_bargaining, two_measures)),
    (_share_what_is_exclusive, (clashing_detail,)),
    (_share_a_topic, (open_question, two_causes, part_of_a_situation)),
    (_share_content, (told_twice, affirmed_and_denied)),
    (_one_means_it, (demanded_and_done,)),
    (_share_a_personal_event, (one_event_of_a_person, told_again)),
    (_share_a_topic, (same_cause, two_sites)),
)


def judge(pair: Pair) -> Judgement | None:
    """What the first rule that has something to say makes of a pair; None if it is not worth comparing."""
    is_one_sentence = pair.is_within and overlap(pair.a.claim.sentence_spans, pair.b.claim.sentence_spans) > 0
    for holds, rules in WITHIN_A_SENTENCE if is_one_sentence else RULES:
        if holds(pair):
            for rule in rules:
                if judgement := rule(pair):
                    return settled(judgement, pair)
    return None
