"""Paper forms declared once: the classes, their specs, their TOML twin and the shelf."""

from __future__ import annotations

from formkit.forms.box import INFERRED, After, As, Box, Copy, Paper, Part
from formkit.forms.declare import declare, declare_file
from formkit.forms.form import Form, Row, Section, boxes_from_json, boxes_to_json
from formkit.forms.shelf import Shelf
from formkit.forms.spec import BoxSpec, FormSpec, RowsSpec, SectionSpec

__all__ = [
    "INFERRED",
    "After",
    "As",
    "Box",
    "BoxSpec",
    "Copy",
    "Form",
    "FormSpec",
    "Paper",
    "Part",
    "Row",
    "RowsSpec",
    "Section",
    "SectionSpec",
    "Shelf",
    "boxes_from_json",
    "boxes_to_json",
    "declare",
    "declare_file",
]
