"""People and the roles they hold. Roles are facts: granted, and withdrawn, from a day on."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from goldenthread.ledger.models import Authority, CommittedText, Fact, Record, track


class Role(models.TextChoices):
    """The roles of the product. What each may do stands in the `permissions.py` of the apps."""

    ADMINISTRATOR = "administrator", "Administrator"
    PROGRAMME_MANAGER = "programme_manager", "Programme manager"
    DIRECTOR = "director", "Director"
    LEAD = "lead", "Accountable lead"
    OWNER = "owner", "Action owner"
    ASSURER = "assurer", "Quality assurer"
    BOARD_MEMBER = "board_member", "Board member"
    COUNCILLOR = "councillor", "Councillor"
    DEMOCRATIC_SERVICES = "democratic_services", "Democratic services officer"
    FINANCE = "finance", "Finance officer"
    ADVISER = "adviser", "DfE adviser"
    GUEST = "guest", "Guest reader"
    MONITORING_OFFICER = "monitoring_officer", "Monitoring officer"
    PARTNER = "partner", "Partner"


class PersonManager(BaseUserManager["Person"]):
    def get_queryset(self) -> models.QuerySet[Person]:
        """With its authority, which every page names and every rule compares."""
        return super().get_queryset().select_related("authority")

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(email__iexact=username)

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Person:
        person = self.model(email=self.normalize_email(email), **fields)
        person.set_password(password)
        person.save()
        return person


class Person(AbstractBaseUser):
    """Somebody who can sign in. `post` is what pages show: posts, not names."""

    OPERATIONAL = "names and passwords; they can be erased, so the ledger keeps only the number"

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="people")
    email = models.EmailField(unique=True)
    post = models.CharField(max_length=120)
    organisation = models.CharField(max_length=120, blank=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    objects = PersonManager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="person_email_once")]

    def __str__(self) -> str:
        return self.post


class Organisation(Record):
    """A partner of the council, by the name that plans call it.

    Its people see the actions that it works on. A name is an identity here: plans named partners
    before they had people of their own (ADR 10).
    """

    name = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["authority", "name"], name="organisation_name_once")
        ]

    def __str__(self) -> str:
        return self.name


class Grant(Fact):
    """A person holds a role, or no longer (`present`); a guest's ends after `until`.

    `organisation`: for which one a partner's person does.
    """

    KEY = ("person", "role")

    person = models.ForeignKey(Person, models.PROTECT, related_name="grants")
    role = models.CharField(max_length=30, choices=Role)
    present = models.BooleanField(default=True)
    until = models.DateField(null=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="grants")

    class Meta:
        constraints = [
            track("grant", "person", "role"),
            models.CheckConstraint(
                condition=~models.Q(role="guest", present=True, until=None),
                name="guest_has_an_end",
            ),
            models.CheckConstraint(
                condition=models.Q(role="partner", organisation__isnull=False)
                | ~models.Q(role="partner") & models.Q(organisation=None),
                name="partner_has_an_organisation",
            ),
        ]


class OverruledWarning(Record):
    """Somebody saved what seemed to identify a child, and said why it does not.

    It stands in the entry of what was saved, which tells who, when and about what. `kinds` are
    codes of `core.identifiable.Kind`, `fields` what the form calls the places; the passage
    itself is not repeated here.
    """

    kinds = models.JSONField()
    fields = models.JSONField()
    reason = CommittedText()
