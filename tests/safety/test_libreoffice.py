"""LibreOffice converts foreign papers without fetching anything and without touching them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from zipfile import ZipFile

import pytest

from formkit.safety import libreoffice
from formkit.safety.libreoffice import converted

pytestmark = [
    pytest.mark.soffice,
    pytest.mark.skipif(libreoffice.program() is None, reason="LibreOffice is not installed"),
]
ASKED: list[str] = []
MANIFEST = """<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
    <m:file-entry m:full-path="/" m:media-type="application/vnd.oasis.opendocument.text"/>
    <m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>"""


class Listening(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        ASKED.append(self.path)
        self.send_error(404)

    do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815 - the names of the methods asked

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    """The address of a server that remembers what it was asked for."""
    ASKED.clear()
    listening = HTTPServer(("127.0.0.1", 0), Listening)
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{listening.server_port}"
    listening.shutdown()
    listening.server_close()


def linked(path: Path, address: str) -> Path:
    """A document whose picture and whose second part lie elsewhere."""
    names = "urn:oasis:names:tc:opendocument:xmlns:"
    spaces = " ".join(
        f'xmlns:{short}="{names}{rest}:1.0"'
        for short, rest in (("office", "office"), ("text", "text"), ("draw", "drawing"))
    )
    link = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
    content = f"""<office:document-content {spaces} {link} office:version="1.2"><office:body>
        <office:text><text:p><draw:frame text:anchor-type="as-char"><draw:image
        xlink:type="simple" xlink:href="{address}/a.png"/></draw:frame></text:p>
        <text:section text:name="s"><text:section-source xlink:href="{address}/b.odt"/>
        <text:p>x</text:p></text:section></office:text></office:body></office:document-content>"""
    with ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", MANIFEST)
    return path


def test_a_paper_that_points_outside_fetches_nothing(server: str, tmp_path: Path) -> None:
    paper = linked(tmp_path / "外链.odt", server)
    before = paper.read_bytes()
    assert isinstance(converted([paper], "docx", tmp_path / "out")[paper], Path)
    assert ASKED == []
    assert paper.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["外链.odt"]


def test_files_of_the_same_name_do_not_overwrite_one_another(tmp_path: Path) -> None:
    papers = [tmp_path / name / "表.rtf" for name in ("甲", "乙")]
    for paper in papers:
        paper.parent.mkdir()
        paper.write_text("{\\rtf1 x}", encoding="ascii")
    made = converted(papers, "docx", tmp_path / "out")
    assert len(set(made.values())) == 2
    assert all(isinstance(one, Path) and one.exists() for one in made.values())
