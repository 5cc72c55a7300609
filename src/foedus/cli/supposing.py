"""What a supposition changes: how states stand, and what follows under the regimes."""

from __future__ import annotations

from foedus.cli.drawing import draw
from foedus.cli.json_output import write_json
from foedus.cli.options import Asked
from foedus.law.answers.answers import ChangesAnswer
from foedus.law.answers.tables import Speaker
from foedus.opened import OpenRegister, Reply
from foedus.regimes.rules.folders import folder_of
from foedus.regimes.rules.law import Law
from foedus.regimes.supposing.consequences import consequences
from foedus.regimes.supposing.folders import probed_in
from foedus.regimes.supposing.telling import told


def show_with_regimes(opened: OpenRegister, reply: Reply[ChangesAnswer], asked: Asked) -> None:
    """Write what *reply* says, and then what changes under the regimes of the register."""
    held = probed_in(folder_of(asked.register), opened.register)
    law = Law(opened.register, reply.answer.known[0], opened.chosen(asked.readings))
    found = told(consequences(held, law, reply.answer), Speaker(opened.register, opened.language))
    if asked.as_json:
        write_json({**reply.data, **found.data})
        return
    draw(reply.table)
    if held:
        draw(found.table)
