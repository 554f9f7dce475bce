"""What every Word template holds besides its text: types, relationships, styles, fonts, settings.

Lean on purpose: defaults, one paragraph style and one table style, all in Song.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from formkit.filling.package import TYPES, Member, deflated
from formkit.filling.wml import HEI, SONG, W

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_WORD_PARTS = {
    "document": "document.main",
    "styles": "styles",
    "settings": "settings",
    "fontTable": "fontTable",
    "header1": "header",
    "footer1": "footer",
}
_LINKS = {
    "rId1": ("styles", "styles.xml"),
    "rId2": ("settings", "settings.xml"),
    "rId3": ("header", "header1.xml"),
    "rId4": ("footer", "footer1.xml"),
    "rId5": ("fontTable", "fontTable.xml"),
}
_STYLES = f"""<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>\
<w:rFonts w:ascii="{SONG}" w:hAnsi="{SONG}" w:eastAsia="{SONG}"/>\
<w:sz w:val="21"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>\
</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>\
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>\
</w:style>\
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>\
<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" \
w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>\
<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>\
</w:style></w:styles>"""
_SETTINGS = f"""<w:settings xmlns:w="{W}"><w:defaultTabStop w:val="420"/>\
<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>\
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" \
w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>"""
_FONTS = f"""<w:fonts xmlns:w="{W}"><w:font w:name="{SONG}"><w:altName w:val="SimSun"/>\
<w:charset w:val="86"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>\
<w:font w:name="{HEI}"><w:altName w:val="SimHei"/><w:charset w:val="86"/>\
<w:family w:val="modern"/><w:pitch w:val="fixed"/></w:font></w:fonts>"""


def constant_members(title: str, *, pictured: bool) -> Iterator[Member]:
    """The members that are the same for all templates, but for the title in the properties."""
    yield _member(TYPES, _types())
    yield _member("_rels/.rels", _root_links())
    yield deflated("docProps/core.xml", core_properties(title))
    yield _member("word/_rels/document.xml.rels", _relationships(_LINKS))
    if pictured:
        links = {"rId1": ("image", "media/code.png")}
        yield _member("word/_rels/header1.xml.rels", _relationships(links))
    yield _member("word/styles.xml", _STYLES)
    yield _member("word/settings.xml", _SETTINGS)
    yield _member("word/fontTable.xml", _FONTS)


def core_properties(title: str) -> bytes:
    """The core properties of a template: its title, and no date, so that it stays the same."""
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title>'
        "<dc:creator>formkit</dc:creator><dc:language>zh-CN</dc:language></cp:coreProperties>"
    ).encode()


def _member(name: str, xml: str) -> Member:
    return deflated(name, (_HEAD + xml).encode())


def _types() -> str:
    kinds = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        "png": "image/png",
    }
    parts = {f"/word/{part}.xml": f"{_WORD}.{kind}+xml" for part, kind in _WORD_PARTS.items()}
    parts["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    defaults = (f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in kinds.items())
    overrides = (f'<Override PartName="{at}" ContentType="{kind}"/>' for at, kind in parts.items())
    inner = "".join((*defaults, *overrides))
    return f'<Types xmlns="{_PACKAGE}/content-types">{inner}</Types>'


def _root_links() -> str:
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{core}" Target="docProps/core.xml"/></Relationships>'
    )


def _relationships(links: dict[str, tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for name, (kind, target) in links.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'
