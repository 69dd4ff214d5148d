"""Files for the tests, good and hostile, made when they are needed: none lies in the repository."""

import hashlib
import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable

import xlsxwriter
from docx import Document
from PIL import Image

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD_RELS = "word/_rels/document.xml.rels"


# Office


def docx(*, picture: bytes | None = None) -> bytes:
    document = Document()
    document.add_heading("Improvement plan", 1)
    document.add_paragraph("The head of service will review every assessment by 31 March.")
    if picture:
        document.add_picture(io.BytesIO(picture))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def xlsx(rows: int = 20) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Actions")
        for row in range(rows):
            sheet.write_row(row, 0, [f"1.{row}", "Review every assessment", row])
        sheet.write_url(rows, 0, "https://www.gov.uk/")
    return file.getvalue()


def repacked(
    data: bytes,
    *,
    add: dict[str, bytes] | None = None,
    edit: dict[str, Callable[[bytes], bytes]] | None = None,
    method: int = zipfile.ZIP_DEFLATED,
    comment: bytes = b"",
) -> bytes:
    """An archive with members added or edited."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(target, "w", method) as new,
        warnings.catch_warnings(),
    ):
        warnings.simplefilter("ignore")  # a member twice is what one file is about
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, (edit or {}).get(name, lambda same: same)(content))
        for name, content in (add or {}).items():
            new.writestr(name, content)
        new.comment = comment
    return target.getvalue()


def inserted(before: bytes, what: bytes) -> Callable[[bytes], bytes]:
    """An edit that puts `what` before the first `before`; it must be there."""

    def edit(content: bytes) -> bytes:
        assert before in content
        return content.replace(before, what + before, 1)

    return edit


def related(kind: str, target: str, mode: str = "") -> Callable[[bytes], bytes]:
    """An edit of a .rels part that adds a relationship."""
    return inserted(
        b"</Relationships>",
        f'<Relationship Id="rId99" Type="{RELATIONSHIP}/{kind}" Target="{target}"'
        f"{f' TargetMode="{mode}"' if mode else ''}/>".encode(),
    )


def docx_related(kind: str, target: str, mode: str = "External") -> bytes:
    return repacked(docx(), edit={WORD_RELS: related(kind, target, mode)})


def docx_typed(old: bytes, new: bytes) -> bytes:
    """A Word document with another content type."""
    return repacked(docx(), edit={"[Content_Types].xml": lambda types: types.replace(old, new)})


def docx_body(xml: str) -> bytes:
    return repacked(docx(), edit={"word/document.xml": inserted(b"<w:sectPr", xml.encode())})


def archive(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as new:
        for name, content in members.items():
            new.writestr(name, content)
    return target.getvalue()


def bomb(megabytes: int, *, says: int | None = None) -> bytes:
    """A Word document with a part of zeros. `says` is the size that it declares instead."""
    data = repacked(docx(), add={"word/media/zero.bin": bytes(megabytes * 1024 * 1024)})
    if says is None:
        return data
    real, lie = (struct.pack("<I", n) for n in (megabytes * 1024 * 1024, says))
    crc = struct.pack("<I", zlib.crc32(bytes(says)))
    true_crc = struct.pack("<I", zlib.crc32(bytes(megabytes * 1024 * 1024)))
    return data.replace(real, lie).replace(true_crc, crc)


def overlapping() -> bytes:
    """Many names for one packed part: small in bytes, large once each is expanded."""
    part = archive({"word/a.xml": bytes(150_000) + b"x"}, zipfile.ZIP_STORED)
    directory_at = part.index(b"PK\x01\x02")
    local, directory = part[:directory_at], part[directory_at : part.index(b"PK\x05\x06")]
    names = [directory.replace(b"word/a.xml", f"word/{n:04}x".encode()) for n in range(500)]
    everything = b"".join(names)
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 500, 500, len(everything), len(local), 0)
    return local + everything + end


def flagged_as_encrypted() -> bytes:
    data = bytearray(docx())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(signature)
        data[at + offset] |= 1
    return bytes(data)


def with_other_local_name() -> bytes:
    return docx().replace(b"docProps/core.xml", b"docProps/evil.xml", 1)


def with_broken_content() -> bytes:
    data = bytearray(archive({"[Content_Types].xml": b"<Types/>" * 20}, zipfile.ZIP_STORED))
    data[60] ^= 0xFF
    return bytes(data)


# PDF


def pdf(*, catalogue: bytes = b"", more: tuple[bytes, ...] = (), trailer: bytes = b"") -> bytes:
    """A PDF of one page with a sentence on it; `more` objects are numbered from 6."""
    text = b"BT /F1 12 Tf 72 720 Td (Care leavers need better plans.) Tj ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R" + catalogue + b">>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(text), text),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *more,
    ]
    return assembled(objects, trailer)


def assembled(objects: list[bytes], trailer: bytes = b"") -> bytes:
    out, offsets = b"%PDF-1.5\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
        + b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n"
        % (size, trailer, len(out))
    )


def without_pages() -> bytes:
    return assembled([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"])


def packed_script() -> bytes:
    """A script in an object stream, its names written with escapes."""
    script = b"6 0 <</S/J#61vaScript/J#53(app.alert\\(1\\))>>"
    packed = zlib.compress(script)
    stream = b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream"
    return pdf(more=(b"<</Type/Annot>>", stream % (len(packed), packed)))


def encrypted_pdf(password: bytes) -> bytes:
    """PDF 1.5's standard handler, revision 2 (40-bit RC4), as its section 3.5 describes it.

    With an empty password it opens for everybody, and only forbids to copy and print.
    """
    padding = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
    user, owner = ((word + padding)[:32] for word in (password, b"the owner"))
    owner_entry = rc4(md5(owner)[:5], user)
    identity, permissions = bytes(range(16)), struct.pack("<i", -64)
    key = md5(user + owner_entry + permissions + identity)[:5]
    return pdf(
        trailer=b"/Encrypt<</Filter/Standard/V 1/R 2/P -64/O<%s>/U<%s>>>/ID[<%s><%s>]"
        % tuple(
            part.hex().encode() for part in (owner_entry, rc4(key, padding), identity, identity)
        )
    )


def md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()


def rc4(key: bytes, data: bytes) -> bytes:
    box, j = list(range(256)), 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)


# Pictures


def picture(format_name: str, size: tuple[int, int] = (40, 30)) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, "#1d70b8").save(file, format_name)
    return file.getvalue()


def chunk(kind: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
    )


def png_that_says(width: int, height: int) -> bytes:
    """A PNG of a few bytes that declares so many points."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(1000)))
        + chunk(b"IEND", b"")
    )


def png_with_text_bomb() -> bytes:
    text = b"Comment\0\0" + zlib.compress(bytes(100 * 1024 * 1024))
    data = picture("PNG")
    at = data.index(b"IDAT") - 4
    return data[:at] + chunk(b"zTXt", text) + data[at:]
