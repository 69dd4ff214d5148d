"""PDF files, web pages, CSV and JSON that must not go out: each has one thing wrong."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import pikepdf

from goldenthread.documents.release import Code
from tests.unit.documents.release.clean import (
    CANARY,
    CLEAN_HTML,
    NHS_NUMBER,
    SECRET,
    Bad,
    clean_pdf,
)


def edited_pdf(edit: Callable[[pikepdf.Pdf], None], body: str = "Ninety actions.") -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(clean_pdf(body))) as file:
        edit(file)
        file.save(out)
    return out.getvalue()


def pdf_files() -> Iterator[Bad]:
    def bad(name: str, code: Code, make: Callable[[], bytes]) -> Bad:
        return Bad(f"pdf {name}", "pdf", code, make)

    def author(file: pikepdf.Pdf) -> None:
        file.docinfo["/Author"] = "A person"

    def metadata(file: pikepdf.Pdf) -> None:
        with file.open_metadata() as said:
            said["dc:creator"] = ["A person"]

    def attached(file: pikepdf.Pdf) -> None:
        file.attachments["cases.csv"] = b"name,number"

    def script(file: pikepdf.Pdf) -> None:
        action = {"/S": pikepdf.Name("/JavaScript"), "/JS": "app.alert(1)"}
        file.Root.OpenAction = pikepdf.Dictionary(action)

    def layer(file: pikepdf.Pdf) -> None:
        one = file.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name("/OCG"), Name="Working"))
        default = pikepdf.Dictionary(OFF=pikepdf.Array([one]))
        file.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([one]), D=default)

    def note(file: pikepdf.Pdf) -> None:
        _annotate(file, Subtype=pikepdf.Name("/Text"), Contents=SECRET)

    def drive(file: pikepdf.Pdf) -> None:
        to = pikepdf.Dictionary(S=pikepdf.Name("/URI"), URI="http://intranet/cases")
        _annotate(file, Subtype=pikepdf.Name("/Link"), A=to)

    yield bad("author", Code.AUTHOR, lambda: edited_pdf(author))
    yield bad("author in its metadata", Code.AUTHOR, lambda: edited_pdf(metadata))
    yield bad("attachment", Code.EMBEDDED_FILE, lambda: edited_pdf(attached))
    yield bad("script", Code.PROGRAM, lambda: edited_pdf(script))
    yield bad("layer switched off", Code.HIDDEN_TEXT, lambda: edited_pdf(layer))
    yield bad("note", Code.COMMENT, lambda: edited_pdf(note))
    yield bad("link to an intranet", Code.EXTERNAL_LINK, lambda: edited_pdf(drive))
    yield bad("earlier version", Code.LEFT_BEHIND, _twice)
    yield bad("locked", Code.UNREADABLE, _locked)
    bar = "#place(top + left, rect(width: 100%, height: 30pt, fill: black))"
    for name, body in {
        "black bar over words": f"{SECRET} {bar}",
        "white words": f"#text(fill: white)[{SECRET}]",
        "tiny words": f"#text(size: 1pt)[{SECRET}]",
        "words off the page": f"#place(dx: 2000pt)[{SECRET}]",
    }.items():
        yield bad(name, Code.HIDDEN_TEXT, lambda body=body: clean_pdf(body))
    yield bad("NHS number", Code.CHILD, lambda: clean_pdf(f"NHS number {NHS_NUMBER}"))
    yield bad("canary", Code.CANARY, lambda: clean_pdf(f"It says {CANARY}."))


def _annotate(file: pikepdf.Pdf, **said: object) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name("/Annot"), Rect=[0, 0, 9, 9], **said)
    file.pages[0].Annots = pikepdf.Array([file.make_indirect(note)])


def _twice() -> bytes:
    """As an editor saves: the former page stays in the file, before the new end."""
    data = clean_pdf()
    at = data.rindex(b"startxref")
    return data + b"\n1 0 obj\nnull\nendobj\n" + data[at:]


def _locked() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(clean_pdf())) as file:
        file.save(out, encryption=pikepdf.Encryption(owner="o", user=""))
    return out.getvalue()


def web_files() -> Iterator[Bad]:
    for name, code, old, new in (
        ("author", Code.AUTHOR, "<style>", '<meta name="author" content="A person"><style>'),
        ("comment", Code.COMMENT, "<main>", f"<main><!-- {SECRET} -->"),
        ("hidden paragraph", Code.HIDDEN_TEXT, "<main>", f"<main><p hidden>{SECRET}</p>"),
        ("unshown", Code.HIDDEN_TEXT, "<p>", f'<p style="display: none">{SECRET}</p><p>'),
        (
            "remote picture",
            Code.REMOTE_PICTURE,
            "<p>",
            '<p><img src="https://a.example.org/b.png">',
        ),
        (
            "remote style",
            Code.REMOTE_PICTURE,
            "<style>",
            "<style>@import 'https://a.example.org/c';",
        ),
        ("script", Code.PROGRAM, "<main>", "<main><script>1</script>"),
        ("handler", Code.PROGRAM, "<main>", '<main onclick="go()">'),
        ("link to a drive", Code.EXTERNAL_LINK, "#top", "file:///S:/Cases"),
        ("canary", Code.CANARY, "90", CANARY),
    ):
        page = CLEAN_HTML.replace(old, new, 1).encode()
        yield Bad(f"html {name}", "html", code, lambda page=page: page)


def row_files() -> Iterator[Bad]:
    yield Bad("csv formula", "csv", Code.FORMULA, lambda: b'Action\r\n"=HYPERLINK(""a"")"\r\n')
    yield Bad("csv wide formula", "csv", Code.FORMULA, "Action\r\n＝1+1\r\n".encode)
    yield Bad("csv UPN", "csv", Code.CHILD, lambda: b"Pupil\r\nH801200001001\r\n")
    yield Bad("json canary", "json", Code.CANARY, lambda: b'{"a": ["' + CANARY.encode() + b'"]}')
