"""PDFs of one page, written by hand: texts, ruled boxes, clippings, fields."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

Text = tuple[float, float, str]
Box = tuple[float, float, float, float]
Field = tuple[str, str, Box]

SIZE = 10
FONT = (
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts["
    "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)"
    "/Ordering(GB1)/Supplement 4>>/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName"
    "/STSong-Light/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 800/Descent -200"
    "/CapHeight 800/StemV 80>>>>]>>"
)


def text(x: float, y: float, said: str) -> str:
    """A text at a place from the left top of the page, its signs 10 points wide and high."""
    code = said.encode("utf-16-be", "surrogatepass").hex()
    return f"BT /F {SIZE} Tf {x} {800 - y} Td <{code}> Tj ET\n"


def ruled(x: float, y: float, wide: float, high: float) -> str:
    """The outline of a box."""
    return f"{x} {800 - y - high} {wide} {high} re S\n"


def clipped(x: float, y: float, wide: float, high: float, content: str) -> str:
    """Content that can only be seen within a box."""
    return f"q {x} {800 - y - high} {wide} {high} re W n\n{content}Q\n"


def written(
    path: Path, content: str, *, catalog: str = "", fields: Sequence[Field] = (), page: str = ""
) -> Path:
    """A PDF of one page, 600 wide and 800 high, with this content and these fields."""
    numbers = range(5, 5 + len(fields))
    references = " ".join(f"{number} 0 R" for number in numbers)
    catalog += f"/AcroForm<</Fields[{references}]>>" if fields else ""
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{catalog}>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]{page}/Contents 4 0 R"
        f"/Resources<</Font<</F {FONT}>>>>/Annots[{references}]>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
        *(_field(n, *field) for n, field in enumerate(fields)),
    ]
    data, places = "%PDF-1.4\n", []
    for n, told in enumerate(objects, 1):
        places.append(len(data))
        data += f"{n} 0 obj\n{told}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(data)
    size = len(objects) + 1
    data += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\n"
    path.write_text(f"{data}startxref\n{start}\n%%EOF\n", encoding="latin-1")
    return path


def _field(n: int, kind: str, value: str, box: Box) -> str:
    x, y, wide, high = box
    place = f"/Type/Annot/Rect[{x} {800 - y - high} {x + wide} {800 - y}]"
    text = f"<feff{value.encode('utf-16-be').hex()}>"
    if kind == "FreeText":
        return f"<<{place}/Subtype/FreeText/Contents {text}/DA(/F 10 Tf)>>"
    said = f"/V/{value}/AS/{value}" if kind == "Btn" else f"/V {text}"
    return f"<<{place}/Subtype/Widget/FT/{kind}/T(f{n}){said}>>"
