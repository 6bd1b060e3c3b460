"""The application as a server calls it."""

import gc
import os

from django.core.wsgi import get_wsgi_application

OBJECTS = 20_000
"""So many new ones before garbage is looked for: more than a page makes, where Python would look some ten times."""

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "livline.config.settings")
application = get_wsgi_application()
gc.collect()
gc.freeze()  # what the application is made of stays; looking through it was up to a tenth of a page
gc.set_threshold(OBJECTS)
