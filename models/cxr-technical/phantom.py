"""Procedural SIMULATED frontal chest films: no patient, no film, only formulas and a seed.

`draw(seed, view)` gives an upright film as float32 in 0..1 (0 black, 1 white, air dark as in MONOCHROME2).
Image right is the patient's left. The word SIMULATED is drawn into every film that a person may see.
"""
import numpy as np
from PIL import Image, ImageDraw, ImageFont

VIEWS = ("PA", "AP")


def soft(signed_distance, edge):
    """1 inside (positive distance), 0 outside, a smooth edge of the given width between."""
    return 1.0 / (1.0 + np.exp(-np.clip(signed_distance / edge, -30, 30)))


def ellipse(x, y, cx, cy, rx, ry, angle=0.0):
    """Roughly the signed distance to an ellipse, positive inside."""
    c, s = np.cos(angle), np.sin(angle)
    u, v = (x - cx) * c + (y - cy) * s, -(x - cx) * s + (y - cy) * c
    return (1.0 - np.sqrt((u / rx) ** 2 + (v / ry) ** 2)) * min(rx, ry)


def line(x, y, x0, y0, x1, y1, width):
    """A soft straight band between two points."""
    dx, dy = x1 - x0, y1 - y0
    t = np.clip(((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy + 1e-9), 0, 1)
    return soft(width - np.hypot(x - x0 - t * dx, y - y0 - t * dy), width * 0.35)


class Anatomy:
    """The numbers of one simulated person on one film, in units of half the film's width."""

    def __init__(self, rng, view):
        ap = view == "AP"
        u = rng.uniform
        self.ap = ap
        self.scale = u(0.86, 1.06)
        self.shift = (u(-0.06, 0.06), u(-0.06, 0.06))
        self.tilt = u(-0.05, 0.05)
        self.chest = u(0.74, 0.86)
        self.base = u(0.30, 0.42) if ap else u(0.40, 0.56)
        self.left_lower = u(0.03, 0.09)
        self.dome = u(0.10, 0.19)
        self.apex = u(-0.82, -0.72)
        self.heart = u(0.27, 0.34) if ap else u(0.21, 0.27)
        self.heart_x = u(0.09, 0.15)
        self.knob = u(0.065, 0.10)
        self.bubble = u(0.6, 1.0) * (0.5 if ap else 1.0)
        self.bubble_rx = u(0.12, 0.20)
        self.ribs = int(rng.integers(8, 11))
        self.fat = u(0.0, 0.22)
        self.air = u(0.55, 0.75)
        self.bone = u(0.06, 0.12)
        self.lean = u(-0.03, 0.03)
        self.edge = u(0.010, 0.018)
        self.breast = u(0.0, 0.10) if rng.random() < 0.5 else 0.0


def trunk(a, x, y):
    """Soft tissue: chest, shoulders, neck, arms for a standing film."""
    half = a.chest + 0.10 + a.fat * np.clip(y + 0.4, 0, 1)
    body = soft(half - np.abs(x), 0.02) * soft(y + 0.80 - 0.25 * np.abs(x), 0.03)
    neck = soft(0.24 + 0.4 * np.clip(y + 0.95, 0, 1) - np.abs(x), 0.02) * soft(-0.5 - y, 0.05)
    shoulder = sum(soft(ellipse(x, y, s * 0.80, -0.62, 0.30, 0.20), 0.03) for s in (-1, 1))
    arm = sum(soft(ellipse(x, y, s * (1.06 if a.ap else 1.16), 0.1, 0.16, 0.85), 0.02) for s in (-1, 1))
    return np.clip(body + neck + shoulder + 0.8 * arm, 0, 1)


def lung(a, x, y, side):
    """Aerated lung of one side: -1 image left (the patient's right), +1 image right."""
    base = a.base + (a.left_lower if side > 0 else 0.0)
    u = side * x
    t = np.clip((y - a.apex) / (base - a.apex), 0, 1)
    outer = (a.chest - 0.04) * np.sqrt(np.clip(1 - (1 - t) ** 2.4, 0, 1)) * (0.80 + 0.20 * t)
    inner = 0.10 + 0.05 * t
    centre, half = 0.42, 0.40
    floor = base + a.dome * (((u - centre) / half) ** 2 - 0.6)
    distance = np.minimum(np.minimum(outer - u, u - inner), np.minimum(floor - y, y - a.apex))
    return soft(distance, a.edge), floor


def ribs(a, x, y, side):
    """Posterior ribs falling outwards, and faint anterior ones rising outwards."""
    u = side * x
    out = np.zeros_like(x)
    for i in range(a.ribs):
        top = a.apex + 0.06 + i * (1.32 / a.ribs)
        reach = (a.chest - 0.02) * min(1.0, 0.55 + 0.09 * i)
        span = soft(reach - u, 0.02) * soft(u - 0.06, 0.02)
        back = top - 0.10 + 0.62 * (u / a.chest) ** 2 * 0.45 + 0.05 * u
        out += span * np.exp(-((y - back) / 0.026) ** 2)
        front = top + 0.34 - 0.30 * (u / a.chest)
        out += 0.35 * span * soft(u - 0.25, 0.05) * np.exp(-((y - front) / 0.03) ** 2)
    return out


def vessels(a, rng, x, y):
    """Hilar shadows and vessels that fan out and fade."""
    out = np.zeros_like(x)
    for side in (-1, 1):
        hx, hy = side * 0.17, -0.10 - (0.04 if side > 0 else 0.0)
        out += 0.10 * soft(ellipse(x, y, hx, hy, 0.08, 0.13), 0.03)
        for _ in range(14):
            angle, length = rng.uniform(-1.35, 1.35), rng.uniform(0.2, 0.5)
            dx, dy = side * np.cos(angle), np.sin(angle)
            x0, y0, x1, y1 = hx + 0.07 * dx, hy + 0.09 * dy, hx + length * dx, hy + length * dy
            out += 0.04 * line(x, y, x0, y0, x1, y1, rng.uniform(0.006, 0.014))
    return out


def bones(a, x, y):
    """Clavicles, scapulae, spine."""
    out = np.zeros_like(x)
    for side in (-1, 1):
        rise = 0.02 if a.ap else 0.13
        top = -0.72 if a.ap else -0.60
        out += 0.9 * line(x, y, side * 0.10, top, side * 0.72, top - rise, 0.030)
        cx = 0.56 if a.ap else 0.93
        blade = ellipse(x, y, side * cx, -0.36, 0.13, 0.34, side * 0.25)
        out += (0.75 if a.ap else 0.45) * soft(blade, 0.03)
        out += 0.8 * soft(ellipse(x, y, side * 0.96, -0.62, 0.10, 0.10), 0.02)
    bodies = 0.75 + 0.25 * np.cos(2 * np.pi * y / 0.155)
    out += 0.8 * bodies * soft(0.10 - np.abs(x - a.lean * y), 0.02)
    return out


def middle(a, x, y):
    """Mediastinum, heart, aortic knob, trachea: soft tissue that hides lung."""
    column = soft(0.14 - np.abs(x), 0.02)
    heart = soft(ellipse(x, y, a.heart_x, a.base - 0.24, a.heart * 1.15, a.heart, 0.45), 0.015)
    apex = soft(ellipse(x, y, a.heart_x + a.heart * 0.55, a.base - 0.12, a.heart * 0.75, a.heart * 0.6, 0.5), 0.015)
    knob = soft(ellipse(x, y, 0.13, -0.30, a.knob + 0.03, a.knob + 0.02), 0.012)
    descending = soft(0.05 - np.abs(x - 0.13), 0.015) * soft(y + 0.3, 0.03)
    atrium = soft(ellipse(x, y, -0.10, a.base - 0.22, 0.13, 0.22), 0.015)
    hidden = 1 - (1 - column) * (1 - heart) * (1 - apex) * (1 - knob) * (1 - 0.6 * descending) * (1 - atrium)
    trachea = soft(0.045 - np.abs(x + 0.01), 0.012) * soft(-0.28 - y, 0.02)
    return hidden, heart, trachea


def wires(rng, x, y):
    """Monitoring leads, more often seen on bedside films."""
    out = np.zeros_like(x)
    for _ in range(int(rng.integers(1, 4))):
        px, py = rng.uniform(-0.8, 0.8), rng.uniform(-0.7, 0.3)
        out += 0.30 * soft(0.022 - np.hypot(x - px, y - py), 0.004)
        out += 0.12 * line(x, y, px, py, px + rng.uniform(-0.8, 0.8), 1.1, 0.006)
    return out


def absorb(a, rng, x, y):
    """How much is absorbed along each ray, before exposure and noise."""
    body = trunk(a, x, y)
    hidden, heart, trachea = middle(a, x, y)
    image = body * (0.55 + 0.15 * np.clip(y, 0, 1) + 0.5 * a.fat * np.abs(x))
    air = np.zeros_like(x)
    cage = np.zeros_like(x)
    for side in (-1, 1):
        area, floor = lung(a, x, y, side)
        air += area * (1 - hidden)
        cage += ribs(a, x, y, side)
        below = soft(y - floor, 0.012) * soft(a.chest - side * x, 0.03) * soft(side * x, 0.05)
        image += (0.20 if side < 0 else 0.15) * below * body
        if side > 0:
            bubble = soft(ellipse(x, y, 0.36, a.base + 0.10, a.bubble_rx, 0.08), 0.01)
            image -= 0.28 * a.bubble * bubble * below
    image += 0.20 * hidden * body + 0.08 * heart
    image -= body * (a.air * 0.62 * air + 0.16 * trachea)
    image += air * vessels(a, rng, x, y)
    image += a.bone * (cage * body * soft(a.base + 0.5 - y, 0.1) + 2.2 * bones(a, x, y))
    if a.breast:
        image += a.breast * sum(soft(ellipse(x, y, s * 0.45, 0.22, 0.33, 0.28), 0.03) for s in (-1, 1))
    if a.ap and rng.random() < 0.7:
        image += wires(rng, x, y)
    return image


def expose(a, rng, image):
    """Contrast, uneven exposure, quantum noise and grain."""
    rows, columns = image.shape
    gamma = rng.uniform(0.75, 1.2)
    low, high = np.percentile(image, (0.5, 99.5))
    image = np.clip((image - low) / (high - low), 0, 1) ** gamma
    ramp = np.linspace(-1, 1, columns)[None, :] * rng.uniform(-0.05, 0.05)
    image = image + ramp + np.linspace(-1, 1, rows)[:, None] * rng.uniform(-0.05, 0.05)
    if a.ap:
        image = 0.5 + (image - 0.5) * rng.uniform(0.70, 0.95)
    image = image + rng.normal(0, rng.uniform(0.006, 0.025), image.shape)
    return np.clip(0.03 + 0.92 * image, 0, 1)


def label(image, words="SIMULATED", size=None, place=None):
    """Burns words into the film, white with a black edge; by default along the lower edge, in the middle."""
    rows, columns = image.shape
    font = ImageFont.load_default(size or max(10, rows // 16))
    edge = max(1, rows // 160)

    def cover(stroke):
        mask = Image.new("L", (columns, rows))
        pen = ImageDraw.Draw(mask)
        left, top, right, bottom = pen.textbbox((0, 0), words, font=font)
        at = place or ((columns - right + left) // 2, rows - bottom - 4)
        pen.text(at, words, fill=255, font=font, stroke_width=stroke)
        return np.asarray(mask, np.float32) / 255.0

    letters = cover(0)
    return (image * (1 - cover(edge)) * (1 - letters) + letters).astype(np.float32)


def draw(seed, view, rows=320, columns=320, words="SIMULATED"):
    """An upright simulated film, float32 [rows, columns] in 0..1. The same arguments give the same film."""
    rng = np.random.default_rng([20261121, int(seed), VIEWS.index(view)])
    a = Anatomy(rng, view)
    y, x = np.meshgrid((np.arange(rows) + 0.5) / rows * 2 - 1, (np.arange(columns) + 0.5) / columns * 2 - 1,
                       indexing="ij")
    x, y = x * min(1.0, columns / rows) ** 0.5, y * min(1.0, rows / columns) ** 0.5
    x, y = (x - a.shift[0]) / a.scale, (y - a.shift[1]) / a.scale
    x, y = x * np.cos(a.tilt) + y * np.sin(a.tilt), -x * np.sin(a.tilt) + y * np.cos(a.tilt)
    image = expose(a, rng, absorb(a, rng, x, y)).astype(np.float32)
    return label(image, words) if words else image


if __name__ == "__main__":
    import sys
    sheet = np.vstack([np.hstack([draw(s + 10 * r, VIEWS[r % 2]) for s in range(5)]) for r in range(4)])
    Image.fromarray((sheet * 255).astype(np.uint8)).save(sys.argv[1] if len(sys.argv) > 1 else "phantoms.png")
