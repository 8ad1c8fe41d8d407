"""The settings of Liant, but that a registry of this machine answers for ANAF (`registry` in the fixtures)."""

import os

from liant.config.settings import *  # noqa: F403

ANAF_URL = os.environ["TEST_REGISTRY"]
