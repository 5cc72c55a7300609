"""The site, without a limit on how often one address may ask: that is what is measured."""

from foedus.site.settings import *  # noqa: F403

NINJA_DEFAULT_THROTTLE_RATES = dict.fromkeys(("public", "user", "batch"), "100000000/m")
