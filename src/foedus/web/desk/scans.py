"""Scans that come with a form: checked before anything is written, laid beside, handed out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpRequest
from django.utils.translation import gettext as _

from foedus.accounts.errors import RejectedUpload
from foedus.accounts.uploads import CheckedUpload, checked_upload
from foedus.register.desk.receiving import attach, scan_place
from foedus.register.desk.steps import Step
from foedus.register.models import Attachment, Dossier
from foedus.web.desk.sheet import Fault


@dataclass(frozen=True, slots=True)
class Scans:
    """What came in: the files that may be kept, and what is wrong with others."""

    taken: tuple[tuple[CheckedUpload, UploadedFile[bytes]], ...] = ()
    faults: tuple[Fault, ...] = ()
    too_large: bool = False

    @property
    def status(self) -> HTTPStatus:
        """How the request is answered if any file is not taken."""
        if self.too_large:
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        return HTTPStatus.UNPROCESSABLE_ENTITY


def scans_in(request: HttpRequest) -> Scans:
    """The scans of a form, each looked at. Nothing is kept yet."""
    taken, faults, too_large = [], [], False
    for file in request.FILES.getlist("scans"):
        limit = settings.ATTACHMENT_LIMIT
        try:
            taken.append((checked_upload(file, limit), file))
        except RejectedUpload as fault:
            too_large = too_large or (file.size or 0) > limit
            name = (file.name or _("a file"))[:80]
            faults.append(Fault("id_scans", _("Scan “%(name)s”") % {"name": name}, str(fault)))
    return Scans(tuple(taken), tuple(faults), too_large)


def lay_beside(step: Step, scans: Iterable[tuple[CheckedUpload, UploadedFile[bytes]]]) -> int:
    """Lay the scans with a dossier that are not there yet, one step each; gives how many.

    A form that is sent twice lays each scan once. Raises as `attach`.
    """
    there = set(Attachment.objects.filter(dossier=step.number).values_list("sha256", flat=True))
    laid = 0
    for upload, file in scans:
        if upload.sha256 in there:
            continue
        there.add(upload.sha256)
        file.seek(0)
        attach(Step(step.number, step.by, step.at, step.seen + laid), upload, file.read())
        laid += 1
    return laid


def lay_beside_now(dossier: Dossier, step: Step, scans: Scans) -> int:
    """The same for a dossier that was just opened by the same form, as it is now."""
    seen = Dossier.objects.values_list("version", flat=True).get(pk=dossier.pk)
    return lay_beside(Step(dossier.pk, step.by, step.at, seen), scans.taken)


def handed_out(row: Attachment) -> FileResponse:
    """A scan to be saved: never opened in the site's own name, whatever it may be."""
    place = scan_place(row.sha256)
    if not default_storage.exists(place):
        raise Http404(_("The file of this scan is missing. Restore it from the backup."))
    answer = FileResponse(
        default_storage.open(place),
        as_attachment=True,
        filename=row.name,
        content_type=row.media_type,
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
