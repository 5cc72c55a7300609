"""What is printed and kept: notifications as the paper that was sent."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foedus.accounts.protecting import permitted
from foedus.depositary.pdf import as_pdf
from foedus.register.desk.letters import letter_from
from foedus.register.models import Notification
from foedus.web.caching import journal_of, kept


@permitted("collection.read")
@require_safe
@kept(journal_of)
def notification_paper(
    request: HttpRequest,  # noqa: ARG001 - the view's arguments
    year: int,
    number: int,
    language: str,
) -> HttpResponse:
    """The paper of a notification in one language."""
    found = Notification.objects.filter(year=year, number=number).first()
    if found is None or language not in {"en", "ru"}:
        raise Http404(_("No notification has this number."))
    paper = as_pdf(letter_from(found), "ru" if language == "ru" else "en")
    response = HttpResponse(paper, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{_file_name(found.reference, language)}"'
    return response


def _file_name(reference: str, language: str) -> str:
    plain = "".join(sign if sign.isalnum() and sign.isascii() else "-" for sign in reference)
    return f"{plain}.{language}.pdf"
