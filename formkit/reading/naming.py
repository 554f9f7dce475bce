"""Controls and bookmarks of a Word part as they are visited: they name the text in them."""

from __future__ import annotations

from formkit.forms.names import BOOKMARK_PREFIX
from formkit.reading.control import Control
from formkit.reading.story import Story, Visit
from formkit.reading.wordml import VAL, W14, Element, W, first, is_on
from formkit.values.grid import Named

_NAME, _ID = f"{W}name", f"{W}id"


def _control(story: Story, element: Element) -> None:
    story.controls.append(Control(len(story.out)))
    story.close_after(element, _end_control)


def _end_control(story: Story) -> None:
    control = story.controls.pop()
    story.silences -= control.is_placeholder
    if control.ticked is not None:
        story.out[control.begin :] = [control.box(story.since(control.begin).strip())]
    # The place is that of the last cell in it: controls may stand around whole cells.
    if control.name:
        text = story.since(control.begin)
        story.named.append(Named(control.name, text, "control", story.latest))


def _tag(story: Story, tag: Element) -> None:
    story.controls[-1].tag = tag.get(VAL, "")


def _title(story: Story, title: Element) -> None:
    story.controls[-1].title = title.get(VAL, "")


def _placeholder(story: Story, switch: Element) -> None:
    story.controls[-1].is_placeholder = is_on(switch)
    story.silences += is_on(switch)


def _check_box(story: Story, box: Element) -> None:
    story.controls[-1].ticked = is_on(first(box, f"{W14}checked"), f"{W14}val")


def _bookmark_start(story: Story, start: Element) -> None:
    name = start.get(_NAME, "")
    if name.startswith(BOOKMARK_PREFIX):
        story.bookmarks[start.get(_ID, "")] = (name, len(story.out), story.cell)


def _bookmark_end(story: Story, end: Element) -> None:
    """The end of a bookmark; one that grew over several cells names none of them."""
    name, begin, cell = story.bookmarks.pop(end.get(_ID, ""), ("", 0, None))
    if name and cell is story.cell:
        story.named.append(Named(name, story.since(begin), "bookmark", story.latest))


VISITS: dict[str, Visit] = {
    f"{W}sdt": _control,
    f"{W}tag": _tag,
    f"{W}alias": _title,
    f"{W}showingPlcHdr": _placeholder,
    f"{W14}checkbox": _check_box,
    f"{W}bookmarkStart": _bookmark_start,
    f"{W}bookmarkEnd": _bookmark_end,
}
