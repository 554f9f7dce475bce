"""What stands in the places of the labels on a paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from formkit.reading.behind import Behind, behind
from formkit.reading.beside import value_cells
from formkit.reading.index import Index
from formkit.reading.keys import label_key
from formkit.reading.paper import Paper, Place, Placed, where
from formkit.reading.resolve import Meant
from formkit.reading.settle import DOUBTFUL, DRAWN, IN_ORDER, INSIDE, LABELLED, Seen
from formkit.reading.sighting import heads_with_label


@dataclass(frozen=True)
class Labelled:
    """A label, what is seen in its place, and what stands there of labels unknown to the form."""

    meant: Meant
    seen: Seen
    rest: str = ""


def labelled(paper: Paper, meant: list[Meant], *, index: Index) -> list[Labelled]:
    """Every label with what is seen in its place; labels and values are claimed."""
    alone = [one for one in meant if one.sighting.is_alone]
    inside = [one for one in meant if not one.sighting.is_alone]
    others: dict[Place, int] = {}
    for one in inside:
        others.setdefault(one.sighting.place, one.sighting.begin)
    cells = value_cells(paper, alone, others=set(others))
    values = {place for spots in cells for place, _ in spots}
    found = {one.box.path for one, spots in zip(alone, cells, strict=True) if one.box and spots}
    texts = behind(paper, inside, index=index, values=values, found=found)
    paper.claimed |= {one.meant.sighting.place for one in texts}
    cuts = _cuts(texts, index)
    placeless = [
        one
        for one, spots in zip(alone, cells, strict=True)
        if all(cuts.get(place) == 0 for place, _ in spots)
    ]
    return [
        _unless_label(one, index)
        for one in (
            *(_beside(paper, one, spots, cuts) for one, spots in zip(alone, cells, strict=True)),
            *_of_label(paper, placeless),
            *(_behind(paper, one, others) for one in texts),
        )
    ]


def _unless_label(one: Labelled, index: Index) -> Labelled:
    """As it is; doubtful where what is seen is itself a label of the form, or begins with one."""
    if not heads_with_label(one.seen.text, index):
        return one
    return replace(one, seen=replace(one.seen, confidence=DOUBTFUL))


def _of_label(paper: Paper, placeless: list[Meant]) -> Iterator[Labelled]:
    """Labels without a place of their own that have such another one beside them.

    That may be what was filled in, and none.
    """
    others = {
        one.sighting.place
        for one in placeless
        if not one.sighting.cell.text.rstrip().endswith((":", "："))
    }
    for one in placeless:
        following = paper.beside(one.sighting.place, one.sighting.cell)
        if one.sighting.place in others and following and following[0][0] in others:
            cell = following[0][1]
            yield Labelled(one, Seen(cell.text, "label", where(cell), DOUBTFUL))


def _cuts(texts: list[Behind], index: Index) -> dict[Place, int]:
    """Where the first label within the text of a cell begins, with what is printed before it."""
    cuts: dict[Place, int] = {}
    for one in texts:
        seen = one.meant.sighting
        before = label_key(seen.cell.text[: seen.begin])
        begin = 0 if before in index.printed else seen.begin
        cuts[seen.place] = min(begin, cuts.get(seen.place, begin))
    return cuts


def _beside(paper: Paper, one: Meant, spots: list[Placed], cuts: dict[Place, int]) -> Labelled:
    text = "\n".join(cell.text[: cuts.get(place)] for place, cell in spots).strip("\n")
    cell = spots[0][1] if spots else one.sighting.cell
    sure = IN_ORDER if paper.is_loose(one.sighting.place) and len(spots) > 1 else LABELLED
    return Labelled(one, Seen(text, "label", where(cell), _confidence(paper, one, sure)))


def _behind(paper: Paper, one: Behind, others: Mapping[Place, int]) -> Labelled:
    seen = one.meant.sighting
    more = list(_running_on(paper, one, others)) if paper.is_loose(seen.place) else []
    paper.claim(more)
    text = "\n".join([one.text, *(cell.text for _, cell in more)])
    sure = DOUBTFUL if one.is_doubtful else INSIDE
    confidence = _confidence(paper, one.meant, min(sure, IN_ORDER) if more else sure)
    return Labelled(one.meant, Seen(text, "label", where(seen.cell), confidence), one.rest)


def _running_on(paper: Paper, one: Behind, others: Mapping[Place, int]) -> Iterator[Placed]:
    """The loose paragraphs over which a long text runs on."""
    seen, box = one.meant.sighting, one.meant.box
    spot = paper.under(seen.place, seen.cell)
    # A print does not tell where a text of one line was wrapped.
    is_print = paper.document.medium == "pdf" and box is not None and box.type == "text"
    if not seen.cell.text.rstrip().endswith(one.text) or not (is_print or (box and box.lines > 1)):
        return
    while spot and spot[0] not in others:
        is_free = paper.is_free(spot, one.meant.boxes) and not paper.is_printed(spot)
        if not spot[1].text.strip() or not is_free:
            return
        yield spot
        spot = paper.under(*spot)
    if is_print and spot and spot[1].text[: others[spot[0]]].strip():
        yield spot[0], replace(spot[1], text=spot[1].text[: others[spot[0]]].strip())


def _confidence(paper: Paper, one: Meant, sure: float) -> float:
    drawn = DRAWN if paper.document.medium == "pdf" else sure
    return min(sure, drawn, IN_ORDER if one.by_order else sure)
