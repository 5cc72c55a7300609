"""Certified copies of a document: everybody reads and downloads them, the depositary makes them."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from foedus.accounts.permissions import might
from foedus.accounts.principals import principal_of_request
from foedus.accounts.protecting import account_signed_in, permitted
from foedus.assembly.certifying.errors import CopyLost, NoCertificate
from foedus.assembly.certifying.gathering import certify_record
from foedus.assembly.certifying.keeping import copies_of, file_of
from foedus.assembly.certifying.keys import public_certificate
from foedus.assembly.doing import Doing
from foedus.assembly.models.certified import CertifiedCopy
from foedus.law.terms.errors import UnknownName
from foedus.register.held import held
from foedus.signing.certified.errors import CannotCertify, UnusableCertificate
from foedus.web.languages import language_now

_CERTIFIES = "register.dispatch"


@permitted("collection.read")
@require_safe
def certificate(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - a view
    """The depositary's public certificate, with which every copy can be verified."""
    try:
        pem = public_certificate()
    except NoCertificate:
        raise Http404(_("No copy has been certified yet, and there is no certificate.")) from None
    return HttpResponse(pem, content_type="application/x-pem-file")


@permitted("collection.read")
@never_cache
@require_safe
def certified_copies(request: HttpRequest, name: str) -> HttpResponseBase:
    """The certified copies of a document."""
    register = held().register
    if name not in register.instrument:
        raise Http404(str(UnknownName("instrument", name, register.instrument)))
    context = {
        "name": name,
        "title": register.instrument[name].title.in_language(language_now()),
        "copies": copies_of(name),
        "certifies": might(principal_of_request(request), _CERTIFIES),
        "languages": (("en", _("In English")), ("ru", _("In Russian"))),
    }
    return render(request, "assembly/certified.html", context)


@permitted(_CERTIFIES)
@never_cache
@require_POST
def certify_copy(request: HttpRequest, name: str) -> HttpResponseBase:
    """Make one more; the depositary does."""
    if name not in held().register.instrument:
        raise Http404
    language = request.POST.get("language", "")
    if language not in {"en", "ru"}:
        raise Http404(_("Certified copies are made in English and Russian."))
    doing = Doing(account_signed_in(request), timezone.now())
    try:
        copy = certify_record(doing, name, "ru" if language == "ru" else "en")
    except (CannotCertify, NoCertificate, UnusableCertificate) as fault:
        messages.error(request, str(fault))
        return redirect("certified_copies", name=name)
    messages.success(request, _("Certified: %(reference)s.") % {"reference": copy.reference})
    return redirect("certified_copies", name=name)


@permitted("collection.read")
@require_safe
def certified_file(request: HttpRequest, number: int) -> HttpResponse:  # noqa: ARG001 - a view
    """A certified copy, every byte as it was sealed."""
    copy = get_object_or_404(CertifiedCopy, pk=number)
    try:
        data = file_of(copy)
    except CopyLost as fault:
        raise Http404(str(fault)) from None
    response = HttpResponse(data, content_type="application/pdf")
    plain = copy.reference.replace(" ", "-").replace("/", "-")
    response["Content-Disposition"] = f'inline; filename="{plain}.{copy.language}.pdf"'
    return response
