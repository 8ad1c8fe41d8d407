"""History is sealed every minute."""

import logging

from procrastinate.contrib.django import app

from liant.kernel.audit.sealing import head, seal_all

log = logging.getLogger("liant.audit")


@app.periodic(cron="* * * * *")
@app.task(name="audit.seal", queueing_lock="audit.seal")
def seal(timestamp: int = 0) -> None:
    """Seal what is new; the head goes into the log, which many keep on another machine."""
    if seal_all():
        log.info("The last seal of history is %s", head())
