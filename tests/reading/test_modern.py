"""Papers in old formats are saved anew by LibreOffice, all in one call, and read like others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from formkit.errors import InputError, MissingDependency, UnsafeError
from formkit.filling.identity import Identity
from formkit.filling.sheets import write_sheet
from formkit.filling.stock import template_for
from formkit.forms import Shelf
from formkit.reading import read
from formkit.reading.many import read_all
from formkit.safety import libreoffice
from formkit.safety.isolate import Isolation
from formkit.safety.libreoffice import converted
from formkit.safety.limits import Limits

SHELF = Shelf.builtin()
needs_libreoffice = pytest.mark.skipif(
    libreoffice.program() is None, reason="LibreOffice is not installed"
)
SAID = {
    "acceptance.customer": "远山机电有限公司",
    "acceptance.accepted_on": "2026-03-05",
    "acceptance.channel": "电话投诉",
    "acceptance.contact": "周敏 138-0000-0000",
    "acceptance.reason": "装机试运行有周期性异响。\n停机三次。",
    "acceptance.demand": "更换不良品",
    "acceptance.department": "客户服务部",
    "acceptance.accepted_by": "林一帆 2026年3月5日",
}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A filled complaint record as formkit writes it."""
    spec = SHELF.find("客户投诉记录单")
    boxes = spec.form.from_boxes(SAID).boxes()
    out = tmp_path_factory.mktemp("record") / "记录单.docx"
    return write_sheet(spec, boxes, Identity("JL26030001", None), template_for(spec), out)


@pytest.fixture(scope="module")
def old(record: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The same sheet as an office with another program hands it in."""
    folder = tmp_path_factory.mktemp("old")
    made = {kind: converted([record], kind, folder)[record] for kind in ("doc", "odt", "rtf")}
    return {kind: path for kind, path in made.items() if isinstance(path, Path)}


@pytest.fixture
def isolation() -> Iterator[Isolation]:
    with Isolation() as opened:
        yield opened


@pytest.mark.soffice
@needs_libreoffice
@pytest.mark.parametrize("kind", ["doc", "odt", "rtf"])
def test_an_old_document_says_the_same_as_the_sheet_it_was_saved_from(
    old: dict[str, Path], record: Path, kind: str, isolation: Isolation
) -> None:
    reading = read(old[kind], SHELF, isolation=isolation)
    assert reading.values == read(record, SHELF).values
    assert reading.number == "JL26030001"
    assert reading.medium == kind
    assert reading.file == str(old[kind])
    assert [one.code for one in reading.findings] == ["converted"]


@pytest.mark.soffice
@needs_libreoffice
def test_a_paper_from_wps_is_known_by_its_content_not_by_its_name(
    old: dict[str, Path], record: Path, tmp_path: Path
) -> None:
    paper = tmp_path / "记录单.wps"  # what WPS Office calls the format of Word 97-2003
    paper.write_bytes(old["doc"].read_bytes())
    reading = read(paper, SHELF)
    assert reading.values == read(record, SHELF).values
    assert reading.medium == "doc"


@pytest.mark.soffice
@needs_libreoffice
def test_old_and_new_papers_come_back_in_the_order_handed_in(
    old: dict[str, Path], record: Path, isolation: Isolation, tmp_path: Path
) -> None:
    (empty := tmp_path / "空.doc").touch()
    pile = [old["odt"], record, empty, old["rtf"], old["odt"]]
    first, second, third, fourth, fifth = read_all(pile, SHELF, isolation=isolation)
    assert isinstance(third, InputError)
    assert first == fifth
    read_ones = [one for one in (first, second, fourth) if isinstance(one, tuple)]
    assert [one.medium for (one,) in read_ones] == ["odt", "docx", "rtf"]


def test_without_libreoffice_the_paper_is_named_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "program", lambda: None)
    path = tmp_path / "记录单.rtf"
    path.write_text("{\\rtf1 x}", encoding="ascii")
    with pytest.raises(MissingDependency, match=r"记录单\.rtf.*另存为 \.docx"):
        read(path, SHELF)


@pytest.mark.soffice
@needs_libreoffice
def test_a_conversion_that_takes_too_long_is_stopped(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "START", 0.0)
    hasty = Limits(seconds=0.01)
    outcome = converted([record], "odt", tmp_path, limits=hasty)[record]
    assert isinstance(outcome, UnsafeError)
    assert list(tmp_path.iterdir()) == []
