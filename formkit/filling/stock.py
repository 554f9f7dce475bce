"""Where templates lie: the office's own first, then those that come with formkit."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from formkit.errors import ConfigurationError
from formkit.forms import FormSpec
from formkit.safety.names import safe_name
from formkit.say import say


def template_name(spec: FormSpec, medium: str = "") -> str:
    """The file name of a form's template: ``客户抱怨处理表.docx``."""
    return safe_name(spec.title, suffix=f".{medium or spec.medium}")


def template_for(spec: FormSpec, folders: Sequence[Path] = (), *, medium: str = "") -> Path:
    """The template of a form: the first found in the folders, else the stock one.

    It is of the form's own medium, unless another is asked for: ``docx`` to print a register.

    Raises:
        ConfigurationError: No folder has one; the message names them and how to make one.
    """
    searched = [*folders, stock_folder()]
    for folder in searched:
        if (path := folder / template_name(spec, medium)).is_file():
            return path
    raise ConfigurationError(
        say(
            "没有模板“{name}”，找过：{folders}。可用 formkit template blank {title} 生成。",
            title=spec.title,
            name=template_name(spec, medium),
            folders="、".join(str(folder) for folder in searched),
        )
    )


def stock_folder() -> Path:
    """The folder of the templates that come with formkit."""
    package = Path(str(files("formkit")))
    installed = package / "_templates"
    return installed if installed.is_dir() else package.parent / "templates"
