"""Word files with their marks taken off, as another program or a careless hand leaves them."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Element = etree._Element
Change = Callable[[Element], object]

DOCUMENT = "word/document.xml"
PROPERTIES = ("docProps/core.xml", "docProps/custom.xml")


def changed(path: Path, out: Path, *changes: Change) -> Path:
    """The Word file with changes made to its body."""
    with zipfile.ZipFile(path) as package:
        members = {name: package.read(name) for name in package.namelist()}
    body = etree.fromstring(members[DOCUMENT])
    for change in changes:
        change(body)
    members[DOCUMENT] = etree.tostring(body, encoding="UTF-8", standalone=True)
    return _packed(members, out)


def without_properties(path: Path, out: Path) -> Path:
    """The file without its core and custom properties, as a new file made of its content is."""
    with zipfile.ZipFile(path) as package:
        members = {name: package.read(name) for name in package.namelist()}
    for name in ("[Content_Types].xml", "_rels/.rels"):
        root = etree.fromstring(members[name])
        for one in list(root):
            if (one.get("PartName", "") or one.get("Target", "")).lstrip("/") in PROPERTIES:
                root.remove(one)
        members[name] = etree.tostring(root, encoding="UTF-8", standalone=True)
    kept = {name: data for name, data in members.items() if name not in PROPERTIES}
    return _packed(kept, out)


def without_controls(body: Element) -> None:
    """Leave what stands in each content control, without the control."""
    for control in list(body.iter(f"{W}sdt")):
        content = control.find(f"{W}sdtContent")
        for child in reversed([] if content is None else list(content)):
            control.addnext(child)
        remove(control)


def without_bookmarks(body: Element) -> None:
    """Leave no bookmark."""
    for mark in list(body.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        remove(mark)


def remove(element: Element) -> None:
    """Take an element out of the tree."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _packed(members: dict[str, bytes], out: Path) -> Path:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return out
