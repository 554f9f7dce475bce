"""How a value of the context enters a template: cleaned, or passed on as ready-made markup."""

from __future__ import annotations

import re
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Environment
from markupsafe import Markup

from formkit.errors import UsageError
from formkit.say import say
from formkit.values.text import clean

_LINKED = ' r:id="'
_ILLEGAL = re.compile("[\x00-\x06\x08\x0b\x0d-\x1f\ufffe\uffff\ud800-\udfff]")


class NeedsDocxtpl(Exception):
    """A picture or sub-document that only the ``DocxTemplate`` it was made for can insert."""

    def __init__(self, template: DocxTemplate) -> None:
        super().__init__(template)
        self.template = template


def printing(environment: Environment) -> Environment:
    """The environment with every value cleaned before it is escaped; ``None`` prints nothing."""
    return environment.overlay(finalize=_printed)


def inserting(environment: Environment) -> Environment:
    """Likewise, with the pictures and sub-documents of docxtpl let through."""
    return environment.overlay(finalize=_cleaned)


def _printed(value: Any) -> Any:
    if type(value) is str and value.isprintable():
        return value
    template = getattr(value, "tpl", None) if hasattr(value, "__html__") else None
    if isinstance(template, DocxTemplate):
        raise NeedsDocxtpl(template)
    cleaned = _cleaned(value)
    if isinstance(cleaned, Markup) and _LINKED in cleaned:
        raise UsageError(say("内容里带链接的富文本（url_id）只有 docxtpl 能写，请去掉链接。"))
    return cleaned


def _cleaned(value: Any) -> Any:
    if value is None:
        return ""
    if hasattr(value, "__html__"):
        return Markup(_ILLEGAL.sub("", value.__html__()))  # noqa: S704
    return clean(value) if isinstance(value, str) else value
