"""formkit: paper forms that fill, number, print, read back and reconcile themselves."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from formkit.findings import Finding
    from formkit.forms import (
        After,
        As,
        Box,
        Copy,
        Form,
        FormSpec,
        Paper,
        Part,
        Row,
        Section,
        Shelf,
        declare,
    )
    from formkit.office import Office, Registration
    from formkit.values.money import Money
    from formkit.values.number import Number, Numbering, Period
    from formkit.values.quantity import Quantity
    from formkit.values.signature import Signature

_ROOMS = {
    "Finding": "formkit.findings",
    "Money": "formkit.values.money",
    "Number": "formkit.values.number",
    "Numbering": "formkit.values.number",
    "Office": "formkit.office",
    "Period": "formkit.values.number",
    "Quantity": "formkit.values.quantity",
    "Registration": "formkit.office",
    "Signature": "formkit.values.signature",
}

__all__ = [
    "After",
    "As",
    "Box",
    "Copy",
    "Finding",
    "Form",
    "FormSpec",
    "Money",
    "Number",
    "Numbering",
    "Office",
    "Paper",
    "Part",
    "Period",
    "Quantity",
    "Registration",
    "Row",
    "Section",
    "Shelf",
    "Signature",
    "declare",
]


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for, so that the command line starts light."""
    if name not in __all__:
        raise AttributeError(name)
    return getattr(import_module(_ROOMS.get(name, "formkit.forms")), name)
