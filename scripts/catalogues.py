# ruff: noqa: INP001 - a script of the project, no module
"""The catalogues: every sentence that formkit says, in English; click's own words, in Chinese.

    python scripts/catalogues.py            take up new sentences, compile
    python scripts/catalogues.py --check    only say what is missing or stale

Sentences without a translation are left empty in the ``.po`` file, to be written by hand.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

from formkit.cli.command import Command, Group
from formkit.cli.root import formkit
from formkit.forms.kind import KINDS
from formkit.procedures import load, names

PACKAGE = Path(__file__).parents[1] / "formkit"
LOCALE = PACKAGE / "locale"
LANGUAGES = ("en", "zh_CN")

Sentence = tuple[str | tuple[str, ...], str]
"""A sentence, or its singular and plural, and the file it stands in."""


def place(language: str, suffix: str) -> Path:
    """The ``.po`` or ``.mo`` file of a language."""
    return LOCALE / language / "LC_MESSAGES" / f"formkit.{suffix}"


HAN = re.compile("[一-鿿]")


def sentences(language: str) -> Iterator[Sentence]:
    """What has to be said in a language: formkit's sentences in English, click's in Chinese."""
    return formkit_sentences() if language == "en" else click_sentences()


def formkit_sentences() -> Iterator[Sentence]:
    """Every sentence given to ``say`` in the package, and all help of the commands."""
    for file, _, sentence, _, _ in extract_from_dir(PACKAGE, keywords={"say": None}):
        if HAN.search(sentence):
            yield sentence, f"formkit/{file}"
    yield from ((line, "formkit/cli") for line in _help_of(formkit, click.Context(formkit)))
    yield from ((kind.title, "formkit/forms") for kind in KINDS.values())
    yield from ((title, "formkit/procedures") for title in _stages())


def click_sentences() -> Iterator[Sentence]:
    """Every sentence that click itself may say."""
    folder = Path(click.__file__).parent
    for file, _, sentence, _, _ in extract_from_dir(folder, keywords=DEFAULT_KEYWORDS):
        yield sentence, f"click/{file}"


def updated(language: str) -> Catalog:
    """The catalogue of a language with every sentence of now, translated as far as it is."""
    template = Catalog(fuzzy=False)
    for sentence, file in sentences(language):
        template.add(sentence, locations=[(file, 0)])
    catalogue = known(language)
    catalogue.update(template, no_fuzzy_matching=True, update_header_comment=False)
    catalogue.obsolete.clear()
    return catalogue


def known(language: str) -> Catalog:
    """The catalogue as it stands in the ``.po`` file."""
    path = place(language, "po")
    if not path.exists():
        return Catalog(locale=language, project="formkit", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def compiled(language: str) -> Catalog:
    """The catalogue as it stands in the ``.mo`` file."""
    with place(language, "mo").open("rb") as file:
        return read_mo(file)


def untranslated(catalogue: Catalog) -> list[str]:
    """The sentences that have no translation yet."""
    return [_text(message) for message in _messages(catalogue) if not _is_translated(message)]


def is_stale(language: str) -> bool:
    """True where the ``.mo`` file says something else than the ``.po`` file."""
    return _said(known(language)) != _said(compiled(language))


def write(language: str, catalogue: Catalog) -> None:
    """Write the ``.po`` file, without dates that change each time, and compile it."""
    text = io.BytesIO()
    write_po(text, catalogue, width=100, sort_by_file=True, include_lineno=False)
    lines = text.getvalue().decode().splitlines(keepends=True)
    place(language, "po").parent.mkdir(parents=True, exist_ok=True)
    place(language, "po").write_text("".join(_without_dates(lines)), encoding="utf-8")
    with place(language, "mo").open("wb") as file:
        write_mo(file, known(language))


def main() -> int:
    """Take up and compile, or check."""
    missing = 0
    for language in LANGUAGES:
        catalogue = updated(language)
        if "--check" not in sys.argv:
            write(language, catalogue)
        elif is_stale(language):
            sys.stdout.write(f"{place(language, 'mo')}: stale\n")
            missing += 1
        for sentence in untranslated(catalogue):
            sys.stdout.write(f"{language}: {sentence!r}\n")
            missing += 1
    return min(missing, 1)


def _help_of(command: click.Command, ctx: click.Context) -> Iterator[str]:
    if isinstance(command, Command):
        yield from filter(None, (command.help, command.options_metavar))
    for parameter in command.params:
        yield from _words_of(parameter)
    if isinstance(command, Group):
        yield command.subcommand_metavar
        yield from command.listed
        yield from command.lines.values()
        for name in command.lines:
            inner = command.get_command(ctx, name)
            if inner is not None:
                yield from _help_of(inner, click.Context(inner, parent=ctx))


def _words_of(parameter: click.Parameter) -> Iterator[str]:
    words = [parameter.metavar, getattr(parameter, "help", None)]
    yield from (word for word in words if word and not word.isascii())


def _stages() -> Iterator[str]:
    return (stage.title for name in names() for stage in load(name).stages)


def _messages(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _is_translated(message: Message) -> bool:
    return all(_strings(message))


def _strings(message: Message) -> list[str]:
    """The translation, or those of singular and plural where the language has both."""
    said = message.string or ""
    return [said] if isinstance(said, str) else list(said)


def _text(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _said(catalogue: Catalog) -> dict[str, list[str]]:
    told = (one for one in _messages(catalogue) if _is_translated(one))
    return {_text(one): _strings(one) for one in told}


def _without_dates(lines: Iterable[str]) -> Iterator[str]:
    return (line for line in lines if "-Date: " not in line)


if __name__ == "__main__":
    sys.exit(main())
