"""A fixed sample of Word sheets says the same after LibreOffice has saved it."""

from __future__ import annotations

from pathlib import Path

import pytest

from formkit.reading import read
from tests.roundtrip import sample, soffice
from tests.roundtrip.law import legible
from tests.roundtrip.trips import SHELF

pytestmark = [
    pytest.mark.soffice,
    pytest.mark.skipif(soffice.PROGRAM is None, reason="LibreOffice (soffice) is not installed"),
]


# LibreOffice takes this spelling for an escaped character and writes that character instead.
ESCAPED = "_x005F_"


@pytest.mark.parametrize("kinds", [("docx",), ("odt", "docx")], ids="→".join)
def test_no_saving_loses_or_alters_a_value(tmp_path: Path, kinds: tuple[str, ...]) -> None:
    made = tmp_path / "made"
    made.mkdir()
    filled = sample.sheets(made)
    saved = soffice.converted([one.path for one in filled], kinds, tmp_path / "saved")
    for one, path in zip(filled, saved, strict=True):
        reading = read(path, SHELF)
        assert (reading.form, reading.number) == (one.spec.title, one.identity.number)
        given = legible(one.spec, one.boxes)
        wanted = {key: value for key, value in given.items() if ESCAPED not in str(value)}
        assert {key: reading.values.get(key) for key in wanted} == wanted
