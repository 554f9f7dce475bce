"""Text, signs and fields of a Word part as they are visited."""

from __future__ import annotations

from formkit.reading.field import Field, legacy_text
from formkit.reading.glyph import enclosed, glyph, in_symbol_font, is_symbol_font
from formkit.reading.story import Story, Visit
from formkit.reading.wordml import MATH, VAL, Element, W, first


def _text(story: Story, text: Element) -> None:
    if not story.silences:
        story.out.append(text.text or "")


def _break(story: Story, _: Element) -> None:
    story.say("\n")


def _tab(story: Story, tab: Element) -> None:
    if tab.get(VAL) is None:  # else it is a tab stop of the paragraph
        story.say("\t")


def _hyphen(story: Story, _: Element) -> None:
    story.say("-")


def _symbol(story: Story, symbol: Element) -> None:
    code = symbol.get(f"{W}char", "")
    try:
        story.say(glyph(symbol.get(f"{W}font", ""), int(code, 16)))
    except ValueError:
        return


def _fonts(story: Story, fonts: Element) -> None:
    """The fonts of a run: in a symbol font its letters are signs."""
    font = fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")
    properties = fonts.getparent()
    run = None if properties is None else properties.getparent()
    if font and is_symbol_font(font) and run is not None and run.tag == f"{W}r":
        story.symbols.append((font, len(story.out)))
        story.close_after(run, _end_symbols)


def _end_symbols(story: Story) -> None:
    font, begin = story.symbols.pop()
    story.out[begin:] = [in_symbol_font("".join(story.out[begin:]), font)]


def _field_mark(story: Story, mark: Element) -> None:
    kind = mark.get(f"{W}fldCharType")
    if kind == "begin":
        # Check boxes and lists have no result of their own to show.
        story.say(legacy_text(first(mark, f"{W}ffData")))
        story.fields.append(Field())
        story.silences += 1
    elif story.fields and kind == "separate":
        _show_result(story)
    elif story.fields and kind == "end":
        # An EQ field has no result either: its code draws the sign.
        _show_result(story)
        story.say(enclosed(story.fields.pop().code))


def _show_result(story: Story) -> None:
    if not story.fields[-1].shows:
        story.fields[-1].shows = True
        story.silences -= 1


def _code(story: Story, instruction: Element) -> None:
    if story.fields:
        story.fields[-1].code += instruction.text or ""


def _skip(story: Story, element: Element) -> None:
    story.skip(element)


VISITS: dict[str, Visit] = {
    f"{W}t": _text,
    f"{MATH}t": _text,
    f"{W}br": _break,
    f"{W}cr": _break,
    f"{W}tab": _tab,
    f"{W}ptab": _tab,
    f"{W}noBreakHyphen": _hyphen,
    f"{W}sym": _symbol,
    f"{W}fldChar": _field_mark,
    f"{W}instrText": _code,
    f"{W}rt": _skip,
}
SYMBOL_FONTS: dict[str, Visit] = {f"{W}rFonts": _fonts}
