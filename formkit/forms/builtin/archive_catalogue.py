"""案件归档目录: every archived case with its place, its pages and how long it is kept."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from formkit.forms.box import INFERRED, Box, Paper, Part
from formkit.forms.form import Form, Row, Section


class Item(Row):
    """One archived case."""

    mark: Annotated[str, Box("档号"), INFERRED]
    box: Annotated[str, Box("盒号"), INFERRED]
    piece: Annotated[int, Box("件号"), INFERRED]
    title: Annotated[str, Box("题名", lines=2), INFERRED]
    archived_on: Annotated[dt.date, Box("日期", also=("归档日期",)), INFERRED]
    pages: Annotated[int, Box("页数"), INFERRED]
    term: Annotated[str, Box("保管期限"), INFERRED]
    due: Annotated[dt.date | None, Box("期满日期"), INFERRED] = None
    remark: Annotated[str | None, Box("备注"), INFERRED] = None


class Catalogue(Section):
    """The archive, piece by piece."""

    part = Part("目录", by="档案员")

    office: Annotated[str | None, Box("立档单位"), INFERRED] = None
    made_on: Annotated[dt.date | None, Box("编制日期"), INFERRED] = None
    lines: Annotated[tuple[Item, ...], Box("归档案件"), INFERRED] = ()


class ArchiveCatalogue(Form):
    """归档案件的目录,一行一案。"""

    paper = Paper("案件归档目录", also=("归档目录", "归档文件目录"), medium="xlsx", landscape=True)

    catalogue: Catalogue
