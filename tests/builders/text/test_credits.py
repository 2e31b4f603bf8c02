"""Who is credited for a picture, and who for a text."""

import pytest

from claimpack.builders.languages.pack import load
from claimpack.builders.text.credits import credit_end_start, credit_patterns, is_picture_credit, is_text_credit, named_agencies

PACK = load("de")

PICTURE_CREDITS = [
    "Foto: dpa",
    "Foto: Reuters/Max Tal",
    "Fotos: Anna Berg, Max Tal",
    "Bild: picture alliance/dpa",
    "Max Tal/REUTERS",
    "Max Tal / AFP",
    "Max Tal/AFP via Getty Images",
    "picture alliance / AP Photo / Max Tal",
    "picture alliance/dpa | Max Tal",
    "IMAGO / ITAR-TASS",
    "© Max Tal/TASS/dpa",
    "(c) Anna Berg",
    "(Foto: Anna von Berg/dpa)",
    "Copyright: Anna Berg",
    "Archivfoto: Anna Berg",
]
NO_PICTURE_CREDITS = [
    "Bild: Der Marktplatz bei Nacht",
    "Foto: Ein Mann geht über die Straße",
    "Streit im Rathaus",
    "Anna Berg",
    "CDU/CSU",
    "Reuters meldete das am Montag.",
    "A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-a",
]
TEXT_CREDITS = [
    ("(dpa, AFP)", ("dpa", "AFP")),
    ("(dpa/AFP)", ("dpa", "AFP")),
    ("[Reuters]", ("Reuters",)),
    ("dpa/AFP", ("dpa", "AFP")),
    ("mka/dpa/afp", ("dpa", "AFP")),
    ("rtr/dpa", ("Reuters", "dpa")),
    ("DPA", ("dpa",)),
    ("Quelle: dpa", ("dpa",)),
    ("Quelle: beispiel.de, abe/dpa", ("dpa",)),
    ("Mit Material von dpa und Reuters", ("dpa", "Reuters")),
    ("(abe)", ()),
    ("(dpa/dpa)", ("dpa",)),
]
LINE_ENDS = [
    ("Er kam. (dpa)", "(dpa)"),
    ("Er kam. (dpa, AFP)", "(dpa, AFP)"),
    ("Er sagte: „Nein.“ (abe/dpa)", "(abe/dpa)"),
    ("Er kam. dpa/AFP", "dpa/AFP"),
    ("Er kam. (abe)", "(abe)"),
    ("Er kam. (Quelle: dpa)", "(Quelle: dpa)"),
    ("Er kam (SPD).", None),
    ("Er kam. (SPD)", None),
    ("Das meldete die Agentur (AP).", None),
    ("Er kam. Sie ging.", None),
    ("Er kam mit der dpa", None),
]
BYLINES = [
    ("Von Anna Berg", "Anna Berg"),
    ("VON ANNA BERG", "ANNA BERG"),
    ("Von Anna Berg, Ulm", "Anna Berg"),
    ("Von Anna Berg und Max Tal", "Anna Berg und Max Tal"),
    ("Von Anna Berg, Max Tal und Eva Au", "Anna Berg, Max Tal und Eva Au"),
    ("Von Dr. Anna von Berg", "Dr. Anna von Berg"),
    ("Von Anna-Lena Berg-Tal (Text)", "Anna-Lena Berg-Tal"),
    ("Von unserem Korrespondenten Max Tal, Bonn", "Max Tal"),
    ("Verfasst von Anna Berg exklusiv für Tagblatt", "Anna Berg"),
    ("Ein Gastbeitrag von Anna Berg", "Anna Berg"),
    ("Autorin: Anna Berg", "Anna Berg"),
    ("Von Ulm nach Bonn", None),
    ("Von Menschen und Mäusen", None),
    ("Von Anna Berg stammt der Entwurf.", None),
    ("Von der Politik enttäuscht", None),
]


@pytest.mark.parametrize("line", PICTURE_CREDITS)
def test_a_line_credits_a_picture(line: str) -> None:
    assert is_picture_credit(line, PACK)


@pytest.mark.parametrize("line", NO_PICTURE_CREDITS)
def test_a_line_credits_no_picture(line: str) -> None:
    assert not is_picture_credit(line, PACK)


@pytest.mark.parametrize(("line", "agencies"), TEXT_CREDITS)
def test_a_line_credits_the_text_to_agencies(line: str, agencies: tuple[str, ...]) -> None:
    assert is_text_credit(line, PACK)
    assert named_agencies(line, PACK) == agencies


@pytest.mark.parametrize("line", ["(SPD)", "(2021)", "Anna Berg", "Streit um dpa-Meldung im Rathaus", "CDU/CSU", "und so"])
def test_a_line_credits_no_text(line: str) -> None:
    assert not is_text_credit(line, PACK)


@pytest.mark.parametrize(("line", "credit"), LINE_ENDS)
def test_a_credit_ends_a_line(line: str, credit: str | None) -> None:
    start = credit_end_start(line, 0, len(line), PACK)
    assert (line[start:] if start is not None else None) == credit


@pytest.mark.parametrize(("line", "names"), BYLINES)
def test_a_byline_names_writers(line: str, names: str | None) -> None:
    match = credit_patterns(PACK).byline.match(line)
    assert (match["name"] if match else None) == names
