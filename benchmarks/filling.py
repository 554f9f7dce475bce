"""Filling measured side by side in one run: CPU time per document, and how many times faster.

    python benchmarks/filling.py [--documents 300] [--rows 50000] [--rounds 3] [--only docx|xlsx]

Every way fills the same template with the same values. Rounds alternate between the ways, and the
best round of each counts: absolute figures depend on the machine, the ratios hardly do.
"""

from __future__ import annotations

import argparse
import io
import itertools
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import openpyxl
from docx import Document
from docxtpl import DocxTemplate
from jinja2 import Environment, Template
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from formkit.filling.docx import CompiledTemplate
from formkit.filling.package import write_file
from formkit.filling.xlsx import CompiledWorkbook

COLUMNS = ("编号", "日期", "客户", "内容", "类别", "数量", "部门", "状态", "备注")
CASE: dict[str, Any] = {
    "编号": "26030001",
    "联": {"序": "第一联", "持有": "业务部门"},
    "受理": {f"栏{n}": f"受理内容 {n}：A&B <总部>" for n in range(12)},
    "处理": {f"栏{n}": "处理意见，按批示办理。" * 3 for n in range(12)},
    "登记": [{"日期": f"2026年3月{n}日", "事项": "现场查看", "人": "张三"} for n in range(1, 7)],
}
COPIES = [{**CASE, "联": {"序": f"第{n}联", "持有": f"部门{n}"}} for n in range(1, 6)]


@dataclass(frozen=True)
class Way:
    """One way to fill: what is run, and how many documents one run makes."""

    name: str
    run: Callable[[], object]
    runs: int = 1
    documents: int = 1


def main() -> None:
    """Measure and print the tables asked for."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        if options.only != "xlsx":
            _table(
                "Word: one A4 sheet", _docx_ways(Path(folder), options.documents), options.rounds
            )
        if options.only != "docx":
            ways = _xlsx_ways(Path(folder), options.rows)
            _table(f"Excel: a register of {options.rows} rows", ways, 1)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--rows", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", choices=("docx", "xlsx"))
    return parser.parse_args()


def _table(title: str, ways: list[Way], rounds: int) -> None:
    """Print the CPU time of each way, and its ratio to the first."""
    best = {way.name: min(_cpu(way) for _ in range(rounds)) for way in ways}
    first, last = (best[way.name] for way in (ways[0], ways[-1]))
    print(f"\n{title}\n{'way':<44}{'CPU ms':>10}{'x first':>10}{'x last':>10}")
    for name, seconds in best.items():
        print(f"{name:<44}{seconds * 1e3:>10.3f}{first / seconds:>10.1f}{seconds / last:>10.2f}")


def _cpu(way: Way) -> float:
    """CPU seconds per document."""
    start = time.process_time()
    for _ in range(way.runs):
        way.run()
    return (time.process_time() - start) / way.runs / way.documents


def _docx_ways(folder: Path, documents: int) -> list[Way]:
    path = _sheet(folder / "sheet.docx")
    template, tuned = CompiledTemplate(path), _Tuned(path)
    environment = _Remembering(autoescape=True)
    fresh = (folder / f"{n}.docx" for n in itertools.count())
    one = template.render(CASE)
    slow = max(1, documents // 10)

    def readme() -> None:
        document = DocxTemplate(path)
        document.render(CASE, autoescape=True)
        document.save(next(fresh))

    def reused() -> None:
        tuned.render(CASE, environment)
        tuned.save(next(fresh))

    def five() -> None:
        for data in template.render_many(COPIES):
            write_file(next(fresh), data)

    return [
        Way("docxtpl, as its README shows", readme, slow),
        Way("docxtpl, one object, everything cached", reused, slow),
        Way("compiled, to a file", lambda: template.save(CASE, next(fresh)), documents),
        Way("compiled, in memory", lambda: template.render(CASE), documents),
        Way("compiled, five copies, in memory, per copy", _five(template), documents // 2, 5),
        Way("compiled, five copies, to files, per copy", five, documents // 2, 5),
        Way("limit in memory: deflate and crc", _limit(one), documents),
        Way("limit: deflate, crc and write", _limit(one, fresh), documents),
    ]


def _five(template: CompiledTemplate) -> Callable[[], object]:
    return lambda: template.render_many(COPIES)


class _Remembering(Environment):
    """A jinja environment that compiles each source once."""

    @cache  # noqa: B019
    def from_string(self, source: Any, *_args: Any) -> Template:  # type: ignore[override]
        return super().from_string(source)


class _Tuned(DocxTemplate):  # type: ignore[misc]
    """docxtpl with its pre-processing done once."""

    @cache  # noqa: B019
    def patch_xml(self, src_xml: str) -> Any:
        return super().patch_xml(src_xml)


def _limit(document: bytes, files: Iterable[Path] = ()) -> Callable[[], object]:
    """What nobody can do without: deflate and check what changed, and write the file."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        texts = [archive.read(f"word/{one}1.xml") for one in ("header", "footer")]
        texts.append(archive.read("word/document.xml"))
    paths = iter(files)

    def run() -> None:
        for text in texts:
            press = zlib.compressobj(6, zlib.DEFLATED, -15)
            press.compress(text)
            press.flush()
            zlib.crc32(text)
        for path in itertools.islice(paths, 1):
            path.write_bytes(document)

    return run


