"""What was asked of a committee site, so that it is asked again only when it is time."""

from __future__ import annotations

from django.db import models

from goldenthread.core import clock


class Polled(models.Model):
    """One address of the site: what it last said (by checksum), or how often it failed since."""

    OPERATIONAL = "when to ask a site again; what is taken of it is recorded when it is confirmed"

    authority = models.ForeignKey("ledger.Authority", models.PROTECT, related_name="+")
    address = models.CharField(max_length=500)
    sha256 = models.CharField(max_length=64, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["authority", "address"], name="polled_once")]

    def __str__(self) -> str:
        return self.address
