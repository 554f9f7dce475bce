"""Figures: what the charts of a term show, the same in Excel, in Word and in PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from formkit.reporting.asked import Asked
from formkit.reporting.tally import by_category, by_department, by_limit, trend
from formkit.say import say

Shape = Literal["line", "bars", "stacked"]
Value = int | float
MOST_BARS = 12


@dataclass(frozen=True)
class Series:
    """One line, or one colour of bars."""

    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Figure:
    """One chart.

    Attributes:
        title: What it shows.
        shape: A line over time, lying bars, or lying bars in two colours.
        categories: What stands along its axis.
        series: Its lines or bars.
        unit: What the values count: 件, %.
    """

    title: str
    shape: Shape
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str


def figures(asked: Asked) -> tuple[Figure, ...]:
    """Trend by month, complaints by kind, blame by department, limits kept; empty ones left out."""
    made = (_trend(asked), _categories(asked), _departments(asked), _limits(asked))
    return tuple(one for one in made if one.categories)


def _trend(asked: Asked) -> Figure:
    months = trend(asked)
    return Figure(
        say("各月受理与结案"),
        "line",
        tuple(f"{one.period.year % 100}.{one.period.month}" for one in months),
        (
            Series(say("受理"), tuple(one.received for one in months)),
            Series(say("结案"), tuple(one.closed for one in months)),
        ),
        say("件"),
    )


def _categories(asked: Asked) -> Figure:
    counted = list(_fewer(by_category(asked)))
    return Figure(
        say("投诉分类"),
        "bars",
        tuple(name for name, _ in counted),
        (Series(say("件数"), tuple(count for _, count in counted)),),
        say("件"),
    )


def _fewer(counted: tuple[tuple[str, int], ...]) -> Iterator[tuple[str, int]]:
    """The most frequent ones, the rest as one."""
    yield from counted[:MOST_BARS]
    if rest := counted[MOST_BARS:]:
        yield say("其余"), sum(count for _, count in rest)


def _departments(asked: Asked) -> Figure:
    blamed = by_department(asked)[:MOST_BARS]
    return Figure(
        say("责任归属比率"),
        "bars",
        tuple(one.department for one in blamed),
        (Series(say("比率"), tuple(float(one.share) for one in blamed)),),
        "%",
    )


def _limits(asked: Asked) -> Figure:
    kept = by_limit(asked)[:MOST_BARS]
    return Figure(
        say("期限遵守"),
        "stacked",
        tuple(one.title for one in kept),
        (
            Series(say("按时"), tuple(one.kept for one in kept)),
            Series(say("逾期"), tuple(one.late for one in kept)),
        ),
        say("件"),
    )
