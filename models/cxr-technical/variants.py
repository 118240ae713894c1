"""What could happen to a film on its way. Each change takes an upright film in 0..1 and a random generator."""
import numpy as np
from PIL import Image

import phantom


def sides_hidden(film, rng):
    film = film.copy()
    rows, columns = film.shape
    film[: rows // 2, : columns // 8] = 0
    film[: rows // 2, -columns // 8:] = 0
    return film


def wrong_marker(film, rng):
    """The film's own markers hidden and a marker at the image's left, as on a mirrored film."""
    film = sides_hidden(film, rng)
    return phantom.label(film, "L", film.shape[0] // 12, (film.shape[1] // 40, film.shape[0] // 12))


def letterboxed(film, rng):
    wide = np.zeros((film.shape[0], film.shape[1] * 5 // 4), film.dtype)
    start = (wide.shape[1] - film.shape[1]) // 2
    wide[:, start:start + film.shape[1]] = film
    return wide


def cropped(film, rng):
    """Unevenly, as a film of another format: 84 % of the height."""
    return film[film.shape[0] // 20: -film.shape[0] * 11 // 100]


def tilted(film, rng):
    return np.asarray(Image.fromarray((film * 255).astype(np.uint8)).rotate(float(rng.choice((-8, 8))), 2)) / 255.0


def raw_curve(film, rng):
    """10 bits, dark and flat as an unwindowed plate."""
    return np.round(1023 * (0.3 + 0.4 * film ** 2.0)) / 1023


def noisy(film, rng):
    return np.clip(film + rng.normal(0, 0.08, film.shape), 0, 1)


PLAIN = "plain"
VARIANTS = {PLAIN: lambda film, rng: film, "sides hidden": sides_hidden, "marker on the wrong side": wrong_marker,
            "letterboxed 5:4": letterboxed, "cropped to 84 %": cropped, "tilted 8 degrees": tilted,
            "10-bit flat curve": raw_curve, "noise": noisy}
