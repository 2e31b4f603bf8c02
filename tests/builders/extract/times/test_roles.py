"""What a time dates."""

import pytest

from claimpack.builders.extract.times.roles import role_in_sentence, role_of
from claimpack.builders.languages.pack import load
from claimpack.builders.text.tokens import tokenize
from claimpack.schema.records import Time

PACK = load("de")

# The time stands between bars.
ROLES = [
    ("Am |Montag| wurde der Rat gewählt.", "event"),
    ("Der Rat wurde am |Montag| gewählt.", "event"),
    ("Die Feier am |Montag| fiel aus.", "event"),
    ("Bei dem Brand am |Montag| starben Menschen.", "event"),
    ("Eine für den |Montag| angekündigte Feier fiel aus.", "event"),
    ("Seit |Tagen| brennt der Wald.", "validity"),
    ("Der Wald brennt schon seit |Montag|.", "validity"),
    ("Er herrscht seit |über 30 Jahren|.", "validity"),
    ("Es sind die schwersten Brände seit |Jahren|.", "background"),
    ("Nach dem Brand am |Montag| wurde gelöscht.", "background"),
    ("Auch nach seinem Rücktritt im |Jahr 2019| blieb er mächtig.", "background"),
    ("Nach Angaben am |Montag| wurde gelöscht.", "event"),
    ("Es kamen mehr Gäste als im |Vorjahr|.", "background"),
    ("Die am |Montag| begonnenen Gespräche dauern an.", "background"),
]


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_the_words_around_a_time_say_what_it_dates(text: str, role: str) -> None:
    before, middle, _ = text.split("|")
    plain = text.replace("|", "")
    tokens = tokenize(plain, 0, len(plain))
    inside = [index for index, token in enumerate(tokens) if len(before) <= token.start_char < len(before) + len(middle)]
    assert role_in_sentence([token.text for token in tokens], inside[0], inside[-1] + 1, PACK) == role


def time(role: str) -> Time:
    return Time(text="Montag", role=role, timex_type="DATE", timex_value="XXXX-WXX-1", anchor="none", resolution="unresolved")


@pytest.mark.parametrize(
    ("role", "is_in_report", "is_inner", "expected"),
    [
        ("event", False, False, "event"),
        ("event", True, False, "report"),
        ("event", False, True, "background"),
        ("validity", False, True, "validity"),
        ("validity", False, False, "validity"),
        ("background", False, False, "background"),
        ("background", True, True, "report"),
    ],
)
def test_the_claim_decides_between_report_event_and_background(role: str, is_in_report: bool, is_inner: bool, expected: str) -> None:
    assert role_of(time(role), is_in_report=is_in_report, is_inner=is_inner) == expected
