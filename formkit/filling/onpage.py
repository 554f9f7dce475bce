"""A worksheet as it is printed: A4, as wide as one page, title and page numbers at its foot."""

from __future__ import annotations

from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

MARGIN_INCHES = 0.4


def fit_on_page(sheet: Worksheet, title: str, *, landscape: bool = True) -> None:
    """Let the sheet be printed one page wide, however many pages long."""
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = MARGIN_INCHES
    foot = HeaderFooterItem()
    foot.left.text, foot.right.text = title, "第 &P 页 共 &N 页"
    sheet.HeaderFooter.oddFooter = foot
