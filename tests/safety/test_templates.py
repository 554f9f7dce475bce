"""A template prints what stands in the boxes and reaches nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import meta
from jinja2.exceptions import (
    SecurityError,
    TemplateAssertionError,
    TemplateNotFound,
    UndefinedError,
)
from markupsafe import escape

from formkit.safety.templates import environment


class Record:
    """An object that a template must not reach."""

    number = "26030001"

    def delete(self) -> str:
        """Never called."""
        raise AssertionError


PAPER: dict[str, Any] = {
    "编号": "26030001",
    "受理": {"客户名称": "远山机电 <A&B>", "items": "电机", "投诉日期": "2026年3月5日"},
    "明细": [{"品名": "电机", "数量": 2}, {"品名": "水泵", "数量": 3}],
    "长": "字" * 1000,
    "record": Record(),
}


def printed(template: str) -> str:
    """What the template prints of the paper."""
    return environment().from_string(template).render(PAPER)


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{{ 编号 }}", "26030001"),
        ("{{ 受理.投诉日期 }} {{ 受理['投诉日期'] }}", "2026年3月5日 2026年3月5日"),
        ("{{ 受理.客户名称 }}", "远山机电 &lt;A&amp;B&gt;"),
        ("{{ 受理.客户名称|e }}", "远山机电 &lt;A&amp;B&gt;"),
        ("{{ 受理.items }}", "电机"),
        ("{{ 明细[0].品名 }}{{ 明细[-1].品名 }}", "电机水泵"),
        ("{{ 编号[:4] }}", "2603"),
        ("{% for 行 in 明细 %}{{ loop.index }}{{ 行.品名 }}{% endfor %}", "1电机2水泵"),
        ("{% for 行 in 明细 %}{{ loop.cycle('单', '双') }}{% endfor %}", "单双"),
        ("{% for 行 in 明细 %}{{ '、' if not loop.last }}{% endfor %}", "、"),
        ("{% if 明细 %}有{% else %}无{% endif %}", "有"),
        ("{% set 份 = 2 * 3 + 1 %}{{ 份 }}", "7"),
        ("{% with 甲 = 1 %}{{ 甲 }}{% endwith %}", "1"),
        ("{{ 明细|join('、', '品名') }} {{ 明细|length }}", "电机、水泵 2"),
        ("{{ 编号 ~ '-' ~ 3 }}", "26030001-3"),
        ("{{ '<' ~ 编号 }}", "&lt;26030001"),
        ("{{ [1, 2]|join('/') }} {{ {'甲': 1}.甲 }}", "1/2 1"),
        ("{{ 受理.无此栏|default('无') }}", "无"),
        ("{{ 2.345|round(1) }} {{ 7 % 3 }} {{ 2 ** 10 }}", "2.3 1 1024"),
        ("{{ 编号|replace('2603', '2604') }}", "26040001"),
        ("{{ 'a' * 3 + 'b' }}", "aaab"),
    ],
)
def test_a_template_prints_values(template: str, text: str) -> None:
    assert printed(template) == text


@given(st.text())
def test_whatever_stands_in_a_box_is_printed_and_never_run(text: str) -> None:
    assert environment().from_string("{{ 文 }}").render(文=text) == str(escape(text))


@pytest.mark.parametrize(
    "template",
    [
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ self.__init__.__globals__ }}",
        "{{ self._TemplateReference__context }}",
        "{{ ''.__class__ }}",
        "{{ ''['__class__'] }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ 受理.__class__ }}",
        "{{ 编号.format }}",
        "{{ '{0.__class__}'.format(编号) }}",
        "{{ 编号.upper() }}",
        "{{ 受理.get('客户名称') }}",
        "{{ 受理.clear() }}",
        "{{ 明细.append(1) }}",
        "{{ 明细|join(attribute='__class__') }}",
        "{{ record.delete() }}",
        "{{ record.number }}",
        "{{ record['number'] }}",
        "{{ record[0] }}",
        "{% for 行 in 明细 %}{{ loop._iterator }}{% endfor %}",
        "{% for 行 in 明细 %}{{ loop.__class__ }}{% endfor %}",
        "{% for 行 in 明细 %}{{ loop.cycle.__func__ }}{% endfor %}",
        "{% for 行 in 明细 %}{{ loop.index.real }}{% endfor %}",
        "{% for 行 in 明细 recursive %}{{ loop(明细) }}{% endfor %}",
    ],
)
def test_an_escape_from_the_template_is_refused(template: str) -> None:
    with pytest.raises(SecurityError, match="模板里不能"):
        printed(template)


@pytest.mark.parametrize(
    "template",
    [
        "{{ 'A' * 10**9 }}",
        "{{ 10**9 * 'A' }}",
        "{{ [0] * 10**9 }}",
        "{{ 9 ** (9 ** 9) }}",
        "{{ 2 ** 100000 * 2 ** 100000 }}",
        "{% set n = 2 ** 2000 %}{{ n * n * n }}",
        "{{ '%01000000000d' % 3 }}",
        "{{ 长 + 长 * 1000 }}",
        "{% set s = 长 %}" + "{% set s = s ~ s %}" * 40,
        "{% set s = 长 %}" + "{% set s = s + s %}" * 40,
        "{% set s = 长 %}" + "{% set s = [s, s]|join(s) %}" * 40,
        "{% set s = 长 %}" + "{% set s = s|replace('字', s) %}" * 40,
        "{% set s = 长 %}" + "{% set s = [s, s] %}" * 40 + "{{ s }}",
        "{% set s = 长 %}" + "{% set s = (s, s) %}" * 40 + "{{ s }}",
        "{% set s = 长 %}" + "{% set s = {'a': s, 'b': s} %}" * 40 + "{{ s }}",
        "{% set s = 明细 %}" + "{% set s = s + s %}" * 40,
    ],
)
def test_a_template_cannot_build_more_than_a_page(template: str) -> None:
    with pytest.raises(SecurityError, match="过长|过大|一组值|列表|%"):
        printed(template)


def test_rounding_is_bounded() -> None:
    assert printed("{{ 1.5|round(10**9, 'floor') }}") == "1.5"


@pytest.mark.parametrize(
    "template",
    [
        "{% include 'x' %}",
        "{% import 'x' as x %}",
        "{% extends 'x' %}",
        "{% macro m() %}{% endmacro %}",
        "{% block b %}{% endblock %}",
        "{% filter upper %}a{% endfilter %}",
        "{% set s %}a{% endset %}",
        "{% set ns.x = 1 %}",
        "{% autoescape false %}{{ 编号 }}{% endautoescape %}",
    ],
)
def test_statements_that_define_or_include_are_refused(template: str) -> None:
    with pytest.raises(SecurityError, match="语句，只能用 for、if、set、with"):
        printed(template)


@pytest.mark.parametrize(
    "name", ["attr", "safe", "map", "batch", "format", "tojson", "pprint", "center", "random"]
)
def test_other_filters_do_not_exist(name: str) -> None:
    with pytest.raises(TemplateAssertionError, match=name):
        printed(f"{{{{ 编号|{name} }}}}")


@pytest.mark.parametrize(
    "template",
    [
        "{{ 无此栏 }}",
        "{{ 无此栏.品名 }}",
        "{{ 受理.无此栏 }}",
        "{{ 编号.无此栏 }}",
        "{{ 明细[9] }}",
        "{{ range(3) }}",
        "{{ lipsum() }}",
        "{{ namespace() }}",
    ],
)
def test_a_missing_value_is_an_error_and_not_a_blank(template: str) -> None:
    with pytest.raises(UndefinedError):
        printed(template)


def test_no_other_template_can_be_loaded() -> None:
    with pytest.raises(TemplateNotFound):
        environment().get_template("/etc/passwd")


def test_the_boxes_a_template_asks_for_can_be_listed() -> None:
    source = "{{ 编号 ~ 尾 }}{% for 行 in 明细 %}{{ 行.品名 }}{% endfor %}"
    assert meta.find_undeclared_variables(environment().parse(source)) == {"编号", "尾", "明细"}
