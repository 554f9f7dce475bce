"""The language that formkit speaks: Chinese as written here, English from the catalogue."""

from __future__ import annotations

import gettext
from contextvars import ContextVar
from functools import cache
from pathlib import Path

LANGUAGES = ("zh", "en")
CATALOGUES = Path(__file__).parent / "locale"

_language: ContextVar[str] = ContextVar("formkit_language", default="zh")


def speak(language: str) -> None:
    """Speak Chinese (``zh``) or English (``en``) from here on."""
    if language not in LANGUAGES:
        raise ValueError(language)
    _language.set(language)


def language() -> str:
    """The language spoken now: ``zh`` or ``en``."""
    return _language.get()


def say(sentence: str, **values: object) -> str:
    """The sentence in the language spoken now, with its ``{names}`` filled in."""
    spoken = _catalogue(_language.get()).gettext(sentence)
    return spoken.format(**values) if values else spoken


@cache
def _catalogue(name: str) -> gettext.NullTranslations:
    return gettext.translation("formkit", CATALOGUES, languages=[name], fallback=True)
