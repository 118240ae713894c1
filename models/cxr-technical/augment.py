"""Variation of training films, and pictures that are no chest film. All upright; `symmetry.lay` turns them later."""
import numpy as np
import torch
from PIL import Image, ImageDraw, ImageFont
from torch.nn import functional

SIDE = 128
WORDS = ("L", "R", "AP", "PA", "PORTABLE", "ERECT", "SUPINE", "X-RAY", "1", "SITZEND", "12:40", "CHEST", "SIMULATED")


def window(images, low=0.01, high=0.99):
    """The percentile window of the manifest for a batch [n, 1, h, w]."""
    flat = images.flatten(1).sort(1).values
    last = flat.shape[1] - 1

    def at(p):
        place = p * last
        floor = int(place)
        return flat[:, floor] + (place - floor) * (flat[:, min(floor + 1, last)] - flat[:, floor])

    lo, hi = at(low)[:, None, None, None], at(high)[:, None, None, None]
    return ((images - lo) / (hi - lo).clamp_min(1e-9)).clamp(0, 1)


class Augment:
    """Draws from one numpy generator, so that a seed replays a run."""

    def __init__(self, seed):
        self.rng = np.random.default_rng(seed)

    def uniform(self, low, high, n):
        return torch.from_numpy(self.rng.uniform(low, high, n).astype(np.float32))

    def chance(self, p, n):
        return torch.from_numpy(self.rng.random(n) < p)

    def place(self, films):
        """Rotation, shift, size, aspect and shear; what lies outside the film is black, grey or white."""
        n = len(films)
        angle = self.uniform(-0.16, 0.16, n) * torch.where(self.chance(0.2, n), 1.8, 1.0)
        size = torch.exp(self.uniform(-0.22, 0.14, n))
        aspect = torch.exp(self.uniform(-0.12, 0.12, n) * torch.where(self.chance(0.25, n), 2.0, 1.0))
        shear = self.uniform(-0.06, 0.06, n)
        c, s = torch.cos(angle) * size, torch.sin(angle) * size
        theta = torch.stack((torch.stack((c * aspect, -s + shear, self.uniform(-0.12, 0.12, n)), 1),
                             torch.stack((s, c / aspect, self.uniform(-0.12, 0.12, n)), 1)), 1)
        grid = functional.affine_grid(theta, (n, 1, SIDE, SIDE), align_corners=False)
        edge = self.uniform(0, 1, n)
        fill = torch.where(edge < 0.6, 0.0, torch.where(edge < 0.8, 1.0, edge))[:, None, None, None]
        moved = functional.grid_sample(films - fill, grid, padding_mode="zeros", align_corners=False) + fill
        kept = functional.grid_sample(films, grid, padding_mode="border", align_corners=False)
        return torch.where(self.chance(0.5, n)[:, None, None, None], moved, kept)

    def tone(self, films):
        """Gamma, contrast, an uneven field, saturation of either end, blur, noise, few grey levels."""
        n = len(films)
        shape = (n, 1, 1, 1)
        films = films.clamp(0, 1)
        films = films ** torch.exp(self.uniform(-0.6, 0.6, n)).view(shape)
        curve = self.uniform(0, 1, n).view(shape) * self.chance(0.3, n).view(shape)
        films = films + curve * (films * films * (3 - 2 * films) - films)
        ramp = torch.linspace(-1, 1, SIDE)
        films = films + self.uniform(-0.15, 0.15, n).view(shape) * ramp + \
            self.uniform(-0.15, 0.15, n).view(shape) * ramp[:, None]
        low, high = self.uniform(-0.1, 0.15, n).view(shape), self.uniform(0.8, 1.15, n).view(shape)
        films = ((films - low) / (high - low)).clamp(0, 1)
        soft = functional.avg_pool2d(functional.pad(films, (1, 1, 1, 1), mode="replicate"), 3, 1)
        amount = (self.uniform(0, 1, n) * self.chance(0.4, n)).view(shape)
        films = films + amount * (soft - films)
        grain = torch.from_numpy(self.rng.standard_normal((n, 1, SIDE, SIDE), dtype=np.float32))
        films = films + grain * (self.uniform(0, 0.045, n) * self.chance(0.4, n)).view(shape)
        steps = torch.where(self.chance(0.15, n), 24.0, 1000.0).view(shape)
        return (films * steps).round() / steps

    def cover(self, film):
        """Markers, words and borders on one numpy film, in place; sides are chosen evenly, letters lie any way."""
        r = self.rng
        if r.random() < 0.5:  # hides the film's own markers, on both sides alike
            depth, height = int(r.integers(8, 26)), int(r.integers(20, 60))
            top = int(r.integers(0, 128 - height)) if r.random() < 0.4 else 0
            level = r.choice((0.0, 0.5, 1.0, film.mean()))
            film[top:top + height, :depth] = level
            film[top:top + height, -depth:] = level
        for _ in range(int(r.integers(0, 4))):
            self.word(film)
        if r.random() < 0.25:  # collimation or paper border
            level = r.choice((0.0, 0.0, 1.0, r.random()))
            a, b, c, d = (int(r.integers(0, 17)) if r.random() < 0.6 else 0 for _ in range(4))
            film[:a] = level
            film[128 - b:] = level
            film[:, :c] = level
            film[:, 128 - d:] = level
        if r.random() < 0.3:  # something laid over the film
            h, w = int(r.integers(6, 36)), int(r.integers(6, 36))
            y, x = int(r.integers(0, 128 - h)), int(r.integers(0, 128 - w))
            film[y:y + h, x:x + w] = r.random()
        return film

    def word(self, film):
        r = self.rng
        word = WORDS[int(r.integers(len(WORDS)))]
        font = ImageFont.load_default(int(r.integers(7, 15)))
        box = font.getbbox(word)
        tile = Image.new("L", (int(box[2]) + 4, int(box[3]) + 4))
        pen = ImageDraw.Draw(tile)
        pen.text((2, 2), word, fill=255, font=font)
        if r.random() < 0.3:
            pen.ellipse((0, 0, tile.width - 1, tile.height - 1), outline=255)
        mask = np.rot90(np.asarray(tile, np.float32) / 255, int(r.integers(4)))
        if r.random() < 0.5:
            mask = mask[:, ::-1]
        mask = mask[:128, :128]
        y, x = int(r.integers(0, 129 - mask.shape[0])), int(r.integers(0, 129 - mask.shape[1]))
        part = film[y:y + mask.shape[0], x:x + mask.shape[1]]
        part += mask * ((1.0 if r.random() < 0.8 else 0.0) - part)

    def __call__(self, films):
        """[n, 1, s, s] upright films of any side to [n, 1, 128, 128], varied and windowed."""
        films = self.tone(self.place(films))
        pixels = films.numpy()
        for film in pixels:
            self.cover(film[0])
        return window(films)


