"""Linked data: two texts of one graph, read back by a parser, with terms that exist."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import warnings
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import DCTERMS, PROV, RDF, RDFS, SDO, TIME, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import XSD

from foedus.collection.formats.linked_data import (
    EDTF,
    ELI,
    graph_of,
    json_ld,
    turtle,
    whole_graph,
)
from foedus.law.terms.errors import BadQuestion
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.register import Register
from foedus.law.terms.wording import Wording
from foedus.opened import OpenRegister, open_register

BASE = "https://treaties.example.org"
TREATY = "cis/free-trade-2011"


@cache
def opened() -> OpenRegister:
    return open_register("cis")


@cache
def graph(on: str = "2013-12-12") -> Graph:
    return graph_of(
        opened().register,
        BASE,
        instruments=[TREATY],
        organisations=["cis"],
        standings=[opened().status(TREATY, on=on).answer],
    )


def from_json_ld(text: str) -> Graph:
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", DeprecationWarning
        )  # the parser of rdflib uses its own old class
        return Graph().parse(data=text, format="json-ld")


def at(path: str) -> URIRef:
    return URIRef(BASE + path)


def test_json_ld_is_read_back_as_the_same_graph() -> None:
    assert len(graph()) > 400
    assert isomorphic(graph(), from_json_ld(json_ld(graph())))


def test_turtle_is_read_back_as_the_same_graph() -> None:
    assert isomorphic(graph(), Graph().parse(data=turtle(graph()), format="turtle"))


def test_the_whole_register_is_read_back() -> None:
    whole = whole_graph(opened().register, BASE)
    assert len(set(whole.subjects(RDF.type, ELI.LegalResource))) == len(
        opened().register.instruments
    )
    back = from_json_ld(json_ld(whole))
    assert set(back) == set(whole)  # there is no blank node, so sets compare


def test_nothing_has_to_be_fetched() -> None:
    data = json.loads(json_ld(graph()))
    assert isinstance(data["@context"], dict)
    assert all(isinstance(value, str) for value in data["@context"].values())


def test_both_texts_are_the_same_in_another_process() -> None:
    code = (
        "from foedus.opened import open_register as o\n"
        "from foedus.collection.formats.linked_data import *\n"
        "import hashlib\n"
        "g = whole_graph(o('cis').register, 'https://x.org')\n"
        "print(hashlib.sha256((json_ld(g) + turtle(g)).encode()).hexdigest())\n"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


def test_identifiers_are_the_addresses_of_pages() -> None:
    assert (at("/instruments/cis/free-trade-2011"), RDF.type, ELI.LegalResource) in graph()
    assert (at("/states/AM"), RDF.type, SDO.Country) in graph()
    assert (at("/organisations/cis"), RDF.type, SDO.Organization) in graph()
    assert all(str(one).startswith(BASE) for one in graph().subjects())


def test_a_title_has_its_language() -> None:
    titles = set(graph().objects(at("/instruments/cis/free-trade-2011"), DCTERMS.title))
    assert Literal("Treaty on a Free Trade Area", lang="en") in titles
    assert {one.language for one in titles if isinstance(one, Literal)} == {"en", "ru"}


def test_an_act_says_who_did_what_under_which_instrument() -> None:
    acts = list(graph().subjects(PROV.wasAssociatedWith, at("/states/AM")))
    assert acts
    for act in acts:
        assert (act, RDF.type, PROV.Activity) in graph()
        assert (act, PROV.used, at("/instruments/cis/free-trade-2011")) in graph()


@pytest.mark.parametrize(
    ("on", "word", "since"),
    [
        ("2013-12-11", "signed", Literal("2011-10-18", datatype=XSD.date)),
        ("2013-12-12", "disputed", None),
        ("2013-12-13", "party", None),
    ],
)
def test_a_standing_is_that_of_the_day(on: str, word: str, since: Literal | None) -> None:
    role = at("/standings/KG/cis/free-trade-2011")
    assert (role, SDO.roleName, Literal(word, lang="en")) in graph(on)
    if since is not None:
        assert (role, SDO.startDate, since) in graph(on)


def test_a_certain_span_is_an_interval() -> None:
    days = at("/standings/AM/cis/free-trade-2011#days")
    (first,) = graph().objects(days, TIME.hasBeginning)
    assert (days, RDF.type, TIME.ProperInterval) in graph()
    assert (first, TIME.inXSDDate, Literal("2012-10-17", datatype=XSD.date)) in graph()


def test_a_day_in_doubt_is_written_in_edtf() -> None:
    whole = whole_graph(opened().register, BASE)
    doubtful = [o for o in whole.objects() if isinstance(o, Literal) and o.datatype == EDTF]
    assert doubtful
    assert all(str(one).startswith("[") for one in doubtful)
    days = [o for o in whole.objects() if isinstance(o, Literal) and o.datatype == XSD.date]
    assert all(date.fromisoformat(str(one)) for one in days)


def test_entry_into_force_is_told_in_eli() -> None:
    thing = at("/instruments/cis/free-trade-2011")
    assert (thing, ELI.in_force, ELI["InForce-inForce"]) in graph()
    entry = Literal("2012-09-20", datatype=XSD.date)
    assert (thing, ELI.first_date_entry_in_force, entry) in graph()


ELI_TERMS = {
    "LegalResource", "id_local", "date_document", "first_date_entry_in_force",
    "date_no_longer_in_force", "in_force", "InForce-inForce", "InForce-notInForce", "amends",
    "repeals", "related_to",
}  # fmt: skip


def test_every_term_exists_in_its_vocabulary() -> None:
    whole = whole_graph(opened().register, BASE) + graph()
    terms: set[Any] = set(whole.predicates()) | set(whole.objects(None, RDF.type))
    terms |= set(whole.objects(None, ELI.in_force))
    for term in terms:
        known = [space for space in (DCTERMS, PROV, TIME, SDO, RDF, RDFS) if term in space]
        in_eli = str(term).startswith(str(ELI)) and str(term)[len(str(ELI)) :] in ELI_TERMS
        assert known or in_eli, term


@pytest.mark.parametrize(
    "base", ["", "treaties.example.org", "ftp://x.org", "https://x.org/a b", "https://x.org/<b>"]
)
def test_a_base_that_is_no_address_is_refused(base: str) -> None:
    with pytest.raises(BadQuestion):
        whole_graph(opened().register, base)


def test_a_slash_at_the_end_of_the_base_makes_no_difference() -> None:
    one = graph_of(opened().register, BASE, organisations=["cis"])
    assert set(one) == set(graph_of(opened().register, BASE + "/", organisations=["cis"]))


def test_an_empty_graph_is_still_json_ld() -> None:
    empty = graph_of(opened().register, BASE)
    assert json.loads(json_ld(empty))["@graph"] == []
    assert len(from_json_ld(json_ld(empty))) == 0


@given(st.text(max_size=40), st.text(max_size=40))
@settings(max_examples=50, deadline=None)
def test_no_title_and_no_id_breaks_either_text(title: str, name: str) -> None:
    held = Instrument(
        id=name.encode("utf-8", "replace").decode(),
        title=Wording(title, title),
        adopted=date(2000, 1, 1),
        kind=title or "treaty",
    )
    register = Register(id="x", title=Wording("X"), instruments=(held,))
    made = whole_graph(register, BASE)
    assert set(from_json_ld(json_ld(made))) == set(made)
    assert set(Graph().parse(data=turtle(made), format="turtle")) == set(made)


def test_hostile_words_stay_words() -> None:
    hostile = '"""@en . <https://evil.example> a <x> . """</script><script>alert(1)</script>'
    held = replace(
        opened().register.instrument[TREATY], id="x/<script>", title=Wording(hostile), acts=()
    )
    register = replace(opened().register, instruments=(held,))
    made = graph_of(register, BASE, instruments=["x/<script>"])
    for back in (from_json_ld(json_ld(made)), Graph().parse(data=turtle(made), format="turtle")):
        assert isomorphic(made, back)
        assert URIRef("https://evil.example") not in set(back.subjects())
