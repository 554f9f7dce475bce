"""Pictures of a template that stand for others: named ``formkit:code``, they take the code."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from lxml import etree

from formkit.errors import ConfigurationError
from formkit.filling.opc import RELATIONSHIPS, parse, relations
from formkit.filling.package import Package
from formkit.say import say

MARK = "formkit:"

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WORD = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_EXCEL = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_FRAMES = (f"{_WORD}inline", f"{_WORD}anchor", f"{_EXCEL}pic")
_NAMED = (f"{_WORD}docPr", f"{_EXCEL}nvPicPr/{_EXCEL}cNvPr")


def placeholders(package: Package) -> dict[str, frozenset[str]]:
    """The media members behind the pictures whose name or alternative text is ``formkit:KEY``.

    Raises:
        ConfigurationError: such a picture is no PNG, or shares its file with another picture.
    """
    uses = dict[str, set[str]]()
    for member in [name for name in package.members if name.endswith(".xml")]:
        for key, media in _pictures(package, member):
            uses.setdefault(media, set()).add(key)
    for media, keys in uses.items():
        _check(media, keys)
    marked = {media: key for media, keys in uses.items() for key in keys if key}
    return {
        key: frozenset(one for one in marked if marked[one] == key)
        for key in sorted(set(marked.values()))
    }


def _pictures(package: Package, member: str) -> Iterator[tuple[str, str]]:
    """Each picture of a member: its key, or nothing, and the media member it shows."""
    targets = {one.id: one.target for one in relations(package, member) if one.kind == "image"}
    if not targets:
        return
    for frame in parse(package.content(member)).iter(*_FRAMES):
        for blip in frame.iter(f"{{{_A}}}blip"):
            if media := targets.get(blip.get(f"{{{RELATIONSHIPS}}}embed", "")):
                yield _key(frame), media


def _key(frame: etree._Element) -> str:
    named = (one for path in _NAMED for one in frame.iterfind(path))
    texts = (one.get(attribute, "") for one in named for attribute in ("name", "descr"))
    return next((text.removeprefix(MARK) for text in texts if text.startswith(MARK)), "")


def _check(media: str, keys: set[str]) -> None:
    marked = sorted(key for key in keys if key)
    if not marked:
        return
    if len(keys) > 1:
        raise ConfigurationError(
            say(
                "图片“formkit:{key}”和另一张图共用 {media}，请在模板里换一张不同的占位图。",
                key=marked[0],
                media=media,
            )
        )
    if PurePosixPath(media).suffix.lower() != ".png":
        raise ConfigurationError(
            say(
                "图片“formkit:{key}”必须是 PNG 占位图，现在是 {media}。", key=marked[0], media=media
            )
        )
