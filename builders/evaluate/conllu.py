"""CoNLL-U files (Universal Dependencies), and the score of verb moods on them.

Of the ten columns only the form, the features and "SpaceAfter=No" are read. Multiword tokens ("zum") keep their surface form; their
words are skipped. Offsets are Unicode code points into the sentence joined by spaces.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from claimpack.builders.evaluate.counts import Score
from claimpack.builders.extract.mood import KONJUNKTIV_1, KONJUNKTIV_2, finite_moods
from claimpack.builders.languages.pack import Pack
from claimpack.builders.text.document import Sentence, Token
from claimpack.schema.problems import ClaimpackError

_N_COLUMNS = 10


@dataclass(frozen=True, slots=True)
class TreebankSentence:
    """A sentence with, for each token, its features ("Mood=Sub|Number=Sing")."""

    sentence: Sentence
    features: tuple[str, ...]


def read_conllu(path: Path) -> Iterator[TreebankSentence]:
    """The sentences of a file. Raises ClaimpackError SRC041 for a line that has not ten columns."""
    rows: list[tuple[str, str, bool]] = []
    inside = 0
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        if not line.strip():
            if rows:
                yield _sentence(rows)
            rows, inside = [], 0
            continue
        columns = line.split("\t")
        if len(columns) != _N_COLUMNS:
            raise ClaimpackError("SRC041", f"a line of {len(columns)} columns, not {_N_COLUMNS}", where=f"{path}:{number}")
        if "-" in columns[0]:
            inside = int(columns[0].split("-")[1])
        elif "." in columns[0] or int(columns[0]) <= inside:
            continue
        rows.append((columns[1], columns[5], "SpaceAfter=No" not in columns[9]))
    if rows:
        yield _sentence(rows)


def score_mood(sentences: Iterable[TreebankSentence], pack: Pack) -> Score:
    """Konjunktiv verbs (either one) against Mood=Sub."""
    count: Counter[str] = Counter()
    for one in sentences:
        want = {
            token.start_char for token, features in zip(one.sentence.tokens, one.features, strict=True) if "Mood=Sub" in features.split("|")
        }
        got = {finding.span.start_char for finding in finite_moods(one.sentence, pack) if finding.mood in (KONJUNKTIV_1, KONJUNKTIV_2)}
        count.update(hits=len(want & got), gold=len(want), found=len(got))
    return Score("konjunktiv", count["hits"], count["gold"], count["found"])


def _sentence(rows: list[tuple[str, str, bool]]) -> TreebankSentence:
    tokens = []
    at = 0
    for form, _, has_space in rows:
        tokens.append(Token(form, at, at + len(form)))
        at += len(form) + has_space
    end = tokens[-1].end_char
    return TreebankSentence(Sentence(0, end, "body", 0, tuple(tokens)), tuple(features for _, features, _ in rows))
