"""The typeface of the pictures: one that is installed and has Chinese characters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from formkit.errors import MissingDependency
from formkit.say import say

PREFERRED = (
    *("Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "Microsoft YaHei"),
    *("PingFang SC", "Hiragino Sans GB", "SimHei", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei"),
    *("Noto Serif CJK SC", "SimSun", "Songti SC", "AR PL UMing CN"),
)
NEEDED = "投诉比率责任归属门"
"""Characters without which a typeface is of no use here; traditional ones lack some."""


def typeface(installed: Iterable[Any]) -> str:
    """The name of a typeface with Chinese characters, among those that matplotlib lists.

    Raises:
        MissingDependency: None of them has any.
    """
    entries = list(installed)
    names = {entry.name for entry in entries}
    preferred = next((name for name in PREFERRED if name in names), None)
    found = preferred or next((one.name for one in entries if _has_chinese(one)), None)
    if found is None:
        raise MissingDependency(
            say(
                "画图要有中文字体，本机一种也没有找到。请安装思源黑体（如 apt install "
                "fonts-noto-cjk）、微软雅黑或黑体，再试一次。"
            )
        )
    return str(found)


def _has_chinese(entry: Any) -> bool:
    from matplotlib.ft2font import FT2Font  # noqa: PLC0415 - an extra

    try:
        face = FT2Font(entry.fname)
    except (OSError, RuntimeError):
        return False
    return all(face.get_char_index(ord(character)) for character in NEEDED)
