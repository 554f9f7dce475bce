"""A picture within the line, standing for one that is put in when the sheet is filled."""

from __future__ import annotations

import io

from lxml import etree
from PIL import Image, ImageDraw

from formkit.filling.wml import Element, R, Type, run_properties, w

EMU_PER_MM = 36000
PLAIN = Type(9)
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def picture(mm: float, *, relation: str, name: str) -> Element:
    """A square picture in a run; ``name`` such as ``formkit:code`` says what goes there."""
    side = {"cx": str(round(mm * EMU_PER_MM)), "cy": str(round(mm * EMU_PER_MM))}
    shown = {"id": "1", "name": name, "descr": name}
    graphic = _a("graphic", _a("graphicData", _pic(relation, side, shown), uri=PIC))
    inline = _element(
        WP,
        "inline",
        _element(WP, "extent", **side),
        _element(WP, "docPr", **shown),
        graphic,
        **dict.fromkeys(("distT", "distB", "distL", "distR"), "0"),
    )
    return w("r", run_properties(PLAIN), w("drawing", inline))


def blank_picture() -> bytes:
    """A small white PNG with a thin frame."""
    image = Image.new("1", (58, 58), 1)
    ImageDraw.Draw(image).rectangle((0, 0, 57, 57), outline=0)
    image.save(held := io.BytesIO(), "PNG", optimize=True)
    return held.getvalue()


def _pic(relation: str, side: dict[str, str], shown: dict[str, str]) -> Element:
    blip = _a("blip")
    blip.set(f"{{{R}}}embed", relation)
    place = _a("xfrm", _a("off", x="0", y="0"), _a("ext", **side))
    return _element(
        PIC,
        "pic",
        _element(PIC, "nvPicPr", _element(PIC, "cNvPr", **shown), _element(PIC, "cNvPicPr")),
        _element(PIC, "blipFill", blip, _a("stretch", _a("fillRect"))),
        _element(PIC, "spPr", place, _a("prstGeom", _a("avLst"), prst="rect")),
    )


def _a(name: str, /, *children: Element, **attributes: str) -> Element:
    return _element(A, name, *children, **attributes)


def _element(space: str, name: str, /, *children: Element, **attributes: str) -> Element:
    element = etree.Element(
        f"{{{space}}}{name}", attributes, nsmap={"wp": WP, "a": A, "pic": PIC, "r": R}
    )
    element.extend(children)
    return element
