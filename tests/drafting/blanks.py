"""Invented blanks as offices draw them: merged cells, bands, ticks, rules, rows, loose lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table
from openpyxl import Workbook
from openpyxl.styles import Border, Side

THIN = Side(style="thin")


def banded(path: Path) -> Path:
    """Vertical bands, merged cells, tick lines, labels in the place of another label."""
    word = _word("客户意见处理单")
    table = _table(word, 8, 5)
    for rows, title in (((0, 3), "受理"), ((4, 6), "处理")):
        table.cell(rows[0], 0).merge(table.cell(rows[1], 0)).text = title
    _row(table, 0, ("客户名称", "", "投诉日期", "    年  月  日"))
    _row(table, 1, ("受理时间", "  年  月  日  时  分", "受理编号", ""))
    _row(table, 2, ("投诉内容", "", None, None))
    table.rows[2].height = Pt(70)
    _row(table, 3, ("客户要求", "□退货  □换货  □其他____", None, None))
    _row(table, 4, ("处理意见", "\n\n签字：            日期：    年  月  日", None, None))
    _row(table, 5, ("赔偿金额", "", "是否回访", "□是  □否"))
    _row(table, 6, ("满意程度", "□满意 □基本满意 □不满意", None, None))
    table.cell(7, 0).text = "备注"
    table.cell(7, 1).merge(table.cell(7, 4))
    return _saved(word, path)


def listed(path: Path) -> Path:
    """Labels over a repeating table with a count, its sum under it."""
    word = _word("物 料 申 领 单")
    table = _table(word, 9, 5)
    for col, text in enumerate(("部门", "", "申领人", "")):
        table.cell(0, col).text = text
    table.cell(0, 3).merge(table.cell(0, 4))
    for col, text in enumerate(("序号", "品名", "规格型号", "数量", "金额")):
        table.cell(1, col).text = text
    for row in range(2, 7):
        table.cell(row, 0).text = str(row - 1)
    table.cell(7, 0).text = "合计"
    table.cell(7, 1).merge(table.cell(7, 4))
    table.cell(8, 0).text = "审批人"
    table.cell(8, 1).merge(table.cell(8, 4))
    return _saved(word, path)


def loose(path: Path) -> Path:
    """No table at all: labels on lines, with rules and wide gaps for the values."""
    word = _word("来访登记")
    for line in (
        "编号：__________      日期：____年__月__日",
        "一、来访人",
        "姓名：____________    单位：________________",
        "联系电话 ______________",
        "二、来访事项",
        "事由：",
        "________________________________________",
        "来访方式  □电话 □上门 □信函",
        "接待人（签字）：              时间：    年  月  日",
    ):
        _typed(word.add_paragraph(), line)
    return _saved(word, path)


def mixed(path: Path) -> Path:
    """Spaced labels, several runs in a cell, headings as wide as the sheet, labels within cells."""
    word = _word("设备报修单")
    table = _table(word, 6, 4)
    table.cell(0, 0).merge(table.cell(0, 3)).text = "一、报修"
    for col, text in enumerate(("设 备 名 称", "", "报 修 人", "")):
        table.cell(1, col).text = text
    cell = table.cell(2, 0).merge(table.cell(2, 3))
    for text, bold in (("故障现象：", True), ("________________", False), ("　电话：", True)):
        _typed(cell.paragraphs[0], text, bold=bold)
    _typed(cell.paragraphs[0], "__________")
    table.cell(3, 0).merge(table.cell(3, 3)).text = "二、维修"
    for col, text in enumerate(("维修费用", "", "完成日期", "")):
        table.cell(4, col).text = text
    table.cell(5, 0).merge(table.cell(5, 3)).text = "维修结果：□修复  □未修复    维修人签名："
    return _saved(word, path)


def workbook(path: Path) -> Path:
    """An Excel blank: merged cells, a tick line, labels within cells, a table with a sum."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "质量异常单"
    for place, text in (
        *(("A1", "质量异常处理单"), ("A2", "客户名称"), ("C2", "订单编号"), ("A3", "异常描述")),
        *(("A4", "责任判定"), ("B4", "□我方  □客户  □第三方"), ("A5", "料号"), ("B5", "批号")),
        *(("C5", "不良数量"), ("D5", "损失金额"), ("A10", "合计"), ("A11", "处理结果：")),
        *(("A12", "经办人：            日期："), ("A13", "满意度"), ("B13", "□满意 □不满意")),
    ):
        sheet[place] = text
    for area in ("A1:E1", "B3:E3", "B4:E4", "B10:E10", "B11:E11", "A12:E12", "B13:E13"):
        sheet.merge_cells(area)
    for row in range(5, 10):
        sheet.merge_cells(f"D{row}:E{row}")
    for row in sheet["A1:E13"]:
        for cell in row:
            cell.border = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
    sheet.row_dimensions[3].height = 60
    for column in "ABCDE":
        sheet.column_dimensions[column].width = 16
    book.save(path)
    return path


