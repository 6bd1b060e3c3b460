"""What tests of papers share: Django set up, for its translations and days; no database is asked."""

from __future__ import annotations

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "livline.config.settings")
django.setup()
