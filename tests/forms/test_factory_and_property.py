"""The papers of 客户投诉处理程序 1 and 3, held against the words of their source."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from formkit.filling.layout import laid_out
from formkit.forms import BoxSpec, FormSpec, Shelf

SEEDS = Path(os.environ.get("FORMKIT_SHARED", "../shared")) / "seeds"
FACTORY = ("客户抱怨处理单", "客户抱怨登记表", "书面检讨", "改善周知")
PROPERTY = ("客户投诉记录", "客户报修/投诉/求助记录", "投诉处理反馈意见记录", "每月投诉情况分析")
SLIP = "异常处理单"
PAPERS = (*FACTORY, *PROPERTY, SLIP)


def words_of(title: str) -> str:
    """The part of the source in which a paper is spoken of, without signs."""
    if not SEEDS.exists():
        pytest.skip("the source texts are not at hand (FORMKIT_SHARED)")
    if title == SLIP:
        return plain((SEEDS / "001.txt").read_text(encoding="utf-8"))
    text = (SEEDS / "000.txt").read_text(encoding="utf-8")
    parts = re.split(r"^客户投诉处理程序 \d\n", text, flags=re.MULTILINE)
    return plain(parts[1 if title in FACTORY else 3])


def plain(text: str) -> str:
    return re.sub(r"[\s\W_]+", "", unicodedata.normalize("NFKC", text))


def boxes(spec: FormSpec) -> Iterator[BoxSpec]:
    yield from spec.boxes
    for rows in spec.tables:
        yield from rows.boxes


@pytest.mark.parametrize("title", PAPERS)
def test_what_the_source_does_not_say_is_marked(title: str) -> None:
    """A box unmarked has its label, another name of it, or its options in the source."""
    source = words_of(title)

    for box in boxes(Shelf.builtin().find(title)):
        said = [label for label in box.labels if plain(label) in source]
        chosen = box.choices and all(plain(one) in source for one in box.choices)
        assert box.inferred or said or chosen, box.label


@pytest.mark.parametrize("title", PAPERS)
def test_the_title_is_the_sources(title: str) -> None:
    known = {"改善周知": "改善产品"}

    assert plain(known.get(title, title)) in words_of(title)


@pytest.mark.parametrize("title", PAPERS)
def test_a_paper_fits_on_one_page(title: str) -> None:
    layout = laid_out(Shelf.builtin().find(title))

    assert layout.room <= layout.page.height


@pytest.mark.parametrize("title", ["书面检讨", "改善周知", *PROPERTY[1:3]])
def test_a_paper_beside_the_sheet_names_its_number(title: str) -> None:
    spec = Shelf.builtin().find(title)

    (case,) = [box for box in spec.boxes if box.type == "number"]
    assert case.label in ("处理单编号", "投诉记录编号")
    assert spec.numbered


def test_the_strokes_of_a_title_are_its_choice() -> None:
    spec = Shelf.builtin().find("客户投诉/报修/求助记录")

    assert spec.title == "客户报修/投诉/求助记录"
    assert spec.box("类别").choices == tuple(spec.title.removeprefix("客户")[:-2].split("/"))
