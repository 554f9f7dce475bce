"""Everything formkit says can be said in English, and click speaks Chinese."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog

SCRIPT = Path(__file__).parents[2] / "scripts" / "catalogues.py"


@pytest.fixture(scope="module")
def catalogues() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogues", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pairs(catalogue: Catalog) -> list[tuple[str, str]]:
    return [
        (one.id, one.string)
        for one in catalogue
        if isinstance(one.id, str) and isinstance(one.string, str) and one.id
    ]


def names(sentence: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", sentence))


def test_every_sentence_of_formkit_has_its_english(catalogues: ModuleType) -> None:
    missing = catalogues.untranslated(catalogues.updated("en"))
    assert not missing, "run scripts/catalogues.py and translate the empty ones"


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_compiled_catalogue_says_what_the_written_one_says(
    language: str, catalogues: ModuleType
) -> None:
    assert not catalogues.is_stale(language), "run scripts/catalogues.py"


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_nothing_in_the_catalogue_is_left_untranslated(
    language: str, catalogues: ModuleType
) -> None:
    assert catalogues.untranslated(catalogues.known(language)) == []


def test_english_sentences_have_the_same_names_to_fill_in(catalogues: ModuleType) -> None:
    wrong = [
        chinese
        for chinese, english in pairs(catalogues.known("en"))
        if english and names(chinese) != names(english)
    ]
    assert wrong == []
