"""The addresses of drafts."""

from __future__ import annotations

from typing import Final

from django.urls import URLPattern, path

from foedus.web.assembly.drafts import (
    choosing_views,
    clauses_views,
    history_views,
    list_views,
    public_views,
    saying_views,
    steps_views,
    text_views,
    word_views,
)

_ONE: Final = "assembly/drafts/<int:number>/"

urlpatterns: Final[list[URLPattern]] = [
    path("assembly/drafts/", list_views.drafts, name="drafts"),
    path("assembly/drafts/new/", list_views.new_draft, name="draft_new"),
    path(_ONE, text_views.text, name="draft"),
    path(f"{_ONE}text.txt", text_views.file, {"ending": "txt"}, name="draft_plain"),
    path(f"{_ONE}text.xml", text_views.file, {"ending": "xml"}, name="draft_akoma"),
    path(f"{_ONE}text.docx", word_views.word, name="draft_word"),
    path(f"{_ONE}word/", word_views.word_back, name="draft_word_back"),
    path(f"{_ONE}comment/", saying_views.add_comment, name="draft_comment"),
    path(f"{_ONE}amend/", saying_views.amend, name="draft_amend"),
    path(f"{_ONE}stance/", saying_views.take_stance, name="draft_stance"),
    path(f"{_ONE}answer/", saying_views.settle, name="draft_answer"),
    path(f"{_ONE}comments/", saying_views.comments, name="draft_comments"),
    path(f"{_ONE}amendments/", choosing_views.amendments, name="draft_amendments"),
    path(f"{_ONE}amendments/accept/", choosing_views.choose, name="draft_accept"),
    path(f"{_ONE}compare/", history_views.comparison, name="draft_compare"),
    path(f"{_ONE}languages/", history_views.languages, name="draft_languages"),
    path(f"{_ONE}history/", history_views.history, name="draft_history"),
    path(f"{_ONE}clauses/", clauses_views.clauses, name="draft_clauses"),
    path(f"{_ONE}clauses/write/", clauses_views.write, name="draft_clauses_write"),
    path(f"{_ONE}rounds/", steps_views.rounds, name="draft_rounds"),
    path(f"{_ONE}rounds/new/", steps_views.new_round, name="draft_round_new"),
    path(f"{_ONE}deadline/", steps_views.deadline, name="draft_deadline"),
    path(f"{_ONE}readers/", steps_views.readers, name="draft_readers"),
    path(f"{_ONE}version/", steps_views.version, name="draft_version"),
    path(f"{_ONE}move/", steps_views.move_on, name="draft_move"),
    path(f"{_ONE}withdraw/", steps_views.take_away, name="draft_withdraw"),
    path(f"{_ONE}publish/", steps_views.publish_it, name="draft_publish"),
    path("drafts/<path:name>", public_views.published, name="draft_public"),
]
