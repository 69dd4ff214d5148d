"""Tests of bodies share a world in which these have met and decided."""

from tests.governing import governance, governed, world  # noqa: F401 - fixtures
