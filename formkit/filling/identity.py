"""Which sheet this is: its number, its copy, and the sheets before and after it."""

from __future__ import annotations

from dataclasses import dataclass

from formkit.forms import Copy, FormSpec
from formkit.values.number import SheetCode


@dataclass(frozen=True)
class Identity:
    """What tells one printed sheet from all others (第九条第9款).

    Attributes:
        number: Its number as printed; empty where none has been given yet.
        copy: The copy (联) it is, if the form has copies.
        supersedes: The number of the sheet it stands in for, if any.
        superseded_by: The number of the sheet that stands in for it, if any.
        void: What is printed on it where it is void, ``作废：客户撤回``; else empty.
        reissues: How often each copy was made again because one was lost.
    """

    number: str = ""
    copy: Copy | None = None
    supersedes: str | None = None
    superseded_by: str | None = None
    void: str = ""
    reissues: tuple[tuple[int, int], ...] = ()

    @property
    def reissue(self) -> str:
        """What tells a copy made in place of a lost one, ``补发 第1次``; else empty."""
        times = dict(self.reissues).get(self.copy.n, 0) if self.copy else 0
        return f"补发 第{times}次" if times else ""

    @property
    def code(self) -> str:
        """The text of its QR code, ``26030001-3-U``; empty without a number."""
        return str(SheetCode(self.number, self.copy.n if self.copy else 0)) if self.number else ""


def mark(spec: FormSpec) -> str:
    """The mark on internal sheets, ``内部文件 不得影印送客户`` (第九条第12款); else empty."""
    return "内部文件 不得影印送客户" if spec.internal else ""


def properties(spec: FormSpec, identity: Identity, template: str) -> dict[str, str]:
    """What is written into the file's own properties, for finding the sheet again.

    ``template`` is the fingerprint of the template it was printed from.
    """
    told = {
        "identifier": identity.code,
        "title": spec.title,
        "subject": spec.title,
        "keywords": f"formkit {identity.number}".strip(),
        "formkit.form": spec.title,
        "formkit.number": identity.number,
        "formkit.copy": str(identity.copy.n) if identity.copy else "",
        "formkit.template": template,
    }
    return {name: value for name, value in told.items() if value}
