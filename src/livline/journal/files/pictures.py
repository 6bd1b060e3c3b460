"""How is a picture kept?  Painted anew from its points, so that nothing else of the file is left."""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageOps

from livline.access.errors import Unfitting

MOST_POINTS, LONGEST_SIDE = 50_000_000, 2_400
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
QUALITY = 85


def anew(content: bytes) -> tuple[str, bytes]:
    """The type and content of the picture that was painted; raises `Unfitting`."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
                return painted(picture)
    except Unfitting:
        raise
    except Exception:  # a broken picture can break the reader in any way, and its fault may quote it
        raise Unfitting("Billedet kan ikke læses.", "Gem det igen som JPEG eller PNG, og prøv igen.") from None


def painted(picture: Image.Image) -> tuple[str, bytes]:
    """Turned as its camera was held, no larger than a screen, the first frame, and nothing beside the points."""
    if picture.width * picture.height > MOST_POINTS:
        raise Unfitting("Billedet er for stort.", "Gem det mindre, og prøv igen.")
    turned = ImageOps.exif_transpose(picture)
    clear = turned.mode in ("RGBA", "LA", "PA") or "transparency" in turned.info
    mode = "RGBA" if clear else "RGB"
    points = turned.convert(mode)
    points.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    clean = Image.new(mode, points.size)
    clean.paste(points)
    kept = io.BytesIO()
    if clear:
        clean.save(kept, "PNG")
        return "image/png", kept.getvalue()
    clean.save(kept, "JPEG", quality=QUALITY)
    return "image/jpeg", kept.getvalue()
