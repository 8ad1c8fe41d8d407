"""Text that a spreadsheet would run as a formula, and the apostrophe that keeps it text (OWASP, CSV injection)."""

import re

# Full-width forms count: Excel takes them for their ASCII twins.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
# -12.5 and +40722123456 have no operator, name or reference in them: as a formula they are their own value.
_SIGNED_NUMBER = re.compile(r"[+-][0-9][0-9 .,]*")


def guarded(text: str) -> str:
    """`text` with an apostrophe before it where a spreadsheet would run it; `unguarded` takes it back."""
    if _FORMULA.match(text) and not _SIGNED_NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def unguarded(text: str) -> str:
    """`text` without the apostrophe that `guarded`, or another program with the same habit, put before it."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text, 1) else text
