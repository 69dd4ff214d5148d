"""Papers go to bodies: a test that asks for `governance` gets the world in which they have met."""

from tests.governing import governance, governed, world  # noqa: F401 - fixtures
