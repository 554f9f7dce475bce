"""A form proposed from what an office's blank is made of, and where its boxes stand on it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from formkit.drafting.guess import Guess, guessed
from formkit.drafting.lettering import letters
from formkit.filling.words import SHEET_WORDS
from formkit.forms.declare import declare
from formkit.forms.dump import dump
from formkit.forms.form import Form
from formkit.forms.spec import BoxSpec, FormSpec, RowsSpec, SectionSpec
from formkit.reading.anatomy import Anatomy, Field, Part
from formkit.reading.columns import TOTALS, Columns, is_calculated, is_serial
from formkit.reading.crossings import crossing
from formkit.reading.keys import label_key
from formkit.reading.wording import is_place, label_of, options, ticks_span, unit_of, unnumbered
from formkit.say import say
from formkit.values.grid import Cell
from formkit.values.label import identifier

CONTENT = "内容"
_WORD_BEHIND = re.compile(r"[\s_＿]{2,}[^\s_＿]{1,3}\s*")
_LINES = "明细"
SHORTEST_NAME = 2
LONGEST_NAME = 16
MOST_LINES = 12
_SURE = 2
"""The blank rows from which on a heading is surely that of a table."""
EDGES = ("页眉", "页脚")
_NUMBER_LABELS = ("编号", "no", "no.", "№")
NUMBER = BoxSpec("number", "编号", type="number", required=False)
"""What stands for the number of the sheet itself among the places."""


@dataclass(frozen=True)
class Spot:
    """A box and the place on the blank where its value goes."""

    box: BoxSpec
    field: Field


@dataclass(frozen=True)
class Strip:
    """A repeating table and the rows on the blank where its lines go."""

    rows: RowsSpec
    table: Columns


@dataclass(frozen=True)
class Sheet:
    """The blank as a file.

    Attributes:
        file: Its name, for a blank without a title.
        medium: docx or xlsx.
        heights: The lines of writing that its cells have.
        taken: The letters that stand before the numbers of other forms.
    """

    file: str
    medium: str
    heights: Mapping[str, int] = field(default_factory=dict)
    taken: Collection[str] = ()


@dataclass(frozen=True)
class Proposal:
    """A form proposed.

    Attributes:
        spec: The form.
        toml: The same in the language of declarations.
        spots: Where its boxes stand on the blank.
        strips: Where its tables stand.
        doubts: What it is unsure of, a sentence each.
    """

    spec: FormSpec
    toml: str
    spots: tuple[Spot, ...]
    strips: tuple[Strip, ...]
    doubts: tuple[str, ...]


def proposed(seen: Anatomy, sheet: Sheet) -> Proposal:
    """The form that a blank is.

    Raises:
        InputError: It has no blank places with labels.
    """
    title = seen.title or sheet.file
    writer = _Writer(sheet)
    sections = tuple(writer.section(part, n) for n, part in enumerate(_merged(seen.parts)))
    rough = FormSpec(
        title=title,
        numbered=f"{letters(title, sheet.taken)}{{yy}}{{mm}}{{serial:04}}",
        medium=sheet.medium,
        sections=tuple(one for one in sections if one.boxes or one.rows),
        form=Form,
    )
    spec = declare(dump(rough), source=title)
    told = [*writer.doubts, *(f"{one.where}　“{one.text}”：{one.why}" for one in seen.doubts)]
    if not seen.title:
        told.insert(0, say("没有看到标题，用文件名“{title}”。", title=title))
    told.append(say("看不出哪些栏位必填，都按可不填；必填的请去掉 optional = true。"))
    told += writer.on_number(rough.numbered)
    return Proposal(spec, dump(spec), tuple(writer.spots), tuple(writer.strips), tuple(told))


def _merged(parts: list[Part]) -> list[Part]:
    """The parts in their order; those without a title behind the first are joined."""
    first, *others = parts
    found, rest = [first], Part("")
    for part in others:
        if part.title:
            found.append(part)
            continue
        if not rest.things:
            found.append(rest)
        rest.things += part.things
    return found


@dataclass
class _Writer:
    """Writes boxes with their places, names each once, and keeps what was doubtful."""

    sheet: Sheet
    spots: list[Spot] = field(default_factory=list)
    strips: list[Strip] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    sections: set[str] = field(default_factory=set)

    def on_number(self, numbering: str) -> list[str]:
        """What is to be said of the sheet's own number."""
        rule = say("编号规则 {rule} 是建议的，请改成本单位的；各种表单不要相同。", rule=numbering)
        if any(spot.box is NUMBER for spot in self.spots):
            return [rule]
        unseen = say(
            "原表没有“编号”一栏，编号不印在纸上，只记在文件里；要印请在模板里写 {name}。",
            name="{{ number }}",
        )
        return [rule, unseen]

    def section(self, part: Part, n: int) -> SectionSpec:
        title = part.title or (CONTENT if not n else say("其他"))
        name = _free(_named(title), self.sections | SHEET_WORDS)
        self.sections.add(name)
        names: set[str] = set()
        boxes, tables = list[BoxSpec](), list[RowsSpec]()
        for one in part.things:
            if isinstance(one, Columns) and one.entries and not one.is_blank:
                boxes += self._checks(one, name, names)
            elif isinstance(one, Columns):
                tables += self._table(one, name, names, part.title)
            elif self._is_number(one):
                self.spots.append(Spot(NUMBER, one))
            elif self._is_blank(one):
                boxes.append(self._box(one, name, names, part))
        return SectionSpec(name, title, boxes=tuple(boxes), rows=tuple(tables))

    # --- single boxes

    def _is_number(self, one: Field) -> bool:
        """True for the first place of a number that is called nothing more than that."""
        is_first = not any(spot.box is NUMBER for spot in self.spots)
        return is_numbers_place(one) and (is_first or one.cell.where.startswith(EDGES))

    def _is_blank(self, one: Field) -> bool:
        """False for a place in which something is written, which is told."""
        if is_place(one.text) or len(options(one.text)) > 1 or unit_of(one.text):
            return True
        if is_calculated(one.cell):
            return False
        seen = one.text.strip()[:20]
        if _WORD_BEHIND.fullmatch(one.text):
            why = say("空白后面印着“{seen}”，没有放栏位；要放请先把它从原表里去掉", seen=seen)
        else:
            why = say("已经写着“{seen}”，没有当作空白", seen=seen)
        self.doubts.append(f"{one.cell.where}　“{one.label}”：{why}")
        return False

    def _box(self, one: Field, section: str, names: set[str], part: Part) -> BoxSpec:
        guess = (
            self._date_of_signature(one, part)
            or _sum(one, part)
            or _counted(one)
            or guessed(one.label, one.text)
        )
        path = f"{section}.{self._name(one.label, names)}"
        lines = self._lines(one, guess)
        box = _spec(path, one.label, guess, lines)
        for why in filter(None, (one.doubt, guess.doubt)):
            self.doubts.append(f"{one.cell.where}　“{one.label}”：{why}")
        if _has_rule_behind(one):
            why = say("勾选项后面的横线没有栏位，写在上面的字读不进来")
            self.doubts.append(f"{one.cell.where}　“{one.label}”：{why}")
        self.spots.append(Spot(box, one))
        return box

    def _date_of_signature(self, one: Field, part: Part) -> Guess | None:
        """A time right behind a signature is the day of signing."""
        fields = [thing for thing in part.things if isinstance(thing, Field)]
        before = fields[fields.index(one) - 1] if one in fields[1:] else None
        is_time = identifier(one.label) in ("时间", "日期") and "时" not in one.text
        is_signed = before is not None and guessed(before.label, before.text).kind == "signature"
        return Guess("date") if is_time and is_signed else None

    def _lines(self, one: Field, guess: Guess) -> int:
        if guess.kind != "text":
            return 1
        within = one.text.count("\n") + 1
        high = self.sheet.heights.get(one.cell.where, one.cell.height) if one.is_whole else 1
        return min(max(within, high), MOST_LINES)

    def _name(self, label: str, names: set[str]) -> str:
        name = _free(_named(label), names)
        names.add(name)
        return name

    # --- tables

    def _checks(self, table: Columns, section: str, names: set[str]) -> Iterator[BoxSpec]:
        """The boxes of a checklist, each called after its row and its column."""
        for row, head, cell in table.entries:
            item, column = label_of(unnumbered(row.text)), label_of(head.text)
            guess = guessed(column, cell.text)
            guess = Guess("text") if guess.kind in ("moment", "yes_no") else guess
            name = self._name(f"{_named(item)[:LONGEST_NAME]}_{_named(column)}", names)
            box = _spec(f"{section}.{name}", crossing(item, column), guess, 1)
            self.spots.append(Spot(box, Field(box.label, cell, 0, len(cell.text))))
            yield box

    def _table(
        self, table: Columns, section: str, names: set[str], title: str
    ) -> Iterator[RowsSpec]:
        where = table.heads[0].where
        if not table.is_blank:
            why = say("表里已经印了内容，没有当作明细表；里面的空白请自己加栏位和占位符")
            self.doubts.append(f"{where}　“{label_of(table.heads[0].text)}”…：{why}")
            return
        table = _entered(table)
        path = f"{section}.{self._name(title or _LINES, names)}"
        columns: set[str] = set()
        boxes = tuple(self._column(head, path, columns) for head in table.heads)
        rows = RowsSpec(path, title or _LINES, boxes=boxes, lines=max(1, len(table.rows)))
        if len(table.rows) < _SURE:
            self.doubts.append(f"{where}　“{label_of(table.heads[0].text)}”…：{_few(table)}")
        self.strips.append(Strip(rows, table))
        yield rows

    def _column(self, head: Cell, path: str, names: set[str]) -> BoxSpec:
        label = label_of(head.text)
        guess = guessed(label, "")
        kind = "text" if guess.kind in ("moment", "yes_no") else guess.kind
        kind = "integer" if is_serial(head.text) else kind
        return _spec(f"{path}.{self._name(label, names)}", label, Guess(kind), 1)


