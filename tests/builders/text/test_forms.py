"""A table of word forms that fills itself."""

from dataclasses import dataclass

from claimpack.builders.text.forms import FormTable


@dataclass(frozen=True, slots=True)
class Kind:
    kind: str


def test_each_form_is_judged_once_and_written_as_the_letter_of_its_kind() -> None:
    judged: list[str] = []

    def judge(form: str) -> Kind:
        judged.append(form)
        return Kind("digit" if form.isdigit() else "word")

    table = FormTable(judge, {"digit": "d", "word": "w"})
    assert "".join([table[form] for form in ("im", "12", "im")]) == "wdw"
    assert table.reading("12") == Kind("digit")
    assert judged == ["im", "12"]
