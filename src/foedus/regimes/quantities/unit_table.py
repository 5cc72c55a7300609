"""The units of quantity that tariffs and declarations use: what each is, and how it is written.

Sources: the World Customs Organization's standard units of quantity, UN/ECE Recommendation 20
(three-letter codes), the Customs Tariff of the United States for its own (barrel, proof litre).
A pair is no number of pieces: two left shoes are two pieces and no pair.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from foedus.law.terms.wording import Wording


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its *id*, what it is in terms of others (as pint writes it), and its names.

    *definition* is ``[dimension]`` for a unit that rests on no other. *symbol* is how people are
    shown it. *names*: codes, abbreviations, full words, in English and Russian.
    """

    id: str
    definition: str
    symbol: Wording
    names: tuple[str, ...] = ()


def _unit(id_: str, definition: str, en: str, ru: str, names: str = "") -> Unit:
    """A unit; *names* are parted by bars."""
    return Unit(id_, definition, Wording(en, ru), tuple(filter(None, names.split("|"))))


UNITS: Final = (
    # mass
    _unit("gram", "[mass]", "g", "г", "grm|gm|gms|grams|gramme|grammes|гр|грамм|грамма|граммов"),
    _unit("milligram", "0.001 * gram", "mg", "мг", "mgm|milligrams|миллиграмм"),
    _unit("kilogram", "1000 * gram", "kg", "кг",
          "kgm|kgs|kilo|kilos|kilograms|kilogramme|kilogrammes|килограмм|килограмма|килограммов"),
    _unit("quintal", "100 * kilogram", "quintal", "ц", "dtn|q|quintals|центнер|центнера"),
    _unit("tonne", "1000 * kilogram", "t", "т",
          "tne|mt|tonnes|metric ton|metric tons|metric tonne|тн|тонна|тонну|тонны|тонн"),
    _unit("carat", "0.2 * gram", "carat", "кар",
          "ctm|carats|c/k|metric carat|карат|карата|метрический карат"),
    _unit("ounce", "28.349523125 * gram", "oz", "унц.", "onz|ounces|унция"),
    _unit("troy_ounce", "31.1034768 * gram", "troy oz", "тр. унц.",
          "apz|troy ounces|oz t|тройская унция"),
    _unit("pound", "453.59237 * gram", "lb", "фунт", "lbr|lbs|pounds|фунта|фунтов"),
    _unit("short_ton", "2000 * pound", "short ton", "кор. т", "stn|short tons|короткая тонна"),
    _unit("long_ton", "2240 * pound", "long ton", "дл. т", "ltn|long tons|длинная тонна"),
    # length
    _unit("metre", "[length]", "m", "м", "mtr|meter|meters|metres|пог. м|метр|метра|метров"),
    _unit("millimetre", "0.001 * metre", "mm", "мм", "mmt|millimeter|millimeters|миллиметр"),
    _unit("centimetre", "0.01 * metre", "cm", "см", "cmt|centimeter|centimeters|сантиметр"),
    _unit("kilometre", "1000 * metre", "km", "км", "kmt|kmtr|kilometer|kilometers|километр"),
    _unit("inch", "0.0254 * metre", "in", "дюйм", "inh|inches"),
    _unit("foot", "12 * inch", "ft", "фут", "fot|feet"),
    _unit("yard", "3 * foot", "yd", "ярд", "yrd|yards"),
    _unit("line", "0.025 * inch", "line", "лин.", "lines|button line|линия"),
    # area
    _unit("square_metre", "metre ** 2", "m2", "м2",
          "mtk|sq. m|sq m|sqm|square meter|square meters|square metres|кв. м|кв м|кв.м"
          "|квадратный метр|квадратных метров"),
    _unit("square_centimetre", "centimetre ** 2", "cm2", "см2", "cmk|sq. cm|кв. см|кв.см"),
    _unit("square_foot", "foot ** 2", "ft2", "кв. фут", "ftk|sq. ft|sq ft|square feet"),
    _unit("hectare", "10000 * metre ** 2", "ha", "га", "har|hectares|гектар"),
    # volume
    _unit("cubic_metre", "metre ** 3", "m3", "м3",
          "mtq|cbm|cu. m|cu m|cubic meter|cubic meters|cubic metres|куб. м|куб м|куб.м"
          "|кубический метр|кубических метров"),
    _unit("thousand_cubic_metres", "1000 * cubic_metre", "1000 m3", "1000 м3", "1000 куб. м"),
    _unit("cubic_centimetre", "centimetre ** 3", "cm3", "см3",
          "cmq|cc|см3, мл|см3,мл|см3 (мл)|см3 мл|см3/мл|куб. см|куб.см|cu. cm|cubic centimeter"
          "|cubic centimetres|кубический сантиметр|кубических сантиметров"),
    _unit("cubic_foot", "foot ** 3", "ft3", "куб. фут", "ftq|cu. ft|cu ft|cubic feet"),
    _unit("litre", "0.001 * metre ** 3", "l", "л",
          "ltr|lt|dmq|dm3|дм3|ltrs|liter|liters|litres|литр|литра|литров"),
    _unit("millilitre", "0.001 * litre", "ml", "мл", "mlt|milliliter|millilitres|миллилитр"),
    _unit("hectolitre", "100 * litre", "hl", "гл", "hlt|hectoliter|hectolitres|гектолитр"),
    _unit("thousand_litres", "1000 * litre", "1000 l", "1000 л", "klt|1000 ltr"),
    _unit("gallon", "231 * inch ** 3", "gal", "галлон", "gll|gallons|us gal|галлона|галлонов"),
    _unit("barrel", "42 * gallon", "bbl", "барр.",
          "bll|bbl.|barrels|баррель|барреля|баррелей"),
    # strength: volume of pure alcohol at 20 °C; a proof litre is a litre at 50 per cent
    _unit("litre_of_pure_alcohol", "[pure_alcohol]", "l alc. 100%", "л 100% спирта",
          "lpa|% vol/hl|% vol / hl|%vol/hl|l alc.|l. alc. 100%|litre pure (100%) alcohol"
          "|litre of pure alcohol|liter of pure alcohol|l pure alcohol|lpa.|л чистого спирта"
          "|литр чистого (100%) спирта|литр безводного спирта|л 100 % спирта"),
    _unit("proof_litre", "0.5 * litre_of_pure_alcohol", "pf. liter", "пруф-л",
          "pf.liter|pf liter|proof liter|proof liters|proof litres|pf. litre|pfl"),
    _unit("proof_gallon", "3.785411784 * proof_litre", "pf. gal", "пруф-галлон",
          "pgl|proof gallons|pf.gal"),
    # number
    _unit("piece", "[number]", "piece", "шт",
          "nar|h87|ea|c62|nmb|pce|pcs|pc|pieces|p/st|each|article|articles|item|items|no|number"
          "|number of items|unit|units|u|штук|штука|штуку|штуки|ед"),
    _unit("head", "piece", "head", "гол", "hea|heads|голова|голов|головы"),
    _unit("ten", "10 * piece", "10 pieces", "10 шт", "10 p/st"),
    _unit("dozen", "12 * piece", "doz.", "дюж.", "dzn|dozens|doz|dz|дюжина|дюжину|дюжин|12 шт"),
    _unit("hundred", "100 * piece", "100 pieces", "100 шт", "cen|hundreds|100 p/st|сто штук"),
    _unit("gross", "144 * piece", "gross", "гросс", "gro|grosses"),
    _unit("thousand", "1000 * piece", "1000 pieces", "1000 шт",
          "mil|thousands|t.pcs|thousand pieces|1000 p/st|1000 items|1000 pcs|1 000 шт|1 000 p/st"
          "|1,000 p/st|тыс. шт|тыс.шт|тысяча штук|тысячу штук"),
    _unit("pair", "[pairs]", "pair", "пар",
          "npr|pr|prs|pairs|pa|2u|number of pairs|пара|пары|пару"),
    _unit("dozen_pairs", "12 * pair", "doz. pr.", "дюж. пар", "dpr|doz. prs|dozen pair|дюжина пар"),
    _unit("set", "[sets]", "set", "компл", "sets|компл.|комплект|набор"),
    _unit("jewel", "[jewels]", "jewel", "камень", "jwl|jewels|камней|камня"),
    _unit("cell", "[cells]", "cell", "элемент", "ncl|ce/el|cells|number of cells"),
    # what has two sides: lines of a button for every gross of buttons
    _unit("line_gross", "line * gross", "line/gross", "лин./гросс", "line-gross"),
    # energy, radiation, capacity
    _unit("terajoule", "[energy]", "TJ", "ТДж", "tjo"),
    _unit("kilowatt_hour", "0.0000036 * terajoule", "kWh", "кВт·ч",
          "kw.h|кВт.ч|квт ч|киловатт-час"),
    _unit("thousand_kilowatt_hours", "1000 * kilowatt_hour", "1000 kWh", "1000 кВт·ч",
          "mwh|mw.h|1000 квт.ч|1000 квт ч|1,000 kwh|мвт·ч|мвт.ч"),
    _unit("becquerel", "[radioactivity]", "Bq", "Бк", "bql|беккерель"),
    _unit("megabecquerel", "1000000 * becquerel", "MBq", "МБк", "4n|мегабеккерель"),
    _unit("curie", "37000000000 * becquerel", "Ci", "Ки", "cur|кюри"),
    _unit("gross_tonnage", "[tonnage]", "GT", "бр. рег. т", "grt|gross ton|брутто-регистр. т"),
    _unit("tonne_of_capacity", "[carrying_capacity]", "ct/l", "т грп",
          "cct|carrying capacity in tonnes|т грузоподъемности"),
    _unit("horsepower", "[power]", "hp", "л. с.", "bhp|л.с|лошадиная сила"),
)  # fmt: skip
