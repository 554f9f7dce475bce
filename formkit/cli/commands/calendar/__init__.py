"""formkit calendar: the working calendar by which limits are counted."""

from __future__ import annotations

from formkit.cli.command import group

COMMANDS = {
    "命令": {
        "show": "一个月的日历：休、班、半天",
        "set": "写明本办公室某天休息或上班",
        "import": "收入国务院的放假通知",
    }
}


@group(
    "calendar",
    listed=COMMANDS,
    package=__name__,
    help="期限按它计算：法定节假日、调休的周末、办公时间，以及本办公室自己的休息日。",
    example="formkit calendar show --month 2026-02\n"
    "formkit calendar set 2026-05-04 休 --reason 台风\n"
    "formkit calendar import 放假通知.docx",
)
def calendar() -> None:
    """The working calendar."""
