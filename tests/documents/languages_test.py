"""Which language a text is in; what is none of the five is another."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from foedus.documents.languages import Language, language_of

TEXTS = {
    "en": (
        "This Agreement shall enter into force on the date of the third notification.",
        "The summit approved Sergei Lebedev as the new executive secretary.",
        "Breaking News",
    ),
    "ru": (
        "Настоящее Соглашение вступает в силу с даты сдачи третьего уведомления.",
        "Совет глав государств Содружества Независимых Государств",
        "Главы МИД стран СНГ встретятся завтра в столице Таджикистана.",
    ),
    "es": (
        "El presente Acuerdo entrará en vigor en la fecha de la última notificación.",
        "Los ministros de las Partes se reunirán cada año.",
    ),
    "fr": (
        "Le présent accord entre en vigueur à la date de la dernière notification.",
        "Les ministres des Parties se réunissent chaque année.",
    ),
    "uk": (
        "Ця Угода набирає чинності з дати підписання.",
        "Президент України підписав закон про зовнішні відносини.",
    ),
    "other": (
        "Das Abkommen tritt am Tag seiner Unterzeichnung in Kraft.",
        "L'accordo entra in vigore il giorno della firma delle parti contraenti.",
        "O acordo entra em vigor na data da sua assinatura pelas partes.",
        "De overeenkomst treedt in werking op de dag van de ondertekening.",
        "Anlaşma imza tarihinde yürürlüğe girer ve beş yıl için geçerli olur.",
        "Осы Келісім қол қойылған күннен бастап күшіне енеді және мерзімсіз болады.",
        "Настоящото споразумение влиза в сила от датата на подписването му.",
        "Гэта Пагадненне ўступае ў сілу з даты падпісання.",
        "Ушбу Келишув имзоланган кундан бошлаб кучга киради ва амал қилади.",
        "本协定自签署之日起生效。",
        "تدخل هذه الاتفاقية حيز النفاذ",
        "1991, 2007",
        "",
    ),
}


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language, texts in TEXTS.items() for text in texts]
)
def test_a_text_is_in_its_language(language: str, text: str) -> None:
    assert language_of(text) is Language(language)


def test_russian_names_in_an_english_report_change_nothing() -> None:
    assert language_of("The paper «Азия-Плюс» (Asia-Plus) is printed in Dushanbe.").value == "en"


@settings(deadline=None)
@given(some.text(max_size=80))
def test_any_text_has_a_language_and_always_the_same(text: str) -> None:
    assert language_of(text) is language_of(text)
