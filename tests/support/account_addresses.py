"""The pages, and before them one view for each kind of door, for the tests of accounts."""

from django.conf.urls.i18n import i18n_patterns
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.urls import include, path
from django.views import View

from foedus.accounts.models import User
from foedus.accounts.protecting import permitted, public, require


class Entry:
    """What a desk's entry looks like to the permissions: somebody entered it."""

    def __init__(self, entered_by_id: int) -> None:
        self.entered_by_id = entered_by_id


def _entry(_request, who):
    return Entry(User.objects.get(username=who).pk)


@public
def home(_request):
    return HttpResponse("open to all")


@permitted("register.receive")
def receive(_request):
    return HttpResponse("received")


@permitted("register.countersign", obj=_entry)
def countersign(_request, who):
    return HttpResponse(f"countersigned {who}'s")


@permitted("register.confirm_receipt", obj=lambda _request, state: state)
def confirm(_request, state):
    return HttpResponse(f"confirmed for {state}")


@permitted("collection.read")
def inner(request):
    require(request, "register.examine")
    return HttpResponse("examined")


@public
def bare(_request):
    raise PermissionDenied


@public
def quiet(_request, status):
    return HttpResponse("no", status=status)


class Classed(View):
    """A view that is a class."""

    def get(self, _request):
        return HttpResponse("classed")


urlpatterns = [
    path("", home),
    path("receive", receive),
    path("countersign/<str:who>", countersign),
    path("confirm/<str:state>", confirm),
    path("inner", inner),
    path("bare", bare),
    path("quiet/<int:status>", quiet),
    path("classed", permitted("journal.read")(Classed.as_view())),
    *i18n_patterns(
        path("account/", include("foedus.web.accounts.urls")),
        path("", include("foedus.web.urls")),
        prefix_default_language=False,
    ),
]
