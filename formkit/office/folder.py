"""The office folder: where things lie, and how it is found from wherever one works."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from formkit.errors import ConfigurationError, FileAccessError
from formkit.office.config import FILE_NAME
from formkit.say import say
from formkit.values.number import Period


@dataclass(frozen=True)
class Folder:
    """An office's places: settings, ledger, templates, inbox, outbox, archive, quarantine."""

    root: Path

    @property
    def settings(self) -> Path:
        """formkit.toml."""
        return self.root / FILE_NAME

    @property
    def calendar(self) -> Path:
        """What the office says of its working calendar itself."""
        return self.root / "日历.toml"

    @property
    def ledger(self) -> Path:
        """The ledger (台账)."""
        return self.root / "ledger.db"

    @property
    def templates(self) -> Path:
        """Templates that the office has changed; the others come with formkit."""
        return self.root / "templates"

    @property
    def forms(self) -> Path:
        """Forms that the office has declared itself, one TOML file each."""
        return self.root / "表单"

    @property
    def inbox(self) -> Path:
        """Where completed papers are put to be imported."""
        return self.root / "收件"

    @property
    def outbox(self) -> Path:
        """Where sheets are written, one folder a month."""
        return self.root / "发出"

    @property
    def archive(self) -> Path:
        """Originals as they came, by sha256."""
        return self.root / "归档"

    @property
    def quarantine(self) -> Path:
        """Files that were refused as unsafe."""
        return self.root / "隔离"

    def month(self, period: Period) -> Path:
        """The outbox of a month: ``发出/2603``."""
        return self.outbox / str(period)

    def relative(self, path: Path) -> str:
        """The path as told to people: from the office folder, with forward slashes."""
        if path.is_relative_to(self.root):
            return path.relative_to(self.root).as_posix()
        try:
            return path.resolve().relative_to(self.root.resolve()).as_posix()
        except ValueError:
            return path.as_posix()

    def ledger_at(self, said: str) -> Path | str:
        """The ledger that the settings name: a database URL, or a file, from the office folder."""
        if "://" in said:
            return said
        return self.root / said if said else self.ledger

    def write_settings(self, page: str) -> None:
        """Write formkit.toml; raises FileAccessError."""
        try:
            self.settings.write_text(page, encoding="utf-8")
        except OSError as error:
            raise FileAccessError(
                say("写不了{path}：{why}。", path=self.settings, why=error.strerror)
            ) from None

    def make(self) -> None:
        """Make the places; what is there stays."""
        try:
            for place in (
                self.inbox,
                self.outbox,
                self.archive,
                self.quarantine,
                self.templates,
                self.forms,
            ):
                place.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FileAccessError(
                say("建不了文件夹{path}：{why}。", path=self.root, why=error.strerror)
            ) from None


def find(start: Path) -> Folder:
    """The office folder at or above a folder; raises ConfigurationError where there is none."""
    for place in (start.resolve(), *start.resolve().parents):
        if (place / FILE_NAME).is_file():
            return Folder(place)
    raise ConfigurationError(
        say(
            "{start}及其上级都不是办公室文件夹（没有{name}）。请先 formkit init 文件夹，"
            "或用 --office 指出。",
            start=start,
            name=FILE_NAME,
        )
    )
