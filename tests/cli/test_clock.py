"""Office time is that of Shanghai, and can be set for demonstrations."""

from __future__ import annotations

import datetime as dt

import pytest

from formkit.cli import clock
from formkit.errors import UsageError


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2026-03-05T09:00", dt.datetime(2026, 3, 5, 9)),
        ("2026-03-05", dt.datetime(2026, 3, 5)),
        ("2026-03-05T01:00:00+00:00", dt.datetime(2026, 3, 5, 9)),
    ],
)
def test_the_moment_may_be_said(
    said: str, meant: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORMKIT_NOW", said)
    assert clock.now() == meant


def test_a_moment_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORMKIT_NOW", "昨天")
    with pytest.raises(UsageError, match="FORMKIT_NOW"):
        clock.now()


def test_the_clock_is_read_in_shanghai_and_bears_no_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FORMKIT_NOW", raising=False)
    read = clock.now()
    apart = dt.datetime.now(dt.UTC) - read.replace(tzinfo=clock.OFFICE_TIME)  # noqa: TID251
    assert read.tzinfo is None
    assert abs(apart) < dt.timedelta(minutes=1)
