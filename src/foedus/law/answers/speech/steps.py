"""What each step of a proof says, in two languages.

`{day}`, `{base}`, `{delay}`, `{condition}`, `{names}`, `{count}` stand for its particulars. The
codes are stable: texts change, codes do not.
"""

from __future__ import annotations

from typing import Final

from foedus.law.terms.wording import Wording

W = Wording

SENTENCES: Final[dict[str, Wording]] = {
    "signed": W("Signed on {day}.", "Подписано {day}."),
    "contracting": W(
        "Consent to be bound was expressed on {day}.",
        "Согласие на обязательность выражено {day}.",
    ),
    "condition.met": W(
        "The condition was met on {day}: {condition}. Counted: {count}.",
        "Условие выполнено {day}: {condition}. Засчитано: {count}.",
    ),
    "condition.not-met": W(
        "The condition has not been met: {condition}. Counted so far: {count}.",
        "Условие не выполнено: {condition}. Засчитано пока: {count}.",
    ),
    "delay": W("From that: {base} {delay} = {day}.", "Отсюда: {base} {delay} = {day}."),
    "floor": W(
        "Not before this holds as well: {condition}; so {day}.",
        "Не ранее чем: {condition}; то есть {day}.",
    ),
    "retroactive": W(
        "The text gives it effect from {day} already.",
        "По тексту действует уже с {day}.",
    ),
    "entry.general": W("In force in general from {day}.", "В целом вступило в силу {day}."),
    "entry.fixed-day": W(
        "The text names the day: {day}.",
        "День назван в тексте: {day}.",
    ),
    "entry.stated": W(
        "Stated by the source, not computed: in force from {day}.",
        "По данным источника, не вычислено: в силе с {day}.",
    ),
    "entry.political": W(
        "A political document: it binds nobody and does not enter into force.",
        "Политический документ: не обязывает и в силу не вступает.",
    ),
    "entry.clause-not-held": W(
        "The words of the clause on entry into force are not held, so nothing can be computed.",
        "Текст статьи о вступлении в силу не имеется, вычислить нельзя.",
    ),
    "state.with-the-first": W(
        "Consent by the day of the threshold: bound together with the first, from {day}.",
        "Согласие выражено до достижения порога: обязательно вместе с первыми, с {day}.",
    ),
    "state.later": W(
        "A later consent: {base} {delay} = {day}.",
        "Более позднее согласие: {base} {delay} = {day}.",
    ),
    "state.later-not-before-general": W(
        "A later consent; not before the general entry into force, so {day}.",
        "Более позднее согласие; не ранее общего вступления в силу, то есть {day}.",
    ),
    "state.stated": W(
        "Stated by the source, not computed: bound from {day}.",
        "По данным источника, не вычислено: обязательно с {day}.",
    ),
    "state.presupposed": W(
        "All of these states had to consent, so it was then in force for each of them: {day}.",
        "Требовалось согласие всех этих государств, значит, для каждого с {day}.",
    ),
    "special.met": W(
        "The text has an own rule for this state: {base} {delay} = {day}.",
        "Для этого государства в тексте особое правило: {base} {delay} = {day}.",
    ),
    "special.not-met": W(
        "The text has an own rule for this state, and it is not fulfilled: {condition}.",
        "Для этого государства в тексте особое правило, и оно не выполнено: {condition}.",
    ),
    "clock-not-started": W(
        "The period runs from a notification that is not recorded: the clock has not started.",
        "Срок идёт с уведомления, которое не зарегистрировано: отсчёт не начался.",
    ),
    "earlier-text": W(
        "The clause stands in a text in force since {day}; the act was done under an earlier "
        "one, whose clause is not held.",
        "Статья стоит в тексте, действующем с {day}; акт совершён по более раннему, "
        "статья которого не хранится.",
    ),
    "succession": W(
        "Party by succession from {day}: the succession or entry into force, whichever is later.",
        "Участник в порядке правопреемства с {day}: правопреемство или вступление в силу, "
        "что позднее.",
    ),
    "succession.operative": W(
        "Operation rests until the notification of succession is made.",
        "Действие приостановлено до уведомления о правопреемстве.",
    ),
    "continuation": W(
        "Continues the membership of {names} as the same party.",
        "Продолжает участие {names} как та же сторона.",
    ),
    "bound-through": W(
        "Bound through {names} from {day}, without being a party.",
        "Обязано через {names} с {day}, не будучи участником.",
    ),
    "amendment.binds-all": W(
        "The amendment to {names} binds all its parties from {day}.",
        "Поправка к {names} обязательна для всех участников с {day}.",
    ),
    "amendment.joined-as-amended": W(
        "Joined {names} as amended, on {day}.",
        "Присоединилось к {names} в изменённой редакции {day}.",
    ),
    "provisional": W(
        "Applied provisionally: {base} {delay} = {day}.",
        "Применяется временно: {base} {delay} = {day}.",
    ),
    "provisional.declared": W(
        "Declared that it applies it provisionally from {day}.",
        "Заявило о временном применении с {day}.",
    ),
    "provisional.stated": W(
        "Stated by the source: applied provisionally from {day}.",
        "По данным источника: временно применяется с {day}.",
    ),
    "provisional.ended": W(
        "Provisional application ended on {day}.", "Временное применение прекращено {day}."
    ),
    "provisional.ended-by-force": W(
        "Provisional application gave way to entry into force.",
        "Временное применение сменилось вступлением в силу.",
    ),
    "suspended": W("Operation suspended from {day}.", "Действие приостановлено с {day}."),
    "suspended.stated": W(
        "Stated by the source: operation suspended from {day}.",
        "По данным источника: действие приостановлено с {day}.",
    ),
    "withdrawal": W(
        "Notice of withdrawal: {base} {delay} = {day}.",
        "Уведомление о выходе: {base} {delay} = {day}.",
    ),
    "withdrawal.revoked": W(
        "The notice was revoked on {day}, before it took effect.",
        "Уведомление отозвано {day}, до вступления в действие.",
    ),
    "withdrawal.without-effect": W(
        "A notice of withdrawal that has no effect.",
        "Уведомление о выходе, не имеющее последствий.",
    ),
    "ended.terminated": W("Terminated.", "Прекращено."),
    "ended.stated": W(
        "Stated by the source, not computed: ended.",
        "По данным источника, не вычислено: прекращено.",
    ),
    "ended.by-other": W("Ended by {names} on {day}.", "Прекращено в силу {names} {day}."),
    "ended.with-other": W(
        "Concluded for as long as {names}.", "Заключено на срок действия {names}."
    ),
    "ended.fixed-day": W(
        "The text names the day from which it is over: {day}.",
        "День, с которого оно прекращается, назван в тексте: {day}.",
    ),
    "ended.term": W("The term ({delay}) ran out on {day}.", "Срок ({delay}) истёк {day}."),
    "ended.not-extended": W(
        "The term ran out on {day}; this state is not party to the extension {names}.",
        "Срок истёк {day}; государство не участвует в продлении {names}.",
    ),
    "extended": W(
        "The term would have run out on {day}; it goes on by {names}.",
        "Срок истёк бы {day}; действие продлено {names}.",
    ),
    "extended.joined-later": W(
        "Joined on {day}, when the term had been extended.",
        "Присоединилось {day}, когда срок уже был продлён.",
    ),
    "ended.renewal-refused": W(
        "Said in time that it would not be renewed; the term ran out on {day}.",
        "Своевременно заявлено о непродлении; срок истёк {day}.",
    ),
    "ended.other-side": W(
        "The other side was out on {day}: a bilateral treaty binds both or neither.",
        "Другая сторона вышла {day}: двусторонний договор связывает обе стороны или ни одну.",
    ),
    "ended.expelled": W("Excluded by decision.", "Исключено решением."),
    "ended.for-party-of-other": W(
        "Ceased for this state when {names} entered into force for it, on {day}.",
        "Прекращено для государства со вступлением для него в силу {names}, {day}.",
    ),
    "ended.state-dissolved": W(
        "The state ceased to exist on {day}.", "Государство прекратило существование {day}."
    ),
    "ended.with-membership": W(
        "Binds members only; the membership in {names} ended.",
        "Обязывает только членов; членство в {names} прекратилось.",
    ),
    "displaced": W(
        "Between these two {names} applies instead, from {day}.",
        "Между этими двумя вместо него применяется {names}, с {day}.",
    ),
    "reservation.modified": W(
        "A reservation that was accepted modifies the provisions between the two.",
        "Принятая оговорка изменяет положения между двумя государствами.",
    ),
    "reservation.not-applied": W(
        "A reservation met an objection: the provisions do not apply between the two.",
        "На оговорку заявлено возражение: положения между двумя не применяются.",
    ),
    "reservation.pending": W(
        "A reservation: silence is not yet acceptance.",
        "Оговорка: молчание пока не означает принятия.",
    ),
    "reservation.not-known": W(
        "A reservation; no notification is recorded, so it is not known whether it was accepted.",
        "Оговорка; уведомление не зарегистрировано, принята ли она, неизвестно.",
    ),
    "reservation.precluded": W(
        "An objection that opposes entry into force between the two.",
        "Возражение против вступления в силу между двумя государствами.",
    ),
    "membership": W(
        "{names}: meets the test from {day}: {condition}.",
        "{names}: условие выполнено с {day}: {condition}.",
    ),
    "membership.fact": W("{names} from {day}.", "{names} с {day}."),
    "membership.acts": W("By these acts:", "На основании актов:"),
    "office.appointed": W("Appointed from {day}.", "Назначение с {day}."),
    "office.succeeded": W("Succeeded on {day}.", "Преемник вступил в должность {day}."),
    "office.dismissed": W("Dismissed on {day}.", "Освобождение {day}."),
    "office.ended": W("The term ended on {day}.", "Срок окончился {day}."),
    "office.holding-over": W(
        "The term ran out on {day}; the holder goes on until a successor takes over.",
        "Полномочия истекли {day}; исполняет до вступления преемника.",
    ),
    "chair.recorded": W("Recorded: presides from {day}.", "Зафиксировано: председатель с {day}."),
    "chair.departs": W(
        "A departure from the rotation: {names}.", "Отступление от очерёдности: {names}."
    ),
    "chair.expected": W(
        "Not recorded; expected by the rule of rotation from {day}: {names}.",
        "Не зафиксировано; по правилу очерёдности ожидается с {day}: {names}.",
    ),
}

REASONS: Final[dict[str, Wording]] = {
    "not-among-those-counted": W("not among those counted", "не входит в число засчитываемых"),
    "reservation-not-accepted": W("its reservation has not been accepted", "оговорка не принята"),
    "taken-back": W("taken back before the day came", "отозвано до наступления дня"),
    "consent-of-all-missing": W(
        "not all parties have consented to the accession",
        "не все участники согласились на присоединение",
    ),
    "ad-referendum-unconfirmed": W(
        "signed ad referendum and not confirmed", "подписано ad referendum и не подтверждено"
    ),
    "procedures-required": W(
        "the state's law requires procedures first", "требуются внутригосударственные процедуры"
    ),
    "no-clause": W(
        "the treaty has no withdrawal clause (VCLT 56)", "нет статьи о выходе (ст. 56 ВКПМД)"
    ),
    "clause-not-held": W(
        "the words of the withdrawal clause are not held", "текст статьи о выходе не имеется"
    ),
    "not-allowed": W("the treaty does not allow withdrawal", "выход не допускается"),
    "too-early": W(
        "notice before the earliest day that the clause allows",
        "уведомление ранее допустимого срока",
    ),
}
"""Why an act was looked at and not counted."""