def short(path: Path) -> Path:
    """A table of two rows, with the columns merged in each; a place for a note at its foot."""
    word = _word("借阅单")
    table = _table(word, 4, 4)
    for row, texts in enumerate((("档案名称", "借阅日期", "借阅人"), ("", "", ""), ("", "", ""))):
        for col, text in zip((0, 2, 3), texts, strict=True):
            table.cell(row, col).text = text
        table.cell(row, 0).merge(table.cell(row, 1))
    table.cell(3, 0).text = "备注"
    table.cell(3, 1).merge(table.cell(3, 3))
    return _saved(word, path)


def headed(path: Path) -> Path:
    """The sender over the title, its number in the head, who filled it in in the foot."""
    word = _word("远山机电有限公司")
    head, foot = word.sections[0].header, word.sections[0].footer
    head.paragraphs[0].text = "客服部　　编号：____________"
    foot.paragraphs[0].text = "填表人：__________　　填表日期：    年  月  日"
    foot.add_paragraph("第 1 页 共 1 页")
    _typed(word.add_paragraph(), "退货处理单", bold=True)
    line = word.add_paragraph("客户名称：")
    _typed(line, "            ")
    line.runs[-1].underline = True
    line.add_run("　联系电话：________")
    table = _table(word, 3, 4)
    for row, texts in enumerate(
        (
            ("退货方式", "○自提  ○快递  ○其他：______", "数量", ""),
            ("复核", "", "批准", "      年  月  日"),
            ("处理意见", "□同意 □不同意", "签收人", ""),
        )
    ):
        for col, text in enumerate(texts):
            table.cell(row, col).text = text
    return _saved(word, path)


def explained(path: Path) -> Path:
    """Notes, hints beside places, units, phone numbers, a page count behind a date."""
    word = _word("来信处理单")
    word.add_paragraph("温馨提示：请用黑色水笔填写，字迹清楚。")
    table = _table(word, 7, 4)
    for row, texts in enumerate(
        (
            ("来信人", "", "请写全名", None),
            ("来信摘要", "", None, "不够可附页"),
            ("处理意见", "\n\n经办人（签字）：            日期：    年  月  日", None, None),
            ("总经理", "□同意 □不同意\n总经理（签章）：\n    年  月  日", None, None),
            ("提醒", "本单一式三份：来信人一份，存档二份。", None, None),
            ("填写要求：1. 姓名须与证件一致。\n咨询电话：0571-88001122", None, None, None),
            ("处理期限", "    天", "补偿金额：____元    件数：    件", None),
        )
    ):
        for col, text in enumerate(texts):
            if text is None:
                table.cell(row, col - 1).merge(table.cell(row, col))
        for col, text in enumerate(texts):
            if text:
                table.cell(row, col).text = text
    word.add_paragraph("填表人：__________    填表日期：    年  月  日    第 1 页 共 1 页")
    word.sections[0].footer.paragraphs[0].text = "表单编号：KF-QR-012    版本：A/0"
    return _saved(word, path)


def checklist(path: Path) -> Path:
    """Rows that are printed: what is looked at, against which mark, a line to tick, a remark."""
    word = _word("设备点检表")
    table = _table(word, 6, 5)
    for row, texts in enumerate(
        (
            ("设备编号", "", "点检日期", "", None),
            ("序号", "检查项目", "标准", "结果", "备注"),
            ("1", "外观", "无锈蚀、无缺件", "□合格 □不合格", ""),
            ("2", "润滑油位", "油标：1/2 以上", "□合格 □不合格", ""),
            ("3", "运转声音", "平稳", "□合格 □不合格", ""),
            ("备注", "", None, "点检人", ""),
        )
    ):
        for col, text in enumerate(texts):
            if text is None:
                table.cell(row, col - 1).merge(table.cell(row, col))
        for col, text in enumerate(texts):
            if text:
                table.cell(row, col).text = text
    return _saved(word, path)


