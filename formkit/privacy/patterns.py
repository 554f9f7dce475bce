"""What personal data looks like inside a text: phones, identity cards, mails, plates, cards."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from formkit.privacy.digits import only, plain

PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"

_BEFORE, _AFTER = r"(?<![0-9])", r"(?![0-9])"
_GAP = r"[ .-]"
_BIRTHDAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_IDENTITY = (
    rf"{_BEFORE}\d{{6}}(?:(?:19|20)\d\d{_BIRTHDAY}\d{{3}}[0-9Xx]|\d\d{_BIRTHDAY}\d{{3}}){_AFTER}"
)
_CARD = rf"{_BEFORE}\d(?:[ -]?\d){{15,18}}{_AFTER}"
_MOBILE = rf"{_BEFORE}(?:\(?\+? ?86\)?{_GAP}{{0,2}})?1{_GAP}?[3-9](?:{_GAP}?\d){{9}}{_AFTER}"
_LANDLINE = (
    rf"{_BEFORE}(?:\+? ?86{_GAP}{{0,2}})?\(?0\d{{2,3}}\)?{_GAP}{{0,3}}\d{{3,4}}{_GAP}?\d{{4}}"
    rf"(?: ?(?:-|转|分机|ext\.?) ?\d{{1,6}})?{_AFTER}"
)
_CUED = (
    r"(?:电话|座机|手机|致电|拨打|联系方式|[Tt][Ee][Ll]\.?)(?:号码|号)?[:：是为 ]{0,3}"
    rf"(\d{{3,4}}{_GAP}?\d{{4}}){_AFTER}"
)
_MAIL = r"[A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
_PLATE = rf"[{PROVINCES}][A-Z][- ]?(?:[A-Z0-9]{{5,6}}|[A-Z0-9]{{4}}[挂学警港澳])(?![A-Z0-9])"


class Hit(NamedTuple):
    """Where in a text something personal stands, and what of it may be shown."""

    start: int
    end: int
    shown: str


def identity(digits: str) -> str:
    """An identity number with its first six and last four: ``330106********1234``."""
    return f"{digits[:6]}{'*' * (len(digits) - 10)}{digits[-4:]}"


def card(text: str) -> str:
    """A bank card's last four digits."""
    return f"****{only(text)[-4:]}"


def mobile(text: str) -> str:
    """A mobile's first three and last four: ``138****5678``."""
    digits = only(text)[-11:]
    return f"{digits[:3]}****{digits[-4:]}"


def landline(text: str) -> str:
    """A landline's area code and last digits, ``0571-****3456``; no extension."""
    whole = re.split(r"转|分机|ext", plain(text))[0]
    found = re.search(r"\(?(0\d{2,3})\)?[ .-]{0,3}(\d{3,4}[ .-]?\d{4})", whole)
    if found is None:
        return f"****{only(whole)[4:][-4:]}"
    return f"{found[1]}-****{only(found[2])[4:]}"


def mail(text: str) -> str:
    """A mail address's first letter and its domain: ``a****@x.com``."""
    name, _, domain = text.partition("@")
    return f"{name[0]}****@{domain}"


def plate(text: str) -> str:
    """A plate's first two and last two signs: ``浙A***45``."""
    signs = "".join(sign for sign in text if sign not in " -")
    return f"{signs[:2]}{'*' * (len(signs) - 4)}{signs[-2:]}"


def is_card(text: str) -> bool:
    """True where the digits bear out as those of a bank card (Luhn)."""
    digits = [int(one) for one in reversed(only(text))]
    doubled = (sum(divmod(2 * one, 10)) for one in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


Shown = Callable[[str], str]
_SHAPES: dict[str, tuple[re.Pattern[str], Shown]] = {
    "id": (re.compile(_IDENTITY, re.ASCII), identity),
    "mail": (re.compile(_MAIL), mail),
    "card": (re.compile(_CARD, re.ASCII), card),
    "mobile": (re.compile(_MOBILE, re.ASCII), mobile),
    "landline": (re.compile(_LANDLINE, re.ASCII), landline),
    "cued": (re.compile(_CUED, re.ASCII), lambda text: f"****{only(text)[4:]}"),
    "plate": (re.compile(_PLATE), plate),
}


def hits(text: str, shapes: tuple[str, ...] = tuple(_SHAPES)) -> list[Hit]:
    """Everything of these shapes in the text, from left to right, none within another."""
    seen = plain(text)
    found: list[Hit] = []
    for shape in shapes:
        pattern, shown = _SHAPES[shape]
        for one in pattern.finditer(seen):
            group = pattern.groups
            if shape == "card" and not is_card(one[0]):
                continue
            hit = Hit(one.start(group), one.end(group), shown(one[group]))
            if all(hit.end <= other.start or hit.start >= other.end for other in found):
                found.append(hit)
    return sorted(found)


def replaced(text: str, found: list[Hit]) -> str:
    """The text with each hit as it may be shown."""
    for hit in reversed(found):
        text = text[: hit.start] + hit.shown + text[hit.end :]
    return text
