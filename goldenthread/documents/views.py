"""Handing out files: only ever as a download, and never to run in our pages."""

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from goldenthread.accounts.pages import MemberRequest, find, page
from goldenthread.documents.kinds import BY_CODE
from goldenthread.documents.models import StoredFile, store


@page("file.open")
@require_safe
def download(request: MemberRequest, pk: int) -> HttpResponse:
    """A file's bytes, as they were when it was accepted; an erased one is missing."""
    file = find(StoredFile.objects.all(), request.member, "file.open", pk)
    if file.name is None:
        raise Http404
    return as_download(store().read(file.sha256), file.name, BY_CODE[file.kind].media_type)


def as_download(data: bytes, name: str, media_type: str) -> HttpResponse:
    """Bytes under a name, for the reader to keep."""
    return HttpResponse(
        data,
        content_type=media_type,
        headers={
            "Content-Disposition": content_disposition_header(True, name) or "attachment",
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        },
    )