def grouped(path: Path) -> Path:
    """A checklist whose rows are held together by titles at their left."""
    word = _word("安全检查表")
    table = _table(word, 5, 4)
    for row, texts in enumerate(
        (
            ("类别", "检查项目", "检查结果", "备注"),
            ("消防", "灭火器", "□合格 □不合格", ""),
            ("", "消防通道", "□合格 □不合格", ""),
            ("用电", "配电箱", "□合格 □不合格", ""),
            ("", "线路", "□合格 □不合格", ""),
        )
    ):
        for col, text in enumerate(texts):
            table.cell(row, col).text = text
    for row in (1, 3):
        table.cell(row, 0).merge(table.cell(row + 1, 0))
    word.add_paragraph("检查人：______    日期：    年  月  日")
    return _saved(word, path)


def scored(path: Path) -> Path:
    """The same in Excel: blanks for a score, and a line of labels right under the rows."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ("供应商评分表",),
        ("供应商名称", None, "评分日期", None),
        ("评分项目", "评分标准", "得分", "评分人"),
        ("1.交货及时", "准时 10 分，迟一天减 2 分"),
        ("2.质量稳定", "批次合格率九成五以上"),
        ("3.服务配合", "当日答复得满分"),
        ("结论", None, "批准人", None),
    ):
        sheet.append(row)
    sheet.merge_cells("A1:D1")
    for column in "ABCD":
        sheet.column_dimensions[column].width = 22
    for line in sheet["A1:D7"]:
        for cell in line:
            cell.border = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
    book.save(path)
    return path


def heading_only(path: Path) -> Path:
    """A register in Word of which only the heading is drawn."""
    word = _word("访客名册")
    table = _table(word, 1, 5)
    for col, text in enumerate(("序号", "来访日期", "姓名", "单位", "事由")):
        _typed(table.cell(0, col).paragraphs[0], text, bold=True)
    return _saved(word, path)


def register(path: Path) -> Path:
    """A register in Excel of which only the heading is drawn, who signs it under it."""
    return _register(path, "配件领用台账", rows=0)


def one_line(path: Path) -> Path:
    """The same with a single line, its amounts calculated and summed up."""
    return _register(path, "配件盘点台账", rows=1)


def _register(path: Path, title: str, *, rows: int) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = title
    sheet.merge_cells("A1:E1")
    for col, text in enumerate(("领用日期", "配件名称", "领用人", "备注", "金额"), 1):
        sheet.cell(2, col, text)
    for row in range(3, 3 + rows):
        sheet.cell(row, 5, f"=LEN(B{row})*2")
    foot = 3 + rows
    if rows:
        sheet.cell(foot, 1, "合计")
        sheet.cell(foot, 5, f"=SUM(E3:E{foot - 1})")
    signed = foot + bool(rows)
    sheet.cell(signed, 1, "仓库主管签字：                ")
    sheet.merge_cells(start_row=signed, start_column=1, end_row=signed, end_column=5)
    for line in sheet[f"A2:E{signed - 1}"]:
        for cell in line:
            cell.border = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
    book.save(path)
    return path


BLANKS: dict[str, Callable[[Path], Path]] = {
    "banded.docx": banded,
    "checklist.docx": checklist,
    "explained.docx": explained,
    "grouped.docx": grouped,
    "headed.docx": headed,
    "heading_only.docx": heading_only,
    "listed.docx": listed,
    "loose.docx": loose,
    "mixed.docx": mixed,
    "one_line.xlsx": one_line,
    "register.xlsx": register,
    "scored.xlsx": scored,
    "short.docx": short,
    "workbook.xlsx": workbook,
}


def _word(title: str) -> Word:
    word = Document()
    fonts = word.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), "宋体")
    _typed(word.add_paragraph(), title, bold=True)
    return word


def _typed(paragraph: object, text: str, *, bold: bool = False) -> None:
    run = paragraph.add_run(text)  # type: ignore[attr-defined]
    run.bold = bold


def _table(word: Word, rows: int, cols: int) -> Table:
    table: Table = word.add_table(rows, cols)
    table.style = "Table Grid"
    return table


def _row(table: Table, row: int, texts: tuple[str | None, ...]) -> None:
    """The cells of a row from the second on; None is merged with the cell before it."""
    last = 1
    for col, text in enumerate(texts, 1):
        if text is None:
            table.cell(row, last).merge(table.cell(row, col))
        else:
            last = col
    for col, text in enumerate(texts, 1):
        if text:
            table.cell(row, col).text = text


def _saved(word: Word, path: Path) -> Path:
    word.add_paragraph()
    word.save(str(path))
    return path
