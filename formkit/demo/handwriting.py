"""How different people fill in a Word sheet, and what other programs make of it."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from formkit.demo.paper import Paper
from formkit.forms import FormSpec

GLYPHS = ("■", "√", "☑", "☒")


def write(paper: Paper, spec: FormSpec, texts: Mapping[str, str], hand: int) -> None:
    """Fill the boxes in one person's way: into the control, over the cell, with their own ticks."""
    for i, (path, text) in enumerate(texts.items()):
        options = spec.box(path).options
        if options and spec.box(path).type != "choices":
            paper.tick(path, _option(options, text), GLYPHS[hand % len(GLYPHS)])
        elif options:
            for option in text.split("、"):
                paper.tick(path, option, GLYPHS[hand % len(GLYPHS)])
        elif (hand + i) % 5 == 0 and "." not in path.partition(".")[2]:
            paper.type_over(path, text)
        else:
            paper.type_in(path, text)


def save(paper: Paper, target: Path, hand: int) -> None:
    """Save it; one in seven adds a line of remarks, one in five uses a program without controls."""
    if hand % 7 == 3:
        paper.add_row("备注", "样品已归还客户。")
    if hand % 5 == 2:
        paper.without_controls()
    paper.save(target)


def resave(paths: Sequence[Path]) -> bool:
    """Open and save documents in LibreOffice, as some desks do; False where it is not there."""
    soffice = shutil.which("soffice")
    if soffice is None or not paths:
        return False
    with tempfile.TemporaryDirectory() as place:
        command = [
            soffice,
            f"-env:UserInstallation=file://{place}/profile",
            "--headless",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            f"{place}/saved",
            *map(str, paths),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=300)  # noqa: S603
        for path in paths:
            saved = Path(place, "saved", path.name)
            if saved.exists():
                shutil.move(saved, path)
    return True


def _option(options: Sequence[str], text: str) -> str:
    return next(option for option in options if option == text)
