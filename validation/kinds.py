"""Which codes a check can give, by the kind of check."""

from claimpack.schema.problems import codes

# Kind of check -> how its codes begin.
KINDS = {"files": ("REL01",), "rows": ("ROW",), "rules": ("TAB",), "expectations": ("GX00",)}
# Codes of these beginnings that are errors of the check itself, and no findings; or `verify` alone gives them.
_NO_FINDINGS = ("REL013", "REL016", "GX002")


def codes_of(kind: str) -> list[str]:
    """The codes that a check of a kind looks for, in order."""
    return sorted(code for code in codes() if code.startswith(KINDS[kind]) and code not in _NO_FINDINGS)
