"""The same clauses in Russian, Spanish and French."""

from __future__ import annotations

import pytest

from .support import reading_of

THIRD = (
    "Настоящее Соглашение временно применяется с даты подписания и вступает в силу по истечении "
    "30 дней с даты получения депозитарием третьего уведомления о выполнении подписавшими его "
    "Сторонами внутригосударственных процедур, необходимых для его вступления в силу."
)


def test_a_russian_clause_is_read() -> None:
    reading = reading_of(THIRD, "ru")

    assert reading.given("entry_into_force.trigger") == "nth_consent"
    assert reading.given("entry_into_force.n") == 3
    assert reading.given("entry_into_force.delay.n") == 30
    assert reading.given("entry_into_force.delay.expiry") is True
    assert reading.given("entry_into_force.provisional_application") is True


def test_a_russian_notice_of_withdrawal_is_read() -> None:
    text = (
        "Каждая Сторона может выйти из настоящего Соглашения, направив письменное уведомление об "
        "этом депозитарию не позднее чем за шесть месяцев до выхода."
    )
    reading = reading_of(text, "ru")

    assert reading.given("withdrawal.notice.n") == 6
    assert reading.given("withdrawal.addressee") == "depositary"
    assert reading.given("withdrawal.counted_from") == "notice"


def test_a_spanish_clause_is_read() -> None:
    text = (
        "Este Tratado tendrá duración indefinida y entrará en vigor entre Chile y cada país "
        "centroamericano el trigésimo día a partir de la fecha en que, respectivamente, hayan "
        "intercambiado sus correspondientes instrumentos de ratificación."
    )
    reading = reading_of(text, "es")

    assert reading.given("entry_into_force.trigger") == "exchange_of_instruments"
    assert reading.given("entry_into_force.delay.form") == "nth_day"
    assert reading.given("entry_into_force.delay.n") == 30
    assert reading.given("duration.kind") == "indefinite"


def test_a_french_clause_is_read() -> None:
    text = (
        "Le présent Traité entre en vigueur trois mois après que 20 parties remplissant les "
        "conditions requises ont déposé leur instrument de ratification ou d’adhésion."
    )
    reading = reading_of(text, "fr")

    assert reading.given("entry_into_force.n") == 20
    assert reading.given("entry_into_force.consent_kind") == "any"
    assert reading.given("entry_into_force.delay.unit") == "months"


@pytest.mark.parametrize("language", ["la", "uk", "other"])
def test_a_language_without_a_phrase_book_is_told(language: str) -> None:
    reading = reading_of("Hoc foedus", language)

    assert [notice.code for notice in reading.notices] == ["no-phrase-book"]
    assert reading.values == ()


@pytest.mark.parametrize(
    "words",
    [
        "письменное уведомление об этом не позднее чем за 6 месяцев до выхода",
        "не позднее чем за 6 месяцев до выхода письменное уведомление",
        "письменное уведомление о своем решении выйти не позднее чем за 6 месяцев до даты выхода",
        "письменное уведомление не позднее чем за 6 месяцев до выхода и урегулировав долги",
    ],
)
def test_a_russian_notice_is_read_in_each_order_of_its_words(words: str) -> None:
    reading = reading_of(
        f"Каждая Сторона вправе выйти из настоящего Соглашения, направив депозитарию {words}.", "ru"
    )

    assert not reading.unread
    assert reading.given("withdrawal.notice.n") == 6
    assert reading.given("withdrawal.addressee") == "depositary"
    assert reading.given("withdrawal.counted_from") == "notice"


def test_a_french_bilateral_clause_is_read() -> None:
    reading = reading_of(
        "Le présent accord entre en vigueur le premier jour du deuxième mois suivant la date à "
        "laquelle les parties contractantes se sont notifié l'accomplissement des procédures "
        "nécessaires à cet effet. Le présent accord est conclu pour une durée illimitée. Chacune "
        "des parties contractantes peut dénoncer le présent accord par notification à l'autre "
        "partie contractante. Le présent accord cesse d'être en vigueur six mois après la date de "
        "cette notification.",
        "fr",
    )

    assert not reading.unread
    assert reading.given("entry_into_force.trigger") == "all_consents"
    assert reading.given("entry_into_force.delay.n") == 2
    assert reading.given("withdrawal.notice.n") == 6
    assert reading.given("withdrawal.counted_from") == "notice"
    assert reading.given("withdrawal.addressee") == "parties"
    assert reading.given("duration.kind") == "indefinite"
