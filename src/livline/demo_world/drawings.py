"""What has a child drawn?  One picture, painted here from lines, so that it is nobody's and holds nothing else."""

from __future__ import annotations

import io
import random

from PIL import Image, ImageDraw

PAPER, SKY, GRASS, SUN, FUR, DARK, RED = "#fdfbf4", "#8ec5e8", "#6fae5a", "#f3c53c", "#b98552", "#4a3526", "#c8443c"
SIZE = (1200, 850)
SEED = 7
Point = tuple[float, float]


def dog() -> bytes:
    """A dog on a lawn in the sun, in crayon, as a PNG."""
    picture = Image.new("RGB", SIZE, PAPER)
    crayon = Crayon(ImageDraw.Draw(picture))
    for x in range(0, SIZE[0], 26):
        crayon.line([(x, 20), (x + 14, 120)], SKY, 9)
        crayon.line([(x, 830), (x + 9, 700)], GRASS, 9)
    crayon.line([(0, 705), (1200, 705)], GRASS, 12)
    sun(crayon)
    body(crayon)
    head(crayon)
    kept = io.BytesIO()
    picture.save(kept, "PNG")
    return kept.getvalue()


class Crayon:
    """Draws as a hand does: every stroke a little beside where it was meant, the same each time."""

    def __init__(self, on: ImageDraw.ImageDraw) -> None:
        self.on = on
        self.rng = random.Random(SEED)

    def line(self, through: list[Point], colour: str, width: int) -> None:
        """A stroke through some points, drawn over twice."""
        for _ in range(2):
            self.on.line([self.beside(point) for point in through], colour, width, joint="curve")

    def blob(self, middle: Point, across: Point, colour: str) -> None:
        """A filled oval with an edge."""
        (x, y), (wide, high) = middle, across
        for shrunk in (0, 6):
            left, top = self.beside((x - wide + shrunk, y - high + shrunk))
            self.on.ellipse((left, top, left + 2 * (wide - shrunk), top + 2 * (high - shrunk)), colour, DARK, 5)

    def beside(self, point: Point) -> Point:
        return point[0] + self.rng.uniform(-5, 5), point[1] + self.rng.uniform(-5, 5)


def sun(crayon: Crayon) -> None:
    """In the corner, as it should be."""
    for end in ((830, 60), (840, 190), (930, 300), (1070, 330), (1180, 280)):
        crayon.line([(1040, 130), end], SUN, 10)
    crayon.blob((1050, 120), (85, 85), SUN)


def body(crayon: Crayon) -> None:
    """Four legs, a tail that wags, and a belly."""
    for x in (400, 470, 690, 760):
        crayon.line([(x, 560), (x - 6, 720)], FUR, 42)
    crayon.line([(800, 450), (900, 380), (925, 290)], FUR, 30)
    crayon.blob((590, 490), (245, 130), FUR)


def head(crayon: Crayon) -> None:
    """Ears, eyes, a nose, a tongue and a red collar."""
    crayon.blob((330, 350), (135, 120), FUR)
    for x in (225, 425):
        crayon.blob((x, 300), (38, 90), DARK)
    for x in (290, 370):
        crayon.blob((x, 325), (14, 18), DARK)
    crayon.blob((330, 385), (28, 20), DARK)
    crayon.blob((345, 455), (20, 34), RED)
    crayon.line([(285, 430), (330, 445), (380, 428)], DARK, 8)
    crayon.line([(400, 450), (430, 480), (440, 520)], RED, 18)
