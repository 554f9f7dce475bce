"""违法信息举报登记表: not a complaint but a report of harmful content, kept apart (第七条)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from formkit.forms.box import INFERRED, Box, Paper, Part
from formkit.forms.form import Form, Section
from formkit.values.signature import Signature

Harm = Literal[
    "煽动抗拒、破坏宪法和法律、行政法规实施的",
    "煽动颠覆国家政权、推翻社会主义制度的",
    "煽动分裂国家、破坏国家统一的",
    "煽动民族仇恨、民族歧视，破坏民族团结的",
    "捏造或者歪曲事实，散布谣言，扰乱社会秩序的",
    "宣扬封建迷信、淫秽、色情、赌博、暴力、凶杀、恐怖，教唆犯罪的",
    "公然侮辱他人或者捏造事实诽谤他人的",
    "损害网站形象和网站利益的",
    "其他违反宪法和法律行政法规的",
]


class Intake(Section):
    """What was reported, by whom, and where it stands on the platform."""

    part = Part("举报登记", by="网络运营部")

    reported_at: Annotated[dt.datetime, Box("举报时间"), INFERRED]
    way: Annotated[Literal["举报电话", "举报邮箱", "其他"], Box("举报方式"), INFERRED]
    informant: Annotated[str | None, Box("举报人", hint="可以不具名"), INFERRED] = None
    contact: Annotated[str | None, Box("举报人联系方式"), INFERRED] = None
    place: Annotated[str, Box("信息所在位置", hint="网址、店铺或帖子"), INFERRED]
    content: Annotated[str, Box("举报内容", lines=4), INFERRED]
    harm: Annotated[Harm, Box("有害信息类别", lines=6), INFERRED]
    signed: Annotated[Signature, Box("受理人(签字)", also=("受理人",)), INFERRED]


class Handling(Section):
    """Handled by the information security group; grave cases go to the authorities."""

    part = Part("集中处理", by="网络信息安全小组")

    handling: Annotated[str, Box("处理情况", lines=3), INFERRED]
    handled_on: Annotated[dt.date, Box("处理日期"), INFERRED]
    reported_up: Annotated[bool, Box("上报政府有关部门")]
    authority: Annotated[str | None, Box("上报的部门和日期"), INFERRED] = None
    reply: Annotated[str | None, Box("回复举报人", lines=2), INFERRED] = None
    signed: Annotated[Signature, Box("处理人(签字)", also=("处理人",)), INFERRED]


class UnlawfulContentReport(Form):
    """有害信息举报的登记,限专人查阅,不计入客户投诉。"""

    paper = Paper(
        "违法信息举报登记表",
        also=("有害信息举报登记表", "举报登记表"),
        numbered="JB{yy}{mm}{serial:04}",
        internal=True,
    )

    intake: Intake
    handling: Handling | None = None
