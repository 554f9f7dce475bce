"""What the strategies make is what a form may hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formkit.forms import BoxSpec, boxes_from_json, boxes_to_json
from formkit.forms.kind import KINDS
from tests.roundtrip.strategies import TRAPS, boxes, texts, values
from tests.roundtrip.trips import REGISTERS, SHEETS, SHELF, trips

OPTIONS = ("满意", "基本满意", "不满意")


@pytest.mark.parametrize("kind", sorted(KINDS))
@trips(30)
@given(data=st.data())
def test_a_value_of_any_kind_is_what_its_box_reads_from_its_print(
    kind: str, data: st.DataObject
) -> None:
    box = BoxSpec("a.b", "甲", type=kind, choices=OPTIONS if "choice" in kind else ())
    value = data.draw(values(box, texts(TRAPS)))
    assert box.parse(box.print(value)) == value


@pytest.mark.parametrize("title", [*SHEETS, *REGISTERS])
@trips(5)
@given(data=st.data())
def test_the_boxes_of_a_form_are_known_to_it(title: str, data: st.DataObject) -> None:
    spec = SHELF.find(title)
    found = data.draw(boxes(spec))
    assert boxes_from_json(spec, boxes_to_json(spec, found)) == found
