"""formkit template: the templates that forms are written from."""

from __future__ import annotations

from formkit.cli.command import group

COMMANDS = {
    "命令": {
        "list": "各表单用的是哪个模板",
        "blank": "写出一种表单的空白模板，供修改",
        "check": "核对模板与表单是否相符",
    }
}


@group(
    "template",
    listed=COMMANDS,
    package=__name__,
    help="模板是普通的 Word 或 Excel 文件，栏位写成 {{ 客户名称 }}；"
    "改好后放进办公室的 templates 文件夹，以表单名称为文件名。",
    example="formkit template blank 客户抱怨处理表 -o templates/客户抱怨处理表.docx\n"
    "formkit template check",
)
def template() -> None:
    """The templates of the office."""
