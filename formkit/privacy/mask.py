"""Masking one text: as little is shown as its kind allows, and masking it again changes nothing."""

from __future__ import annotations

import re
from collections.abc import Callable

from formkit.errors import UnknownName
from formkit.privacy.digits import plain
from formkit.privacy.patterns import hits, replaced
from formkit.privacy.people import masked_name
from formkit.privacy.place import REST, masked_address
from formkit.say import say

WITHHELD = "***"
_MASKED_PHONE = re.compile(r"1\d\d\*{4}\d{4}|(?:0\d{2,3}-)?\*{4}\d{0,4}|.\*{4}@[\w.-]+")
_REACH = ("mail", "mobile", "landline")
_VEHICLE = re.compile(r"[0-9A-Za-z]{8,}")


def mask(text: str, kind: str = "text") -> str:
    """The text as it may be shown where its person must not be known.

    Args:
        text: What stands in the box.
        kind: ``phone``, ``mail``, ``id``, ``name``, ``address``, ``plate``, or ``text`` for a
            sentence in which phones, identity numbers, mails and plates are looked for.

    Raises:
        UnknownName: No kind is called so.
    """
    if kind not in KINDS:
        raise UnknownName(say("个人信息的种类"), kind, KINDS)
    once = KINDS[kind]
    seen = text
    # What is left after one pass may read like something personal again.
    while (after := once(seen)) != seen:
        seen = after
    return seen


def withheld(text: str) -> str:
    """The sentence with ``***`` for every phone, identity number, mail and plate in it."""
    return replaced(text, [hit._replace(shown=WITHHELD) for hit in hits(text)])


def _prose(text: str) -> str:
    return replaced(text, hits(text))


def _phone(text: str) -> str:
    """Phones and mails only, each masked; nothing else that stands beside them is kept."""
    told = replaced(text, hits(text, _REACH))
    found = _MASKED_PHONE.findall(plain(told))
    return "、".join(found) or (_number_only(text) if text.strip() else "")


def _number_only(text: str) -> str:
    """A local number without area code keeps its last digits; anything else is not shown."""
    digits = plain(text).strip().replace("-", "").replace(" ", "")
    return f"{REST}{digits[4:]}" if digits.isdecimal() and len(digits) in (7, 8) else WITHHELD


def _identity(text: str) -> str:
    bare = plain(text).strip().replace(" ", "")
    if "*" in bare or not bare:
        return bare
    if found := hits(bare, ("id",)):
        return found[0].shown
    return f"{REST}{bare[-4:]}" if _VEHICLE.fullmatch(bare) else WITHHELD


def _plate(text: str) -> str:
    bare = plain(text).strip()
    if "*" in bare or not bare:
        return bare
    found = hits(bare, ("plate",))
    return found[0].shown if found else WITHHELD


def _mail(text: str) -> str:
    return _phone(text)


KINDS: dict[str, Callable[[str], str]] = {
    "phone": _phone,
    "mail": _mail,
    "id": _identity,
    "name": masked_name,
    "address": masked_address,
    "plate": _plate,
    "text": _prose,
}
"""How each kind of personal data is masked."""
