"""formkit register: the tracking register."""

from __future__ import annotations

from formkit.cli.reports import report

register = report(
    "register",
    title="登记追踪表",
    about="每个编号一行：客户、责任部门、处理方式、各联、状态（第九条第5款）。"
    "不写月份时为本月；一季、一年逐月写出。"
    "不写 -o 时写在当前文件夹；原来的文件先归档。",
    example="formkit register --month 2026-03 -o 登记追踪表.xlsx\n"
    "formkit register --quarter 2026Q1",
)
