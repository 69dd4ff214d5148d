"""Whether a picture is one, whole, and of a size that a page can hold. Pure."""

import warnings
from io import BytesIO

from PIL import Image, UnidentifiedImageError

from goldenthread.core.errors import Refused
from goldenthread.documents.archives import DAMAGED

MAX_PIXELS = 50_000_000  # 200 MB once decoded
_PNG_END = b"IEND\xaeB`\x82"


def check_png(data: bytes) -> None:
    """Refuse a PNG that is damaged, too large, or followed by something else."""
    _check(data, "PNG")
    if not data.endswith(_PNG_END):
        raise Refused(
            "Something is hidden after the end of the picture. "
            "Open it, save a clean copy, and upload that."
        )


def check_jpeg(data: bytes) -> None:
    """Refuse a JPEG that is damaged or too large. Phones do add data after its end."""
    _check(data, "JPEG")


def _check(data: bytes, format_name: str) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=[format_name]) as picture:
                _check_pixels(*picture.size)
                picture.load()
    except Image.DecompressionBombError as error:
        raise Refused(_too_large("far too many")) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise Refused(DAMAGED) from error


def _check_pixels(width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        raise Refused(_too_large(f"{width:,} by {height:,}"))


def _too_large(pixels: str) -> str:
    return (
        f"The picture has {pixels} points; at most {MAX_PIXELS // 1_000_000} million are "
        "accepted. Make it smaller and try again."
    )
