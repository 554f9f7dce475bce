"""formkit form: the office's own forms."""

from __future__ import annotations

from formkit.cli.command import group

COMMANDS = {
    "命令": {
        "draft": "从一张空白表起草表单和模板",
        "declare": "把一个 TOML 文件声明为办公室的表单",
    }
}


@group(
    "form",
    listed=COMMANDS,
    package=__name__,
    help="一种表单约二十行 TOML，只写标签，不写程序。",
    example="formkit form declare 客户投诉意见表.toml",
)
def form() -> None:
    """The office's own forms."""
