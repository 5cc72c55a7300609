"""The site's settings for tests: a fresh folder for the data, cheap passwords."""

import os
import tempfile

os.environ.setdefault("FOEDUS_DATA", tempfile.mkdtemp(prefix="foedus-tests-"))
_WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
_OURS = "foedus-tests-" in os.environ["FOEDUS_DATA"]  # and not what a test gave to a process
if _OURS and _WORKER and not os.environ["FOEDUS_DATA"].endswith(_WORKER):  # each has its own key
    os.environ["FOEDUS_DATA"] = os.path.join(os.environ["FOEDUS_DATA"], _WORKER)  # noqa: PTH118

from foedus.site.settings import *  # noqa: E402, F403

STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405 - whitenoise warns where it is missing
_READ_ONCE = {"whitenoise.middleware.WhiteNoiseMiddleware": "support.static_files.FilesFoundOnce"}
MIDDLEWARE = [_READ_ONCE.get(name, name) for name in MIDDLEWARE]  # noqa: F405
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DEMONSTRATION = True
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    DATABASES["default"]["TEST"] = {"NAME": ":memory:"}  # noqa: F405 - also beside other workers
