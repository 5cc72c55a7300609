"""The addresses below ``account/``. The names of allauth's pages are those it looks for."""

from __future__ import annotations

from django.urls import URLPattern, path

from foedus.web.accounts import delegation, entering, own, refused

urlpatterns: list[URLPattern] = [
    path("", own.own, name="accounts_own"),
    path("keys/new", own.new_key, name="accounts_new_key"),
    path("keys/<int:number>/revoke", own.end_key, name="accounts_end_key"),
    path("delegation", delegation.people, name="accounts_delegation"),
    path("delegation/new", delegation.new_person, name="accounts_new_person"),
    path("delegation/<slug:who>/renew", delegation.renew, name="accounts_renew"),
    path("delegation/<slug:who>/close", delegation.close, name="accounts_close"),
    path("delegation/<slug:who>/reopen", delegation.reopen, name="accounts_reopen"),
    path("delegation/<slug:who>/role", delegation.change_role, name="accounts_change_role"),
    path("refusals", refused.refusals, name="accounts_refusals"),
    path("login/", entering.sign_in, name="account_login"),
    path("logout/", entering.sign_out, name="account_logout"),
    path("closed/", entering.closed_account, name="account_inactive"),
    path("signup/", entering.sign_up, name="account_signup"),
    path("password/forgotten/", entering.forgotten, name="account_reset_password"),
    path("password/change/", entering.change_password, name="account_change_password"),
    path("confirm/", entering.confirm_password, name="account_reauthenticate"),
    path("2fa/", entering.second_factor, name="mfa_index"),
    path("2fa/code/", entering.code, name="mfa_authenticate"),
    path("2fa/confirm/", entering.confirm_code, name="mfa_reauthenticate"),
    path("2fa/device/", entering.set_up_device, name="mfa_activate_totp"),
    path("2fa/device/forget/", entering.forget_device, name="mfa_deactivate_totp"),
    path("2fa/recovery/", entering.recovery_codes, name="mfa_view_recovery_codes"),
    path("2fa/recovery/new/", entering.new_recovery_codes, name="mfa_generate_recovery_codes"),
    path(
        "2fa/recovery/download/",
        entering.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("sessions/", entering.list_sessions, name="usersessions_list"),
]