def _sheet(path: Path) -> Path:
    """A complaint sheet: 27 boxes with those of the header and footer, and a table of six lines."""
    document = Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "编号：{{ 编号 }}"
    section.footer.paragraphs[0].text = "{{ 联.序 }} {{ 联.持有 }}"
    document.add_heading("客户投诉处理单", 1)
    boxes = document.add_table(0, 4, style="Table Grid")
    for n in range(12):
        _row(boxes, f"受理栏{n}", f"{{{{ 受理.栏{n} }}}}", f"处理栏{n}", f"{{{{ 处理.栏{n} }}}}")
    lines = document.add_table(0, 3, style="Table Grid")
    _row(lines, "日期", "事项", "经办人")
    _row(lines, "{%tr for r in 登记 %}")
    _row(lines, "{{ r.日期 }}", "{{ r.事项 }}", "{{ r.人 }}")
    _row(lines, "{%tr endfor %}")
    document.add_paragraph()
    document.save(str(path))
    return path


def _row(table: Any, *texts: str) -> None:
    for cell, text in zip(table.add_row().cells, texts, strict=False):
        cell.text = text


def _xlsx_ways(folder: Path, rows: int) -> list[Way]:
    path = _register(folder / "register.xlsx")
    template, out = CompiledWorkbook(path), folder / "out.xlsx"
    lines = [_line(n) for n in range(rows)]
    ways = [
        Way("openpyxl, load, fill and save", lambda: _by_openpyxl(path, lines, out)),
        Way("compiled", lambda: template.save({"行": lines, "月份": "2026年3月"}, out), 3),
    ]
    if find_spec("xlsxwriter"):
        ways.insert(1, Way("XlsxWriter, without the template", lambda: _by_xlsxwriter(lines, out)))
    return ways


def _line(n: int) -> dict[str, Any]:
    texts = (f"2603{n:05}", "2026年3月5日", f"远山机电{n}公司", "外壳开裂，要求更换", "质量")
    return dict(
        zip(COLUMNS, (*texts, n % 50, "业务部门", "已结案", "" if n % 3 else "无"), strict=True)
    )


def _register(path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(["客户投诉登记表 {{ 月份 }}"])
    sheet.append(COLUMNS)
    sheet.append(["{%tr for r in 行 %}"])
    sheet.append([f"{{{{ r.{name} }}}}" for name in COLUMNS])
    sheet.append(["{%tr endfor %}"])
    sheet.append(["合计", None, None, None, None, "=SUM(F4:F4)"])
    book.save(path)
    return path


def _by_openpyxl(path: Path, lines: list[dict[str, Any]], out: Path) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    drawn: Any = sheet[4]
    styles = [copy(cell._style) for cell in drawn]  # noqa: SLF001
    for number, line in enumerate(lines, start=3):
        for column, value in enumerate(line.values(), start=1):
            cell: Any = sheet.cell(number, column, value)
            cell._style = copy(styles[column - 1])  # noqa: SLF001
    book.save(out)


def _by_xlsxwriter(lines: list[dict[str, Any]], out: Path) -> None:
    with import_module("xlsxwriter").Workbook(str(out)) as book:
        sheet = book.add_worksheet()
        for number, line in enumerate(lines, start=2):
            sheet.write_row(number, 0, list(line.values()))


if __name__ == "__main__":
    main()
