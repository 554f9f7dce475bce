"""The names a box bears inside documents: control tag, bookmark, defined name."""

from __future__ import annotations

import hashlib

TAG_PREFIX = "fk:"
BOOKMARK_PREFIX = "fk_"
LONGEST_BOOKMARK = 40


def tag(path: str) -> str:
    """The tag of the content control that holds the box: ``fk:intake.customer``."""
    return TAG_PREFIX + path


def bookmark(path: str) -> str:
    """The bookmark (and defined name) around the box; Word allows 40 characters, no dots."""
    name = BOOKMARK_PREFIX + path.replace(".", "_")
    if len(name) <= LONGEST_BOOKMARK:
        return name
    digest = hashlib.sha1(path.encode(), usedforsecurity=False).hexdigest()[:6]
    return f"{name[: LONGEST_BOOKMARK - 7]}_{digest}"
