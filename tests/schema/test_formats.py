"""The formats that the schemas use are checked, which plain jsonschema does not do."""

import pytest
from jsonschema import Draft202012Validator


@pytest.mark.parametrize(
    ("kind", "value"), [("date", "yesterday"), ("date", "2021-02-30"), ("date-time", "yesterday"), ("uri", "not a uri")]
)
def test_a_wrong_value_of_a_format_is_found(kind: str, value: str) -> None:
    checker = Draft202012Validator.FORMAT_CHECKER
    assert not Draft202012Validator({"format": kind}, format_checker=checker).is_valid(value)
