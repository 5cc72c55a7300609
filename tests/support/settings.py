"""The site's settings for tests: a fresh folder for the data, cheap passwords."""

import os
import tempfile

os.environ.setdefault("FOEDUS_DATA", tempfile.mkdtemp(prefix="foedus-tests-"))

from foedus.site.settings import *  # noqa: F403

STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405 - whitenoise warns where it is missing
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DEMONSTRATION = True
