"""What tests of pages share: Django set up."""

from __future__ import annotations

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "livline.config.settings")
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # a browser that a test keeps open runs an event loop in this thread
django.setup()
