"""A text of which nothing else is known, as an article."""

from datetime import date

from claimpack.builders.ids import article_id, sha256_hex
from claimpack.builders.text.bare import bare_article


def test_an_article_of_a_text_alone_says_nothing_that_is_not_known() -> None:
    article = bare_article("Er kam.", "a.txt")
    assert (article.article_id, article.sha256, article.n_bytes) == (article_id("a.txt"), sha256_hex(b"Er kam."), 7)
    assert (article.title, article.dct_value, article.dct_precision, article.dct_source, article.zones) == (
        None,
        None,
        "unknown",
        "none",
        (),
    )


def test_a_day_of_writing_is_metadata() -> None:
    article = bare_article("Er kam.", first=date(2021, 5, 4))
    assert (article.dct_value, article.dct_precision, article.dct_source) == ("2021-05-04", "day", "metadata")
    assert article.dct_earliest == article.dct_latest == date(2021, 5, 4)


def test_days_of_writing_have_a_first_and_a_last() -> None:
    article = bare_article("Er kam.", first=date(2021, 5, 1), last=date(2021, 5, 31))
    assert (article.dct_value, article.dct_earliest, article.dct_latest) == (None, date(2021, 5, 1), date(2021, 5, 31))


def test_the_whole_text_may_be_one_zone() -> None:
    (zone,) = bare_article("Er kam.", zone="lead").zones
    assert (zone.start_char, zone.end_char, zone.zone) == (0, 7, "lead")
    assert bare_article("", zone="lead").zones == ()