class Nonsense:
    """Pictures that are no frontal chest film; `spoil` makes more from real films by taking their order away."""

    def __init__(self, seed):
        self.rng = np.random.default_rng(seed)

    def smooth(self, cells):
        noise = torch.from_numpy(self.rng.standard_normal((1, 1, cells, cells), dtype=np.float32))
        return functional.interpolate(noise, (SIDE, SIDE), mode="bicubic", align_corners=False)[0, 0].numpy()

    def draw(self):
        """One picture [128, 128]: noise, clouds, ramps, bars, text, discs, a slice-like disc, a limb, a hand."""
        r = self.rng
        y, x = np.mgrid[-1:1:128j, -1:1:128j].astype(np.float32)
        kind = int(r.integers(10))
        if kind == 0:
            image = r.random((SIDE, SIDE), dtype=np.float32)
        elif kind == 1:
            image = self.smooth(int(r.integers(2, 40)))
        elif kind == 2:
            image = x * r.normal() + y * r.normal() + r.normal() * (x * x + y * y)
        elif kind == 3:
            image = np.sin((x * r.normal() + y * r.normal()) * r.uniform(2, 60)) + 0.1 * self.smooth(20)
        elif kind == 4:
            image = np.full((SIDE, SIDE), r.random(), np.float32)
            for _ in range(12):
                Augment.word(self, image)
        elif kind == 5:
            image = sum(r.normal() * (np.hypot(x - r.uniform(-1, 1), y - r.uniform(-1, 1)) < r.uniform(0.05, 0.6))
                        for _ in range(int(r.integers(1, 9)))).astype(np.float32)
        elif kind == 6:
            image = self.slice(x, y)
        elif kind == 7:
            image = self.limb(x, y)
        elif kind == 8:
            image = np.zeros((SIDE, SIDE), np.float32) + r.random()
            if r.random() < 0.6:
                a, b = np.sort(r.integers(0, SIDE, 2)), np.sort(r.integers(0, SIDE, 2))
                image[a[0]:a[1] + 1, b[0]:b[1] + 1] = r.random()
        else:
            image = np.kron(r.random((int(2 ** r.integers(0, 6)),) * 2), np.ones((1, 1))).astype(np.float32)
            image = np.kron(image, np.ones((SIDE // len(image),) * 2, np.float32))
        return image.astype(np.float32) + np.float32(0.02 * r.random()) * self.smooth(64)

    def slice(self, x, y):
        """A body cross-section as CT shows it."""
        r = self.rng
        rx, ry = r.uniform(0.5, 0.95), r.uniform(0.4, 0.8)
        image = ((x / rx) ** 2 + (y / ry) ** 2 < 1) * 0.5
        for _ in range(int(r.integers(3, 14))):
            cx, cy = r.uniform(-rx, rx) * 0.7, r.uniform(-ry, ry) * 0.7
            image = image + r.normal(0, 0.35) * (((x - cx) / r.uniform(0.05, 0.35)) ** 2
                                                 + ((y - cy) / r.uniform(0.05, 0.35)) ** 2 < 1)
        return (image + 0.03 * self.smooth(60)).astype(np.float32)

    def limb(self, x, y):
        """Long bones in soft tissue, at any angle."""
        r = self.rng
        angle = r.uniform(0, np.pi)
        image = np.zeros_like(x)
        for i in range(int(r.integers(1, 6))):
            t = angle + r.normal(0, 0.25)
            across = x * np.cos(t) + y * np.sin(t) - r.uniform(-0.6, 0.6)
            width = r.uniform(0.08, 0.35)
            image += 0.4 * np.exp(-(across / width) ** 2) + 0.6 * np.exp(-(across / (width * 0.3)) ** 4)
        return (image + 0.03 * self.smooth(60)).astype(np.float32)

    def spoil(self, film):
        """A real film [s, s] whose parts are shuffled, or a small part of it alone, or a kaleidoscope of it."""
        r = self.rng
        kind = int(r.integers(3))
        side = len(film)
        if kind == 0:
            cells = int(r.integers(3, 7))
            step = side // cells
            tiles = [film[i * step:(i + 1) * step, j * step:(j + 1) * step]
                     for i in range(cells) for j in range(cells)]
            order = r.permutation(len(tiles))
            film = np.block([[tiles[order[i * cells + j]] for j in range(cells)] for i in range(cells)])
        elif kind == 1:
            size = int(side * r.uniform(0.12, 0.26))
            a, b = r.integers(0, side - size, 2)
            film = film[a:a + size, b:b + size]
        else:
            half = film[:, :side // 2] if r.random() < 0.5 else film[:, side // 2:]
            half = half[:side // 2]
            film = np.block([[half, half[:, ::-1]], [half[::-1], half[::-1, ::-1]]])
        tensor = torch.from_numpy(np.ascontiguousarray(film))[None, None]
        return functional.interpolate(tensor, (SIDE, SIDE), mode="bilinear", align_corners=False)[0, 0].numpy()
