"""The charts as pictures, for Word and PDF: the same figures and colours as in Excel."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from formkit.errors import MissingDependency
from formkit.reporting.figures import Figure
from formkit.reporting.palette import COLOURS, GREY, INK, WHITE
from formkit.reporting.typeface import typeface
from formkit.say import say

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH_INCHES, LINE_HEIGHT = 6.2, 2.5
BAR_HEIGHT, HEAD_HEIGHT, LEAST_HEIGHT = 0.34, 0.9, 1.5
DOTS = 200
THICK = 0.58
ROOM_FOR_VALUES = 1.12


def picture(figure: Figure) -> bytes:
    """The chart as PNG; the same figures make the same picture.

    Raises:
        MissingDependency: matplotlib or a Chinese typeface is not installed.
    """
    try:
        from matplotlib import font_manager, rc_context  # noqa: PLC0415 - an extra
        from matplotlib.figure import Figure as Sheet  # noqa: PLC0415
    except ImportError:
        raise MissingDependency(
            say("画图要有 matplotlib，请安装：pip install 'formkit[charts]'。")
        ) from None
    face = typeface(font_manager.fontManager.ttflist)
    with rc_context({"font.sans-serif": [face], "font.family": "sans-serif", "font.size": 9}):
        sheet = Sheet(figsize=(WIDTH_INCHES, _height(figure)), layout="constrained")
        _draw(sheet.add_subplot(), figure)
        sheet.savefig(held := io.BytesIO(), format="png", dpi=DOTS, metadata={"Software": None})
    return held.getvalue()


def _height(figure: Figure) -> float:
    """As high as its bars need."""
    if figure.shape == "line":
        return LINE_HEIGHT
    return max(LEAST_HEIGHT, HEAD_HEIGHT + BAR_HEIGHT * len(figure.categories))


def _draw(axes: Axes, figure: Figure) -> None:
    (_line if figure.shape == "line" else _bars)(axes, figure)
    axes.set_title(f"{figure.title}（{figure.unit}）", fontsize=11, color=f"#{INK}", pad=10)
    axes.tick_params(length=0, colors=f"#{INK}")
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    for side in ("left", "bottom"):
        axes.spines[side].set_color(f"#{GREY}")
    if len(figure.series) > 1:
        axes.legend(frameon=False, ncols=len(figure.series), loc="lower right", **_above())


def _above() -> dict[str, Any]:
    """Where a legend stands: at the height of the title."""
    return {"bbox_to_anchor": (1, 1), "borderaxespad": 0.4, "labelcolor": f"#{INK}"}


def _line(axes: Axes, figure: Figure) -> None:
    for one, colour, marker in zip(figure.series, COLOURS, "os", strict=False):
        style: dict[str, Any] = {"color": f"#{colour}", "marker": marker, "markersize": 4}
        axes.plot(figure.categories, one.values, label=one.name, linewidth=1.6, **style)
    axes.set_ylim(bottom=0, top=_most(figure) * ROOM_FOR_VALUES)
    axes.locator_params(axis="y", integer=True)
    axes.spines["left"].set_visible(False)


def _bars(axes: Axes, figure: Figure) -> None:
    starts = [0.0] * len(figure.categories)
    for one, colour in zip(figure.series, COLOURS, strict=False):
        bars = axes.barh(
            figure.categories, one.values, THICK, left=starts, color=f"#{colour}", label=one.name
        )
        labels = [f"{value:g}" if value else "" for value in one.values]
        inside: dict[str, Any] = {"label_type": "center", "color": f"#{WHITE}"}
        beside: dict[str, Any] = {"padding": 3, "color": f"#{INK}"}
        axes.bar_label(bars, labels, **(inside if figure.shape == "stacked" else beside))
        starts = [start + value for start, value in zip(starts, one.values, strict=True)]
    axes.invert_yaxis()
    axes.set_xlim(0, max([*starts, 1]) * ROOM_FOR_VALUES)
    axes.xaxis.set_visible(False)
    axes.spines["bottom"].set_visible(False)


def _most(figure: Figure) -> float:
    return max([1, *(value for one in figure.series for value in one.values)])
