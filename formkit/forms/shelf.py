"""The shelf: every form an office has, found by its title or any other name of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from formkit.errors import ConfigurationError, UnknownName
from formkit.forms.declare import declare_file
from formkit.forms.form import Form
from formkit.forms.spec import FormSpec
from formkit.say import say
from formkit.values.label import fold_label


class Shelf:
    """The forms at hand; a later form of the same title stands in for the earlier one.

    Attributes:
        preferred: The titles of the forms that are meant where a name could mean several.
    """

    def __init__(self, specs: Iterable[FormSpec] = (), *, preferred: Iterable[str] = ()) -> None:
        self._specs = {spec.title: spec for spec in specs}
        self.preferred = frozenset(preferred)

    @classmethod
    def builtin(cls) -> Shelf:
        """The forms that come with formkit."""
        return cls(_builtin())

    def with_forms(self, forms: Iterable[FormSpec | type[Form]]) -> Shelf:
        """The shelf with more forms on it."""
        more = (one if isinstance(one, FormSpec) else one.spec for one in forms)
        return Shelf([*self._specs.values(), *more], preferred=self.preferred)

    def with_file(self, path: Path) -> Shelf:
        """The shelf with the form that a TOML file declares; raises ConfigurationError."""
        return self.with_forms([declare_file(path)])

    def preferring(self, titles: Iterable[str]) -> Shelf:
        """The shelf on which these forms are meant where a name or a paper could be several."""
        meant = (spec.title for title in titles for spec in self._called(title))
        return Shelf(self._specs.values(), preferred=meant)

    @property
    def all(self) -> tuple[FormSpec, ...]:
        """Every form, in the order they were put there."""
        return tuple(self._specs.values())

    def __iter__(self) -> Iterator[FormSpec]:
        return iter(self._specs.values())

    def find(self, name: str) -> FormSpec:
        """The form of that title or other name; spaces and brackets do not matter.

        Raises:
            UnknownName: No form is called so; the nearest titles are offered.
            ConfigurationError: Two forms are called so, neither as its title, and both or
                neither are preferred.
        """
        called = self._called(name)
        called = [spec for spec in called if spec.title in self.preferred] or called
        if not called:
            raise UnknownName(say("表单"), name, [title for spec in self for title in spec.titles])
        if len(called) > 1:
            raise ConfigurationError(
                say(
                    "“{name}”是几种表单的别名：{titles}。请用标题。",
                    name=name,
                    titles="、".join(spec.title for spec in called),
                )
            )
        return called[0]

    def meant(self, name: str) -> FormSpec:
        """The form a person means: another name of a preferred form goes before a strange title.

        A car dealer who says 客户抱怨处理表 means his own sheet, not the factory's. Raises as
        ``find`` does.
        """
        wanted = fold_label(name)
        ours = [spec for spec in self if spec.title in self.preferred]
        if any(fold_label(spec.title) == wanted for spec in ours):
            return self.find(name)
        also = [spec for spec in ours if wanted in map(fold_label, spec.also)]
        return also[0] if len(also) == 1 else self.find(name)

    def _called(self, name: str) -> list[FormSpec]:
        """The forms of that title, else those of which it is another name."""
        wanted = fold_label(name)
        titled = [spec for spec in self if fold_label(spec.title) == wanted]
        return titled or [spec for spec in self if wanted in map(fold_label, spec.also)]


@cache
def _builtin() -> tuple[FormSpec, ...]:
    from formkit.forms.builtin import FORMS  # noqa: PLC0415 - the forms are built on first use

    return tuple(form.spec for form in FORMS)
