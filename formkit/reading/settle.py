"""From the text in a box to its value: a blank, a value, or an unsure one that is left open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from formkit.errors import Unreadable
from formkit.findings import Finding, Severity
from formkit.forms.kind import KINDS
from formkit.forms.spec import BoxSpec
from formkit.reading.keys import key
from formkit.reading.reading import BoxReading
from formkit.reading.traditional import like, simplified
from formkit.say import say
from formkit.values import moment, tick

# How sure a place is: a mark of its own, a label with a cell, a drawn cell, a label in a text,
# a label that only its order tells from its twin.
SURE = 1.0
LABELLED = 0.98
DRAWN = 0.97
INSIDE = 0.95
IN_ORDER = 0.85
DOUBTFUL = 0.5

_RULES = re.compile("[_＿]+")
_ON_A_RULE = re.compile(r"^\s*[_＿]{3,}|[_＿]{3,}\s*$")
_EDGES = " \t\n\u3000_＿"
_DATED = re.compile(r"(日\s*期|时\s*间)\s*[:：]")
_UNDATED = r"(?:20)?[\s_＿]*年[\s_＿]*月[\s_＿]*日(?:[\s_＿]*时[\s_＿]*分)?"
_BESIDE_BLANK = re.compile(
    rf"^\s*{_UNDATED}(?=\s*\S)|(?<=[日号分秒])\s*{_UNDATED}\s*$|(?<=\d)[\s_＿]+{_UNDATED}\s*$"
)
_PLACEHOLDER = re.compile(r"\{\{[^\W\d][\w.]*(\|[^{}]*)?\}\}")
_PRINTED = re.compile(
    r"签字|签名|签章|盖章|公章|[年月日时分秒]|[\s_＿\-—–－/／.。·…、,，:：;；()（）]"
)
_WORD = re.compile(r"\w")
_AS_WRITTEN = ("text", "number")
_FREE = (*_AS_WRITTEN, "signature")


@dataclass(frozen=True)
class Seen:
    """A text seen in the place of a box.

    Attributes:
        text: As it stands on the paper.
        source: What led there: ``control``, ``bookmark``, ``name`` or ``label``.
        where: The place, for people.
        confidence: How sure it is that the place is this box.
    """

    text: str
    source: str
    where: str
    confidence: float = SURE


def is_blank(box: BoxSpec, text: str) -> bool:
    """True where nothing is written but what the template prints there."""
    if not text or text.isspace():
        return True
    if box.type in _AS_WRITTEN and text.isalnum() and "年" not in text:
        return False
    return _is_unwritten(box.type, box.choices, text)


def is_printed(text: str) -> bool:
    """True for what templates print around a value: dashes, ``（盖章）``, ``年 月 日``."""
    return not _PRINTED.sub("", text)


@lru_cache(maxsize=8192)
def _is_unwritten(kind: str, choices: tuple[str, ...], text: str) -> bool:
    text = like(choices, text)
    bare = key(_RULES.sub("", text))
    if not bare or bare == key(KINDS[kind].blank(choices)) or _PLACEHOLDER.fullmatch(bare):
        return True
    if ("年" in bare and moment.is_blank(text)) or (choices and tick.is_unticked(text, choices)):
        return True
    # A lone dash crosses a box out; in free text it is what somebody wrote.
    return kind not in _AS_WRITTEN and bare not in choices and is_printed(bare)


def settled(box: BoxSpec, seen: Seen) -> tuple[BoxReading, tuple[Finding, ...]]:
    """The box as read, and what is unsure about it."""
    if is_blank(box, seen.text):
        return reading(box, seen, value=None), ()
    if seen.confidence <= DOUBTFUL and box.type in _FREE:
        message = say("{label}处写的“{text}”也是标签。", label=box.label, text=seen.text.strip())
        return left_open(box, (seen,), code="looks-like-label", message=message)
    try:
        value = _parsed(box.type, box.choices, _written(box, seen))
    except Unreadable as error:
        return _unread(box, seen, str(error))
    if value is None or _says_nothing(box, seen.text):
        return _unread(box, seen, say("“{text}”认不出来", text=seen.text))
    return reading(box, seen, value=value), tuple(_beside_options(box, seen))


@lru_cache(maxsize=32_768)
def _parsed(kind: str, choices: tuple[str, ...], text: str) -> Any:
    return KINDS[kind].parse(text, choices)


def _says_nothing(box: BoxSpec, text: str) -> bool:
    """True for a lone tick or cross where a date, an amount or a name belongs."""
    told_by_sign = box.type in _AS_WRITTEN or box.type == "settlement" or box.options
    return not told_by_sign and not _WORD.search(text)


def reading(
    box: BoxSpec, seen: Seen, *, value: Any, candidates: tuple[str, ...] = ()
) -> BoxReading:
    """A box with a value and the text that was seen for it."""
    return BoxReading(
        box.label, value, seen.text, seen.source, seen.where, seen.confidence, candidates
    )


def left_open(
    box: BoxSpec, seen: tuple[Seen, ...], *, code: str, message: str
) -> tuple[BoxReading, tuple[Finding, ...]]:
    """The box without a value, since several places say different things of it."""
    texts = tuple(dict.fromkeys(one.text.strip() for one in seen if not is_blank(box, one.text)))
    finding = Finding(
        code=code,
        where=seen[0].where,
        message=message,
        fix=say("请对照原件，在正确的一处写明后再交回，或人工补录。"),
        severity=Severity.WARNING,
        box=box.path,
        evidence=tuple((one.where, one.text) for one in seen),
    )
    return reading(box, seen[0], value=None, candidates=texts), (finding,)


def _written(box: BoxSpec, seen: Seen) -> str:
    """What is written, without the rules it was written on."""
    text = seen.text
    if box.type in _AS_WRITTEN:
        is_ruled = seen.source == "label" and ("_" in text or "＿" in text)
        is_ruled = is_ruled and _ON_A_RULE.search(text) is not None
        return text.strip(_EDGES) if is_ruled else text
    if box.type in ("date", "moment"):
        # The blank is left where the date was written before or behind it.
        text = _BESIDE_BLANK.sub("", simplified(text))
    text = like(box.options, text)
    # Between options and names a rule parts words; within a date it only carries digits.
    ruled = (
        _RULES.sub(" ", text) if box.options or box.type == "signature" else _RULES.sub("", text)
    )
    return _DATED.sub(" ", ruled) if box.type == "signature" else ruled


def _unread(box: BoxSpec, seen: Seen, why: str) -> tuple[BoxReading, tuple[Finding, ...]]:
    finding = Finding(
        code="unreadable",
        where=seen.where,
        message=say("{label}：{why}。", label=box.label, why=why),
        fix=say("请核对原件，改写清楚后再交回，或人工补录。"),
        severity=Severity.WARNING,
        box=box.path,
        evidence=((seen.where, seen.text),),
    )
    return reading(box, seen, value=None, candidates=_candidates(box, seen.text)), (finding,)


def _candidates(box: BoxSpec, text: str) -> tuple[str, ...]:
    """The options that bear some mark, where the box has options."""
    try:
        line = tick.parse_ticks(text, box.options) if box.options else None
    except Unreadable:
        line = None
    return (*line.ticked, *line.doubtful) if line else ()


def _beside_options(box: BoxSpec, seen: Seen) -> tuple[Finding, ...]:
    """A remark where more is written on a tick line than its options."""
    if not box.options:
        return ()
    rest = key(_RULES.sub("", like(box.options, seen.text)))
    for option in sorted(box.options, key=len, reverse=True):
        rest = rest.replace(key(option), "")
    more = "".join(sign for sign in rest if sign.isalnum())
    if not more:
        return ()
    told = say("勾选之外还写了“{more}”", more=more)
    return (beside(box, seen, code="beside-options", told=told),)


def beside(box: BoxSpec, seen: Seen, *, code: str, told: str) -> Finding:
    """A remark that more is written in the place than its box holds."""
    return Finding(
        code=code,
        where=seen.where,
        message=say("{label}：{told}。", label=box.label, told=told),
        fix=say("请核对；要算数的内容请写在栏内。"),
        severity=Severity.REMARK,
        box=box.path,
        evidence=((seen.where, seen.text),),
    )
