"""Certified copies on pages: made by the depositary, downloaded by everybody, verified offline."""

import pytest
from django.test import Client

from foedus.accounts.roles import Role
from foedus.assembly.models.certified import CertifiedCopy
from foedus.signing.certified.verifying import Unverified, Verified, verify_copy
from support.lake import load_lake
from support.people import sign_in, someone

pytestmark = pytest.mark.django_db
PAGE = "/copies/lake/convention"
MAKE = "/copies/certify/lake/convention"


@pytest.fixture
def depositary(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    load_lake(tmp_path / "lake")
    return sign_in(Client(), someone(Role.DEPOSITARY_OFFICER))


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_copy_that_the_depositary_makes_can_be_verified_by_everybody(depositary, language):
    assert depositary.post(MAKE, {"language": language}).status_code == 302
    copy = CertifiedCopy.objects.get()
    public = Client()
    page = public.get(PAGE).content.decode()
    data = public.get(f"/copies/{copy.pk}.pdf").content
    certificate = public.get("/certificate.pem").content

    assert copy.reference in page
    assert isinstance(verify_copy(data, certificate), Verified)
    changed = data[:900] + bytes([data[900] ^ 1]) + data[901:]
    assert isinstance(verify_copy(changed, certificate), Unverified)


@pytest.mark.parametrize("role", [Role.SECRETARIAT_OFFICER, Role.AUDITOR, Role.DELEGATION_MEMBER])
def test_nobody_else_certifies(depositary, role):
    other = sign_in(Client(), someone(role))

    assert other.post(MAKE, {"language": "en"}).status_code == 403
    assert not CertifiedCopy.objects.exists()
    assert "Certify a copy" not in other.get(PAGE).content.decode()


@pytest.mark.parametrize("path", ["/copies/lake/nothing", "/copies/7.pdf"])
def test_what_is_not_there_is_not_found(depositary, path):
    assert depositary.get(path).status_code == 404


def test_a_language_that_is_not_offered_makes_nothing(depositary):
    assert depositary.post(MAKE, {"language": "xx"}).status_code == 404
    assert not CertifiedCopy.objects.exists()
