"""What stands where on the pages of a PDF: words, lines of words, drawn lines. Pure.

Readers of reports and of plans begin here. Places are in PDF points from the top left corner of
the page as it is shown.
"""

from __future__ import annotations

from .boxes import Box, CannotRead, PageSize, Place

__all__ = ["Box", "CannotRead", "PageSize", "Place"]
