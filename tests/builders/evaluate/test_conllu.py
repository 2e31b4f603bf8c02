"""CoNLL-U: sentences with their features, and the score of moods."""

from pathlib import Path

import pytest

from claimpack.builders.evaluate.conllu import read_conllu, score_mood
from claimpack.builders.languages.pack import load
from claimpack.schema.problems import ClaimpackError

PACK = load("de")


def conllu(*words: str) -> str:
    """Lines of CoNLL-U from "form|features" words; the features may be missing."""
    lines = []
    for number, word in enumerate(words, 1):
        form, _, features = word.partition("|")
        lines.append("\t".join([str(number), form, "_", "_", "_", features or "_", "0", "_", "_", "_"]))
    return "\n".join(["# a sentence", *lines, "", ""])


def read(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "a.conllu"
    path.write_text(text, encoding="utf-8")
    return [" ".join(token.text for token in one.sentence.tokens) for one in read_conllu(path)]


def test_sentences_are_read_with_their_tokens(tmp_path: Path) -> None:
    assert read(tmp_path, conllu("Er", "komme", ".") + conllu("Ja", ".")) == ["Er komme .", "Ja ."]


def test_a_multiword_token_keeps_its_surface(tmp_path: Path) -> None:
    rest = "\t_\t_\t_\t_\t0\t_\t_\t_\n"
    assert read(tmp_path, f"1-2\tzum{rest}1\tzu{rest}2\tdem{rest}3\tHaus{rest}\n") == ["zum Haus"]


def test_a_line_of_other_than_ten_columns_is_named(tmp_path: Path) -> None:
    with pytest.raises(ClaimpackError) as raised:
        read(tmp_path, "1\tEr\n")
    assert (raised.value.code, raised.value.where) == ("SRC041", f"{tmp_path / 'a.conllu'}:1")


def test_konjunktiv_is_scored_against_the_mood_feature(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text(conllu("Er", "sagte|Mood=Ind", ",", "sie", "komme|Mood=Sub|Number=Sing", "und", "bleibe", "."), encoding="utf-8")
    score = score_mood(read_conllu(path), PACK)
    assert (score.n_hits, score.n_gold, score.n_found) == (1, 1, 2)
