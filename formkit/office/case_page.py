"""The page of a case as HTML: one file, nothing fetched, nothing run, to be read or printed."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, StrictUndefined

from formkit.reconciling.returned import ordinal
from formkit.say import language, say

if TYPE_CHECKING:
    from formkit.office.evidence_pictures import Key, Picture
    from formkit.office.showing import Shown
    from formkit.reading.cutout import Cutout

Told = dict[str, Any]
MAKER = "formkit show"
TEMPLATE = Path(__file__).with_name("case_page.html")


def page(shown: Shown, pictures: Mapping[Key, Picture]) -> str:
    """The case as one page; values are escaped, pictures stand in the page itself."""
    told = shown.to_json()
    template = _environment().from_string(TEMPLATE.read_text(encoding="utf-8"))
    return template.render(
        lang="en" if language() == "en" else "zh-CN",
        maker=MAKER,
        office=shown.office.config.name,
        case=told,
        mark=_mark(shown),
        facts=list(_facts(told)),
        notes=list(_notes(shown, told)),
        findings=_findings(told, pictures),
        words=_headings() | _columns(),
        footer=say(
            "{at} 由 formkit 从台账和归档原件写成；与原件不符时以原件为准。",
            at=_moment(told["as_of"]),
        ),
    )


def is_page(content: bytes) -> bool:
    """True where a file is such a page, which may be written anew."""
    return f'content="{MAKER}"'.encode() in content[:1000]


def _environment() -> Environment:
    made = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters |= {"moment": _moment, "ordinal": _ordinal}
    return made


def _moment(iso: str | None) -> str:
    """``2026-03-05 10:00`` of a moment, ``2026-03-05`` of a day, nothing of nothing."""
    return (iso or "")[:16].replace("T", " ")


def _ordinal(n: int | None) -> str:
    return ordinal(n) if n else ""


def _mark(shown: Shown) -> tuple[str, str] | None:
    """What stands on internal sheets stands on a page of them too (第九条第12款)."""
    is_internal = any(sheet.spec.internal for sheet in shown.sheets)
    return (say("内部文件"), say("不得影印送客户")) if is_internal else None


def _facts(told: Told) -> Iterator[tuple[str, str]]:
    if told["severity"]:
        yield say("级别"), told["severity"]["value"]
    if told["next"]:
        yield say("待办"), told["next"]
    if told["escalated_to"]:
        yield say("上报"), told["escalated_to"]
    if told["copy_to"]:
        yield say("抄送"), told["copy_to"]


def _notes(shown: Shown, told: Told) -> Iterator[str]:
    if not shown.audience.sees_all:
        yield say("供{audience}使用，个人信息已遮蔽", audience=say(shown.audience.title))
    if told["earlier"]:
        numbers = "、".join(told["earlier"])
        yield say("同一客户同一事由以前的案件：{numbers}", numbers=numbers)


def _findings(told: Told, pictures: Mapping[Key, Picture]) -> list[Told]:
    """The findings with a picture to each piece of evidence; the same place is shown once."""
    numbered: dict[object, int] = {}
    found = []
    for n, finding in enumerate(told["findings"]):
        seen = []
        for k, one in enumerate(finding["evidence"]):
            seen.append(one | _pictured(pictures.get((n, k)), numbered))
        found.append(finding | {"evidence": seen})
    return found


def _pictured(picture: Picture | None, numbered: dict[object, int]) -> Told:
    told: Told = {"n": 0, "again": 0, "src": "", "note": "", "kind": "", "caption": ""}
    if picture is None:
        return told
    if picture.cutout is None:
        return told | {"note": picture.note}
    if picture.place in numbered:
        return told | {"again": numbered[picture.place]}
    cutout, n = picture.cutout, len(numbered) + 1
    numbered[picture.place] = n
    src = f"data:image/png;base64,{base64.b64encode(cutout.png).decode()}"
    kind = "place" if cutout.found else "page"
    return told | {"n": n, "src": src, "kind": kind, "caption": _caption(picture, cutout, n)}


def _caption(picture: Picture, cutout: Cutout, n: int) -> str:
    where = say("图 {n}　原件第 {page} 页", n=n, page=cutout.page)
    if cutout.found or not picture.place.wanted.is_named:
        return where
    return where + say("（整页：没有找到这一处）")


def _headings() -> dict[str, str]:
    """The words above and between."""
    return {
        "why": say("还缺"),
        "findings": say("问题"),
        "nothing": say("没有发现问题。"),
        "see": say("见图"),
        "limits": say("期限"),
        "supersedes": say("取代"),
        "superseded_by": say("已由新表取代"),
        "void": say("作废　"),
        "unfilled": say("未填"),
        "blank": say("空白："),
        "copies": say("各联"),
        "papers": say("收回的表"),
        "none_back": say("还没有收回任何一份。"),
        "gone": say("归档里没有"),
        "beside": say("提到本案的其他表单"),
        "names": say("提到"),
        "timeline": say("经过"),
    }


def _columns() -> dict[str, str]:
    """The words over columns and in cells."""
    return {
        "limit": say("事项"),
        "desk": say("经办"),
        "start": say("起算"),
        "last": say("到期"),
        "done": say("完成"),
        "state": say("状态"),
        "provisional": say("（暂定）"),
        "days": say("天"),
        "copy": say("联"),
        "holder": say("存放"),
        "whereabouts": say("下落"),
        "since": say("自何时"),
        "file": say("文件"),
        "came": say("收到"),
        "archive": f"{say('归档')} · sha256",
        "moment": say("时刻"),
        "clerk": say("经办人"),
        "what": say("事情"),
        "number": say("编号"),
        "told": say("内容"),
    }
