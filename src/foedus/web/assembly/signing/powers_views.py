"""Full powers: those that were presented, the form for more, their scans."""

from __future__ import annotations

from http import HTTPStatus

from django.conf import settings
from django.contrib import messages
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from foedus.accounts.errors import RejectedUpload
from foedus.accounts.protecting import permitted
from foedus.accounts.uploads import checked_upload
from foedus.assembly.models import Grid, PresentedPowers
from foedus.assembly.signing.presenting import PowersSaid, Scan, present_powers
from foedus.assembly.signing.values import office_value
from foedus.depositary.terms import OFFICE_NAMES, OfficeHeld
from foedus.register.desk.receiving import scan_place
from foedus.web.assembly.signing.forms import PresentingForm
from foedus.web.assembly.signing.seen import doing_now, frame, grid_at, number_in
from foedus.web.assembly.signing.shown import columns_of, title_of
from foedus.web.assembly.signing.telling import answering
from foedus.web.desk.now import Now, now
from foedus.web.desk.sheet import Fault, faults_of

_MEGABYTE = 1024 * 1024


@permitted("assembly.examine_powers")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@answering
def powers(request: HttpRequest, number: int) -> HttpResponseBase:
    """The full powers that were presented, and the form for more."""
    grid, moment = grid_at(number), now()
    data = request.POST if request.method == "POST" else None
    form = PresentingForm(
        columns_of(grid, moment),
        [(one.name, title_of(one, moment)) for one in grid.documents.select_related("draft")],
        moment.language,
        data,
    )
    if data is None:
        return _page(request, grid, moment, form)
    faults = [] if form.is_valid() else list(faults_of(form))
    scan, status = None, HTTPStatus.UNPROCESSABLE_ENTITY
    file = request.FILES.get("scan")
    if isinstance(file, UploadedFile):
        try:
            scan = _scan(file)
        except RejectedUpload as fault:
            faults.append(Fault("id_scan", _("Scan"), str(fault)))
            if (file.size or 0) > settings.ATTACHMENT_LIMIT:
                status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    if faults:
        return _page(request, grid, moment, form, (tuple(faults), status))
    present_powers(doing_now(request), grid.pk, _said(request, form), scan)
    messages.success(request, _("The full powers are kept."))
    return redirect("signing_powers", number=number)


def _said(request: HttpRequest, form: PresentingForm) -> PowersSaid:
    given = form.cleaned_data
    return PowersSaid(
        key=request.POST.get("key", ""),
        party=given["party"],
        person=given["person"],
        office=OfficeHeld(given["office"] or OfficeHeld.OTHER),
        issuer=given["issuer"],
        issuer_office=OfficeHeld(given["issuer_office"]),
        dated=given["dated"],
        valid_until=given["valid_until"],
        general=given["general"],
        documents=tuple(given["documents"]),
        to_sign=not given["not_to_sign"],
        signed_by_hand=not given["sealed_only"],
        remark=given["remark"],
        replaces=number_in(request, "replaces"),
    )


def _scan(file: UploadedFile[bytes]) -> Scan:
    """The scan that came, looked at. Raises `RejectedUpload`."""
    upload = checked_upload(file, settings.ATTACHMENT_LIMIT)
    file.seek(0)
    return Scan(upload=upload, content=file.read())


def _page(
    request: HttpRequest,
    grid: Grid,
    moment: Now,
    form: PresentingForm,
    refused: tuple[tuple[Fault, ...], HTTPStatus] = ((), HTTPStatus.OK),
) -> HttpResponseBase:
    faults, status = refused
    rows = grid.powers.select_related("by", "replaced_by").order_by("party", "pk")
    context = {
        **frame(request, grid, moment),
        "form": form,
        "faults": faults,
        "rows": [
            {
                "row": row,
                "party": moment.holdings.party(row.party),
                "office": OFFICE_NAMES[office_value(row.issuer_office)].in_language(
                    moment.language
                ),
                "corrected": hasattr(row, "replaced_by"),
            }
            for row in rows
        ],
        "megabytes": settings.ATTACHMENT_LIMIT // _MEGABYTE,
    }
    return render(request, "assembly/signing/powers.html", context, status=status)


@permitted("assembly.examine_powers")
@never_cache
@require_safe
def scan(request: HttpRequest, number: int, row: int) -> HttpResponseBase:  # noqa: ARG001
    """The scan of full powers, to be saved: never opened in the site's own name."""
    held = get_object_or_404(PresentedPowers, grid=grid_at(number), pk=row)
    place = scan_place(held.scan_sha256)
    if not held.scan_sha256 or not default_storage.exists(place):
        raise Http404(_("No scan lies with these full powers."))
    answer = FileResponse(
        default_storage.open(place),
        as_attachment=True,
        filename=held.scan_name,
        content_type=held.scan_type,
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
