"""formkit register: the tracking register."""

from __future__ import annotations

from formkit.cli.reports import report

register = report(
    "register",
    title="登记追踪表",
    about="每个编号一行：客户、责任部门、处理方式、各联、状态（第九条第5款）。"
    "不写月份时为本月；一季、一年写在一张表上。"
    "不写 -o 时写在当前文件夹；已有的工作簿先归档再按编号更新，自己加的栏、批注、筛选都留着。",
    example="formkit register --month 2026-03 -o 登记追踪表.xlsx\n"
    "formkit register --quarter 2026Q1",
)
