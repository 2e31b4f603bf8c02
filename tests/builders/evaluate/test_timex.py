"""Scores of time expressions against TimeML."""

import io
import tarfile
from datetime import date
from pathlib import Path

import pytest

from claimpack.builders.evaluate.timex import parse_timeml, read_timeml, score_times, times_of
from claimpack.builders.languages.pack import load
from claimpack.schema.problems import ClaimpackError
from claimpack.schema.records import Span

PACK = load("de")
DCT = '<DCT><TIMEX3 tid="t0" type="DATE" value="2014-02-13" functionInDocument="CREATION_TIME">2014-02-13</TIMEX3></DCT>'


def timeml(text: str) -> str:
    return f'<?xml version="1.0" ?>\n<TimeML>\n{DCT}\n<TEXT>{text}</TEXT>\n</TimeML>\n'


def timex(text: str, value: str) -> str:
    return f'<TIMEX3 tid="t1" type="DATE" value="{value}">{text}</TIMEX3>'


def test_tags_are_taken_out_of_the_text() -> None:
    document = parse_timeml("a.tml", timeml(f"Am {timex('Montag', '2014-02-10')} kam A &amp; B."))
    assert (document.dct, document.text) == (date(2014, 2, 13), "Am Montag kam A & B.")
    assert [(time.span, time.value) for time in document.times] == [(Span(3, 9), "2014-02-10")]


def test_tags_without_text_are_left_out() -> None:
    document = parse_timeml("a.tml", timeml('Vor drei Tagen <TIMEX3 tid="t2" type="DATE" value="2014-02-10"/> kam er.'))
    assert document.times == ()


def test_a_tag_may_stand_in_another() -> None:
    document = parse_timeml("a.tml", timeml(f"Am {timex(timex('Montag', '2014-02-10') + ' um 8 Uhr', '2014-02-10T08:00')}."))
    assert [document.text[time.span.start_char : time.span.end_char] for time in document.times] == ["Montag", "Montag um 8 Uhr"]


@pytest.mark.parametrize("content", ["<TimeML></TimeML>", f"<TimeML>{DCT}</TimeML>", "<TimeML><TEXT>Am Montag</TEXT></TimeML>"])
def test_a_file_that_is_no_timeml_is_an_error(content: str) -> None:
    with pytest.raises(ClaimpackError) as raised:
        parse_timeml("a.tml", content)
    assert raised.value.code == "SRC043"


def test_scores_count_overlap_span_and_value() -> None:
    text = f"Am {timex('Montag', '2014-02-10')} und in {timex('der vergangenen Woche', '2014-W06')} kam er, {timex('neulich', 'X')} nicht."
    document = parse_timeml("a.tml", timeml(text))
    scores = score_times([(document, times_of(document, PACK))])
    assert [(score.name, score.n_hits, score.n_gold, score.n_found) for score in scores] == [
        ("relaxed", 3, 3, 3),
        ("strict", 2, 3, 3),
        ("value", 2, 3, 3),
    ]


def test_a_folder_and_its_archive_are_read_alike(tmp_path: Path) -> None:
    content = timeml(f"Am {timex('Montag', '2014-02-10')} kam er.")
    folder = tmp_path / "archive" / "gold"
    folder.mkdir(parents=True)
    (folder / "a.tml").write_text(content, encoding="utf-8")
    with tarfile.open(tmp_path / "archive.tar.gz", "w:gz") as archive:
        member = tarfile.TarInfo("gold/a.tml")
        member.size = len(content.encode())
        archive.addfile(member, io.BytesIO(content.encode()))
    assert read_timeml(tmp_path / "archive") == read_timeml(tmp_path / "archive.tar.gz")
    assert list(read_timeml(tmp_path / "archive")) == ["gold"]
