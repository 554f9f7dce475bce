"""Ticks are read with every glyph in use, bound to the nearest option, and never guessed."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formkit.errors import UnknownName, Unreadable
from formkit.values.text import fold
from formkit.values.tick import EMPTY, TICKED, TickLine, is_unticked, parse_ticks, print_ticks
from formkit.values.tickmark import CROSSES, TICKED_BOXES, TICKS

GRADES = ("满意", "基本满意", "不满意")
words = st.text(st.characters(categories=["Lu", "Ll", "Lo", "Nd"]), min_size=1, max_size=6)
option_sets = st.lists(words.filter(fold), min_size=1, max_size=6, unique_by=fold)


@given(option_sets, st.data())
def test_a_tick_line_reads_back(options: list[str], data: st.DataObject) -> None:
    chosen = data.draw(st.sets(st.sampled_from(options)))
    ticked = tuple(option for option in options if option in chosen)
    line = TickLine(tuple(options), ticked)
    assert parse_ticks(str(line), options) == line


def test_a_line_prints_with_boxes_that_every_chinese_font_has() -> None:
    assert print_ticks(GRADES, ["满意"]) == "■满意　□基本满意　□不满意"


def test_an_option_that_is_not_on_the_line_cannot_be_ticked() -> None:
    with pytest.raises(UnknownName, match="是不是“基本满意”"):
        print_ticks(GRADES, ["基本满义"])


@pytest.mark.parametrize(
    ("ticked", "empty"),
    list(itertools.product(sorted(TICKED_BOXES), sorted(EMPTY))),
)
@pytest.mark.parametrize("line", ["{0}满意 {1}基本满意 {1}不满意", "满意{0} 基本满意{1} 不满意{1}"])
def test_every_pair_of_glyphs_is_read_before_and_behind_the_options(
    line: str, ticked: str, empty: str
) -> None:
    assert parse_ticks(line.format(ticked, empty), GRADES) == TickLine(GRADES, ("满意",))


@pytest.mark.parametrize("tick", sorted(TICKS))
@pytest.mark.parametrize(
    "line",
    [
        "{}□满意　□基本满意　□不满意",
        "□{}满意　□基本满意　□不满意",
        "□满意{}　□基本满意　□不满意",
        "{} □满意　□基本满意　□不满意",
        "{}满意　基本满意　不满意",
        "满意{}　基本满意　不满意",
        "满意□{}　基本满意□　不满意□",
        "[{}]满意　[ ]基本满意　[ ]不满意",
        "（{}）满意　（　）基本满意　（　）不满意",
        "满意({}) 基本满意() 不满意()",
        "【{}】满意 【】基本满意 【】不满意",
        "满意度：□{}满意 □基本满意 □不满意",
        "□{}满 意　　□基 本 满 意　　□不 满 意",
        "□{}满意\n□基本满意\n□不满意",
    ],
)
def test_a_tick_by_hand_belongs_to_the_nearest_option(line: str, tick: str) -> None:
    assert parse_ticks(line.format(tick), GRADES) == TickLine(GRADES, ("满意",))


@pytest.mark.parametrize(
    ("line", "ticked"),
    [
        ("□满意　√□基本满意　□不满意", "基本满意"),
        ("□满意　□√基本满意　□不满意", "基本满意"),
        ("□满意　□基本满意√　□不满意", "基本满意"),
        ("□满意　□基本满意　□不满意√", "不满意"),
        ("□满意 □基本满意 ☑️不满意", "不满意"),
        ("[x] 不满意  [ ] 满意", "不满意"),
        ("( ) 满意 (V) 不满意", "不满意"),
        ("\uf0a8满意 \uf0a8基本满意 \uf0fe不满意", "不满意"),
        ("\uf0a8满意 \uf0a8基本满意 \uf0fc不满意", "不满意"),
        ("□满意 □基本满意 不满意√", "不满意"),
        ("客户满意度评价 满意□ 不满意■", "不满意"),
    ],
)
def test_the_ticked_option_is_found_anywhere_on_the_line(line: str, ticked: str) -> None:
    assert parse_ticks(line, GRADES) == TickLine(GRADES, (ticked,))


@pytest.mark.parametrize(
    ("line", "doubtful"),
    [
        ("□满意√□基本满意 □不满意", ("满意", "基本满意")),
        ("□满意 √ □基本满意 □不满意", ("满意", "基本满意")),
        ("满意√基本满意 不满意", ("满意", "基本满意")),
        ("×满意 基本满意 不满意", ("满意",)),
        ("□满意 □基本满意 [×]不满意", ("不满意",)),
        ("满意、基本满意", ("满意", "基本满意")),
        ("评价：满意", ("满意",)),
        ("满意度", ("满意",)),
        ("■满意度一般 □基本满意 □不满意", ("满意",)),
    ],
)
def test_a_tick_that_could_be_anothers_is_doubtful_and_never_guessed(
    line: str, doubtful: tuple[str, ...]
) -> None:
    assert parse_ticks(line, GRADES) == TickLine(GRADES, (), doubtful)


@pytest.mark.parametrize("line", ["是否合格：□是 ■否", "是否□是 ■否", "是否 是□ 否■", "是□ 否☑"])
def test_a_label_that_names_the_options_is_none_of_them(line: str) -> None:
    assert parse_ticks(line, ("是", "否")) == TickLine(("是", "否"), ("否",))


def test_a_ticked_box_without_an_option_is_nobodys() -> None:
    with pytest.raises(Unreadable):
        parse_ticks("□满意 □不满意 ■____", GRADES)


def test_a_ticked_box_between_two_options_is_doubtful() -> None:
    assert parse_ticks("满意■不满意", GRADES) == TickLine(GRADES, (), ("满意", "不满意"))


def test_two_ticks_are_both_read() -> None:
    assert parse_ticks("■满意 □基本满意 √□不满意", GRADES).ticked == ("满意", "不满意")


@pytest.mark.parametrize(
    "line",
    [
        "",
        "　",
        "□满意　□基本满意　□不满意",
        "满意/基本满意/不满意",
        "满意 基本满意 不满意",
        "( )满意 ( )不满意",
        "□ □ □",
    ],
)
def test_no_tick_is_no_choice(line: str) -> None:
    assert parse_ticks(line, GRADES) == TickLine(GRADES, ())


@pytest.mark.parametrize("written", ["基本满意", "基 本 满 意", " 基本满意\n", "基本满意。"])
def test_an_option_alone_is_ticked(written: str) -> None:
    assert parse_ticks(written, GRADES) == TickLine(GRADES, ("基本满意",))


@pytest.mark.parametrize("line", ["很好", "■很好 □满意 □不满意", "√很好 满意 不满意", "√", "■"])
def test_a_choice_that_is_not_on_the_line_is_unreadable(line: str) -> None:
    with pytest.raises(Unreadable, match="满意、基本满意、不满意之一"):
        parse_ticks(line, GRADES)


def test_writing_behind_an_option_leaves_it_ticked() -> None:
    options = ("退货", "换货", "其他")
    assert parse_ticks("□退货 □换货 ■其他：客户自行处理", options).ticked == ("其他",)
    assert parse_ticks("□退货 ■换货 □其他____", options).ticked == ("换货",)


def test_writing_glued_to_an_option_makes_it_doubtful() -> None:
    line = parse_ticks("□退货 □换货 ■其他客户自行处理", ("退货", "换货", "其他"))
    assert line == TickLine(("退货", "换货", "其他"), (), ("其他",))


@pytest.mark.parametrize(
    ("mark", "ticked"),
    [("☑", ("客户保密",)), ("√", ("客户保密",)), ("□", ()), ("□√", ("客户保密",))],
)
def test_a_lone_box_belongs_to_the_only_option(mark: str, ticked: tuple[str, ...]) -> None:
    assert parse_ticks(mark, ["客户保密"]).ticked == ticked
    assert parse_ticks(f"{mark}客户保密", ["客户保密"]).ticked == ticked


@pytest.mark.parametrize(
    ("text", "ticked", "doubtful"),
    [
        ("□满意 □基本满意 ■满意", (), ("满意", "不满意")),
        ("□满意 □基本满意 □满意√", (), ("满意", "不满意")),
        ("■满意 □基本满意 □满意", ("满意",), ()),
        ("□满意 ■基本满意 □满意", ("基本满意",), ()),
        ("□满意 □基本满意 □满意", (), ()),
    ],
)
def test_a_tick_at_an_option_misprinted_as_another_says_neither(
    text: str, ticked: tuple[str, ...], doubtful: tuple[str, ...]
) -> None:
    options = ("满意", "基本满意", "不满意")
    assert parse_ticks(text, options) == TickLine(options, ticked, doubtful)


def test_the_longest_option_is_meant() -> None:
    assert parse_ticks("■不合格 □合格", ("合格", "不合格")).ticked == ("不合格",)


def test_the_glyph_sets_do_not_overlap() -> None:
    assert TICKED == TICKED_BOXES | TICKS
    assert not EMPTY & TICKED
    assert not CROSSES & (EMPTY | TICKED)


@pytest.mark.parametrize(
    ("text", "ticked", "doubtful"),
    [
        ("■满意 □基本满意 □满意", ("满意",), ()),
        ("□满意 □基本满意 ■满意", (), ("满意", "不满意")),
        ("■满意 □基本满意 ■满意", ("满意",), ("不满意",)),
        ("□满意 □基本满意 □满意", (), ()),
    ],
)
def test_an_option_printed_twice_may_be_the_one_that_is_missing(
    text: str, ticked: tuple[str, ...], doubtful: tuple[str, ...]
) -> None:
    line = parse_ticks(text, ("满意", "基本满意", "不满意"))
    assert (line.ticked, line.doubtful) == (ticked, doubtful)


@pytest.mark.parametrize("text", ["□满意 □不满意", "☐满意☐满意"])
def test_a_line_is_unticked_where_every_option_has_its_empty_box(text: str) -> None:
    assert is_unticked(text, ("满意", "不满意"))


@pytest.mark.parametrize("text", ["□满意", "□满意 ■不满意", "□满意 □不满意 √", ""])
def test_a_line_with_a_mark_or_without_its_boxes_is_not_unticked(text: str) -> None:
    assert not is_unticked(text, ("满意", "不满意"))
