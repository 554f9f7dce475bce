"""What stands around the rendered members of a template: constants, pictures, properties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from formkit.filling.package import Member, Package, stored
from formkit.filling.pictures import placeholders
from formkit.filling.properties import CORE, Core, custom, with_core, with_custom


class Frame:
    """A template's package, ready to be packed with rendered members."""

    def __init__(self, package: Package, core: Core) -> None:
        self.package = package
        self.core = core
        self.pictures = placeholders(package)
        self._ready = dict[tuple[bool, bool], Package]()

    def pack(
        self,
        parts: Iterable[Member],
        context: Mapping[str, Any],
        pictures: Mapping[str, bytes],
        properties: Mapping[str, str],
    ) -> bytes:
        """The file as bytes; a picture the template has no place for is left out."""
        own = {name: value for name, value in properties.items() if name not in CORE}
        office = bool(self.core.tagged) or len(own) < len(properties)
        changed = [*parts, *self._media(pictures)]
        changed += [self.core.render(context, properties)] if office else []
        changed += [custom(self.package, own)] if own else []
        return self._base(office=office, own=bool(own)).pack(changed)

    def _media(self, pictures: Mapping[str, bytes]) -> list[Member]:
        return [
            stored(media, pictures[key])
            for key, members in self.pictures.items()
            if key in pictures
            for media in sorted(members)
        ]

    def _base(self, *, office: bool, own: bool) -> Package:
        """The constant members, ready to take the properties there are."""
        if (office, own) not in self._ready:
            package = with_core(self.package) if office else self.package
            self._ready[office, own] = with_custom(package) if own else package
        return self._ready[office, own]
