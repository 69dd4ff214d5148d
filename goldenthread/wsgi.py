import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.settings")
application = get_wsgi_application()

# What is loaded by now stays: the collector need not look through it again, nor so often
# through the rows of a large plan, which go with their request.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 50)
