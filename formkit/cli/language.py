"""The language of one call: Chinese unless ``--lang`` or ``FORMKIT_LANG`` says otherwise."""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from formkit.say import CATALOGUES, LANGUAGES, language, speak

OPTION = "--lang"
VARIABLE = "FORMKIT_LANG"
DOMAIN = "formkit"
CLICK_SPEAKS = {"zh": "zh_CN", "en": "en"}
"""click asks gettext for its own words: the Chinese ones are a catalogue, the English its own."""


def chosen(words: Sequence[str]) -> str:
    """The language that the words of a call, or the environment, ask for.

    The words are looked at before they are parsed, so that trouble with them is told in it.
    """
    said = [word for before, word in zip(("", *words), words, strict=False) if before == OPTION]
    said += [word.partition("=")[2] for word in words if word.startswith(f"{OPTION}=")]
    wanted = said[-1] if said else os.environ.get(VARIABLE, "")
    return wanted if wanted in LANGUAGES else LANGUAGES[0]


@contextmanager
def spoken(wanted: str) -> Iterator[None]:
    """Speak that language, click's own words included, and the former one afterwards."""
    before, told, domain = language(), os.environ.get("LANGUAGE"), gettext.textdomain()
    gettext.bindtextdomain(DOMAIN, str(CATALOGUES))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = CLICK_SPEAKS[wanted]
    speak(wanted)
    try:
        yield
    finally:
        speak(before)
        gettext.textdomain(domain)
        _restore("LANGUAGE", told)


def _restore(name: str, value: str | None) -> None:
    if value is None:
        os.environ.pop(name, None)
    else:
        os.environ[name] = value
