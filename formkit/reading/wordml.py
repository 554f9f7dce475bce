"""The XML inside a Word document: its names and how it is parsed."""

from __future__ import annotations

from lxml import etree

from formkit.errors import InputError
from formkit.say import say

Element = etree._Element  # noqa: SLF001 - the type that lxml gives no public name

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _MAIN.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _LINKS.encode()),
)
W = f"{{{_MAIN}}}"
R = f"{{{_LINKS}}}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
VAL = f"{W}val"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, collect_ids=False)
_FALSE = ("0", "false", "off")


def parsed(data: bytes, part: str) -> Element:
    """The root of a part; entities are never followed, strict OOXML counts as the usual one.

    Raises:
        InputError: The part is not well-formed.
    """
    # The few documents saved as Strict differ in nothing else that is read here.
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    try:
        return etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError as error:
        raise InputError(
            say(
                "文档内的{part}已损坏（{why}）。请在 Word 里打开并另存为 docx 后再试。",
                part=part,
                why=error.msg,
            )
        ) from None


def first(parent: Element, tag: str) -> Element | None:
    """The first child of that tag; a plain loop, since lxml's own search costs ten times more."""
    for child in parent:
        if child.tag == tag:
            return child
    return None


def whole(value: str | None, *, usual: int, most: int) -> int:
    """The whole number that a value is, kept within bounds that no paper exceeds."""
    return min(int(value), most) if value and value.isdecimal() else usual


def is_on(switch: Element | None, attribute: str = VAL) -> bool:
    """True for a switch that is there and not set to false."""
    return switch is not None and switch.get(attribute, "1").lower() not in _FALSE