def is_numbers_place(one: Field) -> bool:
    """True for a blank that asks for the number of the sheet and nothing more than that."""
    return label_key(one.label).lower() in _NUMBER_LABELS and is_place(one.text)


def _spec(path: str, label: str, guess: Guess, lines: int) -> BoxSpec:
    return BoxSpec(path, label, type=guess.kind, choices=guess.choices, required=False, lines=lines)


def _sum(one: Field, part: Part) -> Guess | None:
    """A sum under a table is of the kind of what is summed there, if that is plain."""
    if label_key(one.label) not in TOTALS:
        return None
    tables = (thing for thing in part.things if isinstance(thing, Columns))
    kinds = {guessed(label_of(head.text), "").kind for table in tables for head in table.heads}
    return next((Guess(kind) for kind in ("money", "quantity") if kind in kinds), None)


def _counted(one: Field) -> Guess | None:
    """A place with a printed unit holds a number of that; one of money where the label says so."""
    unit = unit_of(one.text)
    if not unit:
        return None
    if guessed(one.label, "").kind == "money":
        return Guess("money")
    return Guess("quantity", doubt=say("空白后面印着“{unit}”：按数量算，要连单位写", unit=unit))


def _entered(table: Columns) -> Columns:
    """The table without the columns that Excel calculates."""
    kept = [
        n for n in range(len(table.heads)) if not any(is_calculated(row[n]) for row in table.rows)
    ]
    rows = tuple(tuple(row[n] for n in kept) for row in table.rows)
    return Columns(tuple(table.heads[n] for n in kept), rows)


def _few(table: Columns) -> str:
    if not table.rows:
        return say("只有表头，下面没有空行：当作可以加行的明细表")
    return say("表头下面只有一行空白：当作可以加行的明细表；只填一次的请改成栏位")


def _has_rule_behind(one: Field) -> bool:
    """Whether a rule to write on follows what can be ticked, as behind ``其他``."""
    return bool(options(one.text)) and "__" in one.text[ticks_span(one.text)[1] :]


def _named(label: str) -> str:
    """A name short enough to be typed: what stands before a bracket, where that tells enough."""
    short = label.replace("(", "（").partition("（")[0].strip()
    name = identifier(label if len(short) < SHORTEST_NAME else short)
    # Pydantic keeps names that begin with a line for itself.
    return name.lstrip("_0123456789") or CONTENT


def _free(name: str, taken: set[str] | frozenset[str]) -> str:
    n, found = 1, name
    while found in taken:
        n += 1
        found = f"{name}_{n}"
    return found
