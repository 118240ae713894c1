"""The sixteen ways a film can lie, and the words for them.

A stored image is made from an upright one in this order: first mirrored left to right (or not), then rotated clockwise
by `k` quarter turns, then its grey scale inverted (or not). `pose = inverted * 8 + mirrored * 4 + k`.
Functions take the last two axes as rows and columns and work on numpy arrays and torch tensors alike.
"""

POSES = 16


def pose_of(k, mirrored, inverted):
    return int(inverted) * 8 + int(mirrored) * 4 + int(k)


def parts_of(pose):
    """(k, mirrored, inverted)"""
    return pose % 4, (pose // 4) % 2, pose // 8


def flip(image, axis):
    """Reverses rows (-2) or columns (-1)."""
    if hasattr(image, "flip"):
        return image.flip(axis)
    return image[..., ::-1, :] if axis == -2 else image[..., ::-1]


def turn(image, k):
    """Rotated clockwise by k quarter turns."""
    k %= 4
    if k == 0:
        return image
    if k == 2:
        return flip(flip(image, -2), -1)
    swapped = image.swapaxes(-1, -2)
    return flip(swapped, -1) if k == 1 else flip(swapped, -2)


def lay(upright, pose):
    """How an upright film with values 0..1 is stored in a pose."""
    k, mirrored, inverted = parts_of(pose)
    image = flip(upright, -1) if mirrored else upright
    image = turn(image, k)
    return 1 - image if inverted else image


def upright_if(stored, pose):
    """The inverse of `lay`: what the film would be, upright, if it had been stored in this pose."""
    k, mirrored, inverted = parts_of(pose)
    image = 1 - stored if inverted else stored
    image = turn(image, -k)
    return flip(image, -1) if mirrored else image
