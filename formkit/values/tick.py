"""Tick lines: ``■满意　□基本满意　□不满意``, printed and read with every glyph in use."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from formkit.errors import UnknownName, Unreadable
from formkit.say import say
from formkit.values.text import fold
from formkit.values.tickmark import BOXES, EMPTY, LABELS, TICKED, Kind, Sign, signs

__all__ = ["EMPTY", "TICKED", "TickLine", "is_unticked", "parse_ticks", "print_ticks"]


@dataclass(frozen=True)
class TickLine:
    """The options printed on a line and those that bear a tick.

    Attributes:
        options: As printed, in order.
        ticked: Those that bear a tick, in the same order.
        doubtful: Those with a mark that may be another's, or that may be no tick.
    """

    options: tuple[str, ...]
    ticked: tuple[str, ...]
    doubtful: tuple[str, ...] = ()

    def __str__(self) -> str:
        return print_ticks(self.options, self.ticked)


@dataclass(frozen=True)
class _Spot:
    """An option, or other writing, together with its box."""

    label: Sign
    box: Sign | None

    def distance(self, mark: Sign) -> int:
        """How far off a mark stands, 0 beside it or between box and option."""
        parts = (self.label, self.box or self.label)
        start, end = min(part.start for part in parts), max(part.end for part in parts)
        return max(start - mark.end, mark.start - end, 0)


def print_ticks(options: Sequence[str], ticked: Iterable[str]) -> str:
    """The line as printed: ``■满意　□基本满意　□不满意``."""
    chosen = tuple(ticked)
    for one in chosen:
        if one not in options:
            raise UnknownName(say("选项"), one, options)
    return "　".join(f"{'■' if option in chosen else '□'}{option}" for option in options)


def parse_ticks(text: str, options: Sequence[str]) -> TickLine:
    """The ticks on a line; a mark between two options makes both doubtful, it is never guessed.

    An option standing alone without any box counts as ticked.

    Raises:
        Unreadable: Something is written that is none of the options, or bears the tick.
    """
    found = _with_only_option(signs(text, options), options)
    marked = any(sign.kind not in LABELS for sign in found)
    ticked, doubtful = _read_marks(found) if marked else _read_words(found, options)
    keys = {fold(option): option for option in options}
    astray = _misprinted(found, options)
    doubtful += [one for sign in ticked if sign in astray for one in (sign, astray[sign])]
    ticked = [sign for sign in ticked if sign not in astray]
    if any(sign.kind is not Kind.OPTION and not _begun(sign, keys) for sign in ticked):
        raise Unreadable(text, say("{options}之一", options="、".join(options)))
    again = _printed_again(found, keys)
    sure = {keys[sign.text] for sign in ticked if sign.kind is Kind.OPTION and sign not in again}
    unsure = {keys[key] for sign in (*ticked, *doubtful) if (key := _begun(sign, keys))} - sure
    if any(sign in again for sign in ticked):
        unsure |= {keys[key] for key in keys.keys() - {sign.text for sign in found}}
    return TickLine(tuple(options), _in_order(options, sure), _in_order(options, unsure))


def _misprinted(found: list[Sign], options: Sequence[str]) -> dict[Sign, Sign]:
    """Options printed a second time where another belongs, with the one that belongs there.

    Of ``□满意 □基本满意 □满意`` the third stands where 不满意 should: a tick there says neither.
    """
    printed = [sign for sign in found if sign.kind is Kind.OPTION]
    is_repeated = len({sign.text for sign in printed}) < len(printed)
    if not is_repeated or len(printed) != len(options):
        return {}
    places = zip(printed, map(fold, options), strict=True)
    return {sign: replace(sign, text=meant) for sign, meant in places if sign.text != meant}


def _printed_again(found: list[Sign], keys: Collection[str]) -> list[Sign]:
    """The options printed a second time while another is missing: one of the two is misprinted."""
    named = [sign for sign in found if sign.kind is Kind.OPTION]
    texts = [sign.text for sign in named]
    if set(keys) <= set(texts):
        return []
    return [sign for n, sign in enumerate(named) if sign.text in texts[:n]]


def is_unticked(text: str, options: Sequence[str]) -> bool:
    """True for a line on which all options stand and every box is empty."""
    found = [sign.kind for sign in signs(text, options)]
    boxes, named = found.count(Kind.EMPTY_BOX), found.count(Kind.OPTION)
    return boxes + named == len(found) and boxes == named >= len(options) > 0


def _with_only_option(found: list[Sign], options: Sequence[str]) -> list[Sign]:
    """A box by itself is the box of the only option there is."""
    if len(options) != 1 or not found or any(sign.kind in LABELS for sign in found):
        return found
    end = found[-1].end
    return [*found, Sign(Kind.OPTION, fold(options[0]), end, end)]


def _read_words(found: list[Sign], options: Sequence[str]) -> tuple[list[Sign], list[Sign]]:
    """What is ticked and what is doubtful where no mark was made."""
    named = [sign for sign in found if sign.kind is Kind.OPTION]
    if len(found) == 1 or not named:
        return found, []
    return [], [] if {sign.text for sign in named} == set(map(fold, options)) else named


def _read_marks(found: list[Sign]) -> tuple[list[Sign], list[Sign]]:
    """What is ticked and what is doubtful where boxes or ticks stand."""
    printed = [sign for sign in found if sign.kind not in (Kind.TICK, Kind.CROSS)]
    step = _step_to_box(printed)
    spots = _spots(printed, step)
    owners = {spot.box: spot.label for spot in spots if spot.box}
    ticked: list[Sign] = []
    doubtful: list[Sign] = []
    for mark in found:
        if mark.kind is Kind.TICKED_BOX and step:
            ticked.append(owners.get(mark, mark))
        elif mark.kind in (Kind.TICK, Kind.CROSS, Kind.TICKED_BOX):
            near = _nearest(mark, spots)
            certain = mark.kind is not Kind.CROSS and len(near) == 1
            (ticked if certain else doubtful).extend(near)
    return ticked, doubtful


def _step_to_box(printed: list[Sign]) -> int:
    """Where the box of an option stands: -1 before it, 1 behind it, 0 if that is not clear."""
    boxed = [sign.kind in BOXES for sign in printed if sign.kind is not Kind.WORD]
    if not any(boxed):
        return 0
    return -1 if boxed[0] else int(boxed[-1])


def _spots(printed: list[Sign], step: int) -> list[_Spot]:
    """Options with their boxes; other writing counts where it has a box, or where nothing has."""
    places = dict(enumerate(printed))
    beside = ((sign, places.get(at + step)) for at, sign in places.items() if sign.kind in LABELS)
    spots = [_Spot(label, box if box and box.kind in BOXES else None) for label, box in beside]
    boxed = any(sign.kind in BOXES for sign in printed)
    return [spot for spot in spots if spot.box or spot.label.kind is Kind.OPTION or not boxed]


def _nearest(mark: Sign, spots: list[_Spot]) -> list[Sign]:
    """The option nearest to a mark, or both where it stands in the middle; itself if none is."""
    least = min((spot.distance(mark) for spot in spots), default=0)
    return [spot.label for spot in spots if spot.distance(mark) == least] or [mark]


def _begun(sign: Sign, keys: Iterable[str]) -> str:
    """The option that other writing begins with: ``其他`` of ``其他客户要求``."""
    return max((key for key in keys if sign.text.startswith(key)), key=len, default="")


def _in_order(options: Sequence[str], chosen: set[str]) -> tuple[str, ...]:
    return tuple(option for option in options if option in chosen)
