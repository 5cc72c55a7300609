"""The decision in SQL, written by hand for DuckDB; what differs is how the spans are joined.

A truth is 0, 1 or 2, so that "all of these" is `least`. A rule that might apply, before one that
does and with another outcome, leaves the case open.
"""

from __future__ import annotations

from typing import Final

ASOF: Final = """
from asked c
join goods g on g.code = c.code
asof join law l on l.importer = c.importer and l.origin = c.origin and c.declared >= l.since
asof left join measures m on m.importer = c.importer and m.origin = c.origin
  and m.goods = g.goods and c.declared >= m.since
left join annex a on a.importer = c.importer and a.origin = c.origin and a.goods = g.goods
  and c.declared >= a.since and c.declared < a.until
"""

RANGE: Final = """
from asked c
join goods g on g.code = c.code
join law l on l.importer = c.importer and l.origin = c.origin
  and c.declared >= l.since and c.declared < l.until
left join measures m on m.importer = c.importer and m.origin = c.origin and m.goods = g.goods
  and c.declared >= m.since and c.declared < m.until
left join annex a on a.importer = c.importer and a.origin = c.origin and a.goods = g.goods
  and c.declared >= a.since and c.declared < a.until
"""

BY_DAY: Final = """
from asked c
join goods g on g.code = c.code
join law_by_day l on l.importer = c.importer and l.origin = c.origin and l.declared = c.declared
left join measures m on m.importer = c.importer and m.origin = c.origin and m.goods = g.goods
  and c.declared >= m.since and c.declared < m.until
left join annex a on a.importer = c.importer and a.origin = c.origin and a.goods = g.goods
  and c.declared >= a.since and c.declared < a.until
"""

LAW_BY_DAY: Final = """
create table law_by_day as
select d.declared, l.* from law l
join daily d
  on d.declared >= l.since and d.declared < l.until
"""

QUERY: Final = """
with joined as (
  select c.id, c.declared, c.importer, c.origin, c.code, c.value, c.currency, c.net_mass,
    c.quantity, c.unit, l.tariff,
    case c.proven when 'yes' then 2 when 'no' then 0 else 1 end as proven,
    case c.listed when 'yes' then 2 when 'no' then 0 else 1 end as listed,
    l.eaeu, l.operates, l.treaty, l.suspended, l.bilateral, l.agreement_1994, l.eaeu_agreement,
    case when c.declared >= date '2010-07-01' then l.customs_union else 0 end as customs_union,
    case when c.importer in ('UA', 'UZ') and c.origin in ('UA', 'UZ')
      and c.declared >= date '2014-05-16' then l.ua_uz else 0 end as ua_uz,
    case when c.importer = 'RU' and c.origin = 'MD' and g.quota
      and c.declared >= date '2019-01-01' and c.declared < date '2022-01-01'
      then l.operates else 0 end as unknown,
    coalesce(m.prohibits, 0) as prohibits, coalesce(m.withholds, 0) as withholds,
    a.kind is not null as is_excepted, a.kind as annex_kind, a.share as annex_share,
    a.amount as annex_amount, a.currency as annex_currency, a.unit as annex_unit
  {joins}
),
judged as (
  select *,
    least(operates, prohibits, listed) as prohibited,
    least(operates, withholds) as withheld,
    case when is_excepted then least(treaty, proven) else 0 end as excepted,
    least(ua_uz, proven) as by_1994_ua_uz,
    least(treaty, proven) as by_2011,
    least(suspended, proven) as by_courtesy,
    least(bilateral, proven) as by_two,
    least(agreement_1994, proven) as by_1994,
    least(eaeu_agreement, proven) as by_schedule
  from joined
),
ranked as (
  select *,
    case when importer = origin then 1 when eaeu = 2 then 2 when customs_union = 2 then 3
      when prohibited = 2 then 4 when unknown = 2 then 5
      when withheld = 2 then 6 when excepted = 2 then 7 when by_1994_ua_uz = 2 then 8
      when by_2011 = 2 then 9 when by_courtesy = 2 then 10 when by_two = 2 then 11
      when by_1994 = 2 then 12 when by_schedule = 2 then 13 else 14 end as first_sure
  from judged
),
decided as (
  select *,
    case
      when first_sure > 3 and (eaeu = 1 or customs_union = 1) then 0
      when first_sure > 4 and prohibited = 1 then 0
      when first_sure > 5 and unknown = 1 then 0
      when first_sure > 6 and first_sure < 14 and withheld = 1 then 0
      when first_sure > 7 and excepted = 1 then 0
      when first_sure > 12 and (by_1994_ua_uz = 1 or by_2011 = 1 or by_courtesy = 1
        or by_two = 1 or by_1994 = 1) then 0
      when first_sure > 13 and by_schedule = 1 then 0
      else first_sure
    end as rule
  from ranked
),
rated as (
  select d.*,
    case when d.rule in (2, 3, 8, 9, 10, 11, 12) then 'free' else t.kind end as kind,
    t.share, t.amount, t.unit as per, d.rule in (6, 7, 14) as charged,
    case t.currency when 'EUR' then
      case d.currency when 'RUB' then x.eur_rub when 'USD' then x.eur_usd end
      when 'USD' then case d.currency when 'RUB' then x.usd_rub when 'USD' then 1 end end as rate,
    case d.annex_currency when 'EUR' then
      case d.currency when 'RUB' then x.eur_rub when 'USD' then x.eur_usd end
      when 'USD' then case d.currency when 'RUB' then x.usd_rub when 'USD' then 1 end end
      as annex_rate
  from decided d
  left join tariff t on d.rule in (6, 7, 14) and t.tariff = d.tariff and t.code = d.code
  left join daily x on x.declared = d.declared
),
measured as (
  select id, rule, kind, annex_kind,
    case when kind in ('share', 'sum', 'greater') then value * share end as by_value,
    case when kind in ('specific', 'sum', 'greater') then
      case when per = 'KGM' then net_mass when per = unit then quantity end * amount * rate end
      as by_quantity,
    case when rule = 7 then value * annex_share end as annex_by_value,
    case when rule = 7 then case when annex_unit = 'KGM' then net_mass
      when annex_unit = unit then quantity end * annex_amount * annex_rate end
      as annex_by_quantity
  from rated
),
due as (
  select id, rule,
    case kind when 'free' then 0 when 'share' then round(by_value, 2)
      when 'specific' then round(by_quantity, 2) when 'sum' then round(by_value + by_quantity, 2)
      when 'greater' then case when by_quantity is not null
        then round(greatest(by_value, by_quantity), 2) end end as general,
    case when rule = 7 then case annex_kind when 'share' then round(annex_by_value, 2)
      when 'specific' then round(annex_by_quantity, 2) end end as exception
  from measured
)
select id, ({outcomes})[rule + 1]::outcome as treatment, ({rules})[rule + 1]::rule as rule,
  case when rule = 7 then case when exception is not null then least(exception, general) end
    else general end::decimal(18, 2) as duty
from due
"""
