"""The addresses of follow-up, of the delegations' pages and of calendars."""

from __future__ import annotations

from typing import Final

from django.urls import URLPattern, path, re_path

from foedus.web.assembly.followup import feed_views, followup_views, home_views, report_views

_OF = "assembly/delegations/<str:code>"

urlpatterns: Final[list[URLPattern]] = [
    path("assembly/followup/", followup_views.followup, name="assembly_followup"),
    path("assembly/followup.csv", followup_views.followup_csv, name="assembly_followup_csv"),
    path("assembly/followup/report", report_views.report_page, name="assembly_report"),
    path("assembly/followup/report.pdf", report_views.report_paper, name="assembly_report_pdf"),
    path("assembly/followup/report.csv", report_views.report_csv, name="assembly_report_csv"),
    path("assembly/followup/reminders/", followup_views.reminders, name="assembly_reminders"),
    path(
        "assembly/followup/reminders/send/",
        followup_views.send_reminders,
        name="assembly_reminders_send",
    ),
    path(
        "assembly/followup/reminders/rules/",
        followup_views.new_rule,
        name="assembly_reminder_rules",
    ),
    path(
        "assembly/followup/reminders/rules/<int:number>/end/",
        followup_views.stop_rule,
        name="assembly_reminder_rule_end",
    ),
    path(
        "assembly/followup/reminders/letters/<int:number>/send/",
        followup_views.send_letter_again,
        name="assembly_reminder_again",
    ),
    path("assembly/delegations/", home_views.delegations, name="assembly_delegations"),
    path(f"{_OF}/", home_views.delegation_home, name="assembly_delegation"),
    re_path(
        rf"^assembly/delegations/(?P<code>[^/]+)/(?P<section>{'|'.join(home_views.SECTIONS)})/$",
        home_views.delegation_list,
        name="assembly_delegation_list",
    ),
    path("assembly/calendar/", home_views.calendar_keys, name="assembly_calendar_keys"),
    path("assembly/calendar/keys/", home_views.make_key, name="assembly_calendar_key_new"),
    path(
        "assembly/calendar/keys/<int:number>/revoke/",
        home_views.revoke_key,
        name="assembly_calendar_key_revoke",
    ),
    path("assembly/calendar.ics", feed_views.public_feed, name="assembly_calendar"),
    path("assembly/feeds/<str:key>.ics", feed_views.delegation_feed, name="assembly_feed"),
]
