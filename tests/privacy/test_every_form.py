"""On no form that comes with formkit a person survives what is made for customers or statistics."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from formkit.filling.authors import without_authors
from formkit.filling.blank import author
from formkit.filling.identity import Identity
from formkit.filling.sheets import file_name, write_sheet
from formkit.filling.stock import template_name
from formkit.forms import BoxSpec, FormSpec, Shelf
from formkit.privacy import masked_boxes, people_in, personal
from formkit.privacy.known import Known
from formkit.values.money import Money
from formkit.values.quantity import Quantity
from formkit.values.signature import Signature

CUSTOMER = {
    "name": "赵铁柱",
    "party": "赵铁柱",
    "phone": "13912345678",
    "mail": "zhao.tiezhu@example.com",
    "id": "330106199001011234",
    "address": "浙江省杭州市西湖区文三路138号2幢",
    "plate": "浙A12345",
}
STAFF = {
    "name": "钱满仓",
    "party": "钱满仓",
    "phone": "13787654321",
    "mail": "qian.mancang@example.com",
    "id": "320102198505055678",
    "address": "江苏省南京市玄武区中山路9号",
    "plate": "苏A67890",
}
SENTENCE = (
    "赵铁柱（139 1234 5678，zhao.tiezhu@example.com，身份证330106199001011234，"
    "文三路138号2幢，浙A12345）说，钱满仓（137-8765-4321，qian.mancang@example.com，"
    "320102198505055678，苏A67890）应当处理"
)
KINDS = ("name", "phone", "address", "id")
KNOWN = (
    *(Known(CUSTOMER[kind], kind, "customer") for kind in KINDS),
    *(Known(STAFF[kind], kind, "staff") for kind in KINDS),
    Known("文三路138号2幢", "address", "customer"),
    Known("中山路9号", "address", "staff"),
)
DAY = dt.date(2026, 3, 5)
VALUES: dict[str, Any] = {
    "date": DAY,
    "moment": dt.datetime(2026, 3, 5, 9, 30),
    "integer": 3,
    "money": Money(Decimal(100)),
    "quantity": Quantity(Decimal(3), "件"),
    "yes_no": True,
    "number": "26030001",
}


def sample(box: BoxSpec) -> Any:
    """What may stand in a box: a person's data where it is for that, else all in a sentence."""
    held = personal(box)
    people = CUSTOMER if held and held.owner == "customer" else STAFF
    if box.type == "signature":
        return Signature(people["name"], DAY)
    if box.options:
        return box.options[:1] if box.type == "choices" else box.from_json(box.options[0])
    if box.type != "text":
        return VALUES[box.type] if box.type in VALUES else box.from_json("√")
    return people.get(held.kind if held else "text", SENTENCE)


def filled(spec: FormSpec) -> dict[str, Any]:
    single = {box.path: sample(box) for box in spec.boxes}
    rows = {rows.key(0, box): sample(box) for rows in spec.tables for box in rows.boxes}
    return single | rows


def told(spec: FormSpec, audience: str, folder: Path) -> str:
    """Everything in the file that an audience gets, its name and its properties too."""
    template = folder / template_name(spec)
    author(spec, template)
    _signed(template)
    boxes = masked_boxes(spec, filled(spec), audience, known=KNOWN)
    identity = Identity("26030001" if spec.numbered else "")
    path = folder / f"给{file_name(spec, identity)}"
    write_sheet(spec, boxes, identity, template, path)
    without_authors(path)
    with zipfile.ZipFile(path) as package:
        parts = [package.read(name) for name in package.namelist() if not name.endswith(".png")]
    return path.name + "".join(_texts(part.decode()) for part in parts)


def _texts(xml: str) -> str:
    """The text between the tags, closed up, and what stands in attributes."""
    return re.sub(r"<[^>]+>|\s|-", "", xml) + " ".join(re.findall(r'"([^"]*)"', xml))


def _signed(template: Path) -> None:
    """Make the template one that somebody of the staff has drawn."""
    made = io.BytesIO()
    with zipfile.ZipFile(template) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = part.replace(b"<dc:creator>formkit", f"<dc:creator>{STAFF['name']}".encode())
            new.writestr(name, part)
    template.write_bytes(made.getvalue())


def secrets(people: dict[str, str]) -> Iterator[str]:
    yield from (people[kind] for kind in ("name", "phone", "mail", "id", "plate"))
    yield people["address"][-6:]


@pytest.mark.parametrize("spec", Shelf.builtin().all, ids=lambda spec: spec.title)
def test_statistics_know_nobody(spec: FormSpec, tmp_path: Path) -> None:
    text = told(spec, "statistics", tmp_path)
    assert [one for one in (*secrets(CUSTOMER), *secrets(STAFF)) if one in text] == []


@pytest.mark.parametrize("spec", Shelf.builtin().all, ids=lambda spec: spec.title)
def test_a_customer_learns_nothing_of_the_staff(spec: FormSpec, tmp_path: Path) -> None:
    text = told(spec, "customer", tmp_path)
    assert [one for one in secrets(STAFF) if one in text] == []


@pytest.mark.parametrize("spec", Shelf.builtin().all, ids=lambda spec: spec.title)
def test_the_sample_would_be_seen_if_it_were_not_masked(spec: FormSpec, tmp_path: Path) -> None:
    text = told(spec, "internal", tmp_path)
    holds_text = any(isinstance(value, str | Signature) for value in filled(spec).values())
    assert (
        not holds_text
        or any(known.text in text for known in people_in(spec, filled(spec)))
        or (STAFF["name"] in text)
    )
