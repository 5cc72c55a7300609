"""From a reading to clause data: values of the law, and the TOML of a register."""

from foedus.finalclauses.clause_data.proposing import (
    ProposedClauses,
    TomlNaming,
    clauses_of,
)
from foedus.finalclauses.clause_data.toml import toml_of

__all__ = ["ProposedClauses", "TomlNaming", "clauses_of", "toml_of"]
