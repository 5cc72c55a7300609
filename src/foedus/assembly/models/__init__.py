"""The rows of the assembly, a module for each matter."""

from foedus.assembly.models.certified import *  # noqa: F403
from foedus.assembly.models.decisions import *  # noqa: F403
from foedus.assembly.models.disputes import *  # noqa: F403
from foedus.assembly.models.drafts import *  # noqa: F403
from foedus.assembly.models.followup import *  # noqa: F403
from foedus.assembly.models.programmes import *  # noqa: F403
from foedus.assembly.models.sessions import *  # noqa: F403
from foedus.assembly.models.signing import *  # noqa: F403
from foedus.assembly.models.visits import *  # noqa: F403
