"""formkit copies: what became of the copies (联) of a sheet."""

from __future__ import annotations

from formkit.cli.command import group

COMMANDS = {
    "命令": {
        "sent": "已分送",
        "received": "对方已签收",
        "lost": "已遗失",
    }
}


@group(
    "copies",
    listed=COMMANDS,
    package=__name__,
    help="核签结案以后五联分送各单位（第九条第9款）；从分送起，各联各自记载。",
    example="formkit copies sent 26030001\nformkit copies received 26030001 --copy 4",
)
def copies() -> None:
    """The copies of a sheet."""
