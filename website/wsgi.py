"""The entry point of a WSGI server."""

import os

from django.core.wsgi import get_wsgi_application

from website.readiness import log_faults

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "website.settings")
application = get_wsgi_application()
log_faults()
