"""formkit.toml is checked word by word before an office opens."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from formkit.errors import ConfigurationError, FileAccessError
from formkit.office import Office, Registration
from formkit.office.config import FILE_NAME, load
from formkit.values.money import Money
from tests.office.desk import CLERK, INTAKE, SHEET

MIB = 1024**2


def settings(folder: Path, text: str) -> Path:
    (folder / FILE_NAME).write_text(text, encoding="utf-8")
    return folder / FILE_NAME


@pytest.mark.parametrize(
    ("text", "seen", "offered"),
    [
        ('procedur = "five-copy"', "procedur", "“procedure”"),
        ('[limit]\ntotal = "1 MiB"', "limit", "“limits”"),
        ('[limits]\ntotall = "1 MiB"', "totall", "“total”"),
        ('[procedure]\nname = "five-copie"', "five-copie", "“five-copy”"),
        ('[procedure]\nlimit = { P5-2 = "5日" }', "limit", "“limits”"),
        ('[procedure.limits]\nP5-20 = "5日"', "P5-20", "“P5-2”"),
        ('[[procedure.authority]]\nuptoo = "5000"\nrole = "总经理"', "uptoo", "“upto”"),
    ],
)
def test_a_word_nobody_knows_is_answered_with_the_nearest(
    text: str, seen: str, offered: str, folder: Path
) -> None:
    settings(folder, text)
    with pytest.raises(ConfigurationError, match="是不是") as caught:
        Office.open(folder)
    assert FILE_NAME in str(caught.value)
    assert seen in str(caught.value)
    assert offered in str(caught.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name = ", "TOML"),
        ("name = 5", "“name”不能写成“5”"),
        ('procedure = "five-copy"', "“procedure”不能写成"),
        ('[limits]\ntotal = "很多"', "total"),
        ('[procedure.limits]\nP5-2 = "很快"', "P5-2"),
        ('[[procedure.authority]]\nrole = "门卫"', "核决层级"),
    ],
)
def test_a_value_that_does_not_fit_is_told(text: str, told: str, folder: Path) -> None:
    settings(folder, text)
    with pytest.raises(ConfigurationError) as caught:
        Office.open(folder)
    assert told in str(caught.value)


def test_settings_that_are_not_there_are_told(tmp_path: Path) -> None:
    with pytest.raises(FileAccessError, match=FILE_NAME):
        load(tmp_path / FILE_NAME)


def test_the_page_of_a_new_office_names_what_the_source_leaves_open(folder: Path) -> None:
    page = (folder / FILE_NAME).read_text(encoding="utf-8")
    with Office.open(folder) as office:
        assert office.config.name == "澄江精密制造"
        assert all(blank.sentence in page for blank in office.procedure.open_blanks)


def test_limits_levels_and_sizes_that_the_office_sets_are_in_force(folder: Path) -> None:
    settings(
        folder,
        '[limits]\ntotal = "400 MiB"\nseconds = 5\n'
        '[procedure]\nname = "five-copy"\n'
        '[procedure.limits]\nP5-2 = "5日"\n'
        '[[procedure.authority]]\nupto = "5000"\nrole = "业务部经理"\n'
        '[[procedure.authority]]\nrole = "总经理"\n',
    )
    with Office.open(folder) as office:
        assert (office.limits.total, office.limits.seconds) == (400 * MIB, 5)
        assert office.isolation.limits == office.limits
        assert office.procedure.authority is not None
        assert office.procedure.authority.needed(Money.parse("5000.01")) == "总经理"
        assert str(office.procedure.deadline("P5-2").limit) == "5日"
        assert not {"procedure.limits.P5-2", "procedure.authority"} & {
            blank.key for blank in office.procedure.open_blanks
        }


def test_a_limit_that_is_set_gives_a_new_sheet_its_last_day(folder: Path) -> None:
    settings(folder, '[procedure.limits]\nP5-5 = "10日"\n')
    said = Registration(now=dt.datetime(2026, 3, 5, 9), by=CLERK)
    with Office.open(folder) as office:
        due = {limit.rule: limit.at for limit in office.new(SHEET, INTAKE, said=said).due}
    assert due["P5-5"] == dt.date(2026, 3, 16)
