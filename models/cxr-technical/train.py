"""Trains one scorer: on four of five folds (`--fold 0..4`, judged on the fifth) or on all films (`--fold all`)."""
import argparse
import copy
import pathlib
import time

import numpy as np
import torch
from torch.nn import functional

import phantom
from augment import Augment, Nonsense, window
from films import DEFAULT_DATA, SEED, Films
from network import Scorer
from symmetry import POSES, lay

SIDE_TRAIN = 160
FILMS_PER_STEP, PHANTOMS_PER_STEP, NONSENSE_PER_STEP = 24, 3, 6
MIRRORED_UPRIGHT = 4
PHANTOMS = 300


def phantoms(folder):
    """Simulated training films [n, side, side] and their projection; kept beside the runs, made once."""
    path = pathlib.Path(folder) / "phantoms.npz"
    if not path.exists():
        views = [phantom.VIEWS[i % 2] for i in range(PHANTOMS)]
        images = [phantom.draw(1000 + i, view, SIDE_TRAIN, SIDE_TRAIN, None) for i, view in enumerate(views)]
        np.savez(path, images=np.stack(images), projection=np.arange(PHANTOMS) % 2)
    stored = np.load(path)
    return stored["images"], stored["projection"]


def poses_to_compare(rng):
    """Upright first, its mirror image second (the hard pair), then two of the other fourteen."""
    others = [pose for pose in range(POSES) if pose not in (0, MIRRORED_UPRIGHT)]
    return [0, MIRRORED_UPRIGHT, *rng.choice(others, 2, replace=False)]


def losses(scorer, upright, projection, nonsense, rng):
    poses = poses_to_compare(rng)
    stack = torch.cat([lay(upright, pose) for pose in poses] + [nonsense], 0)
    score = scorer(stack.contiguous(memory_format=torch.channels_last))
    n = len(upright)
    canonical = torch.stack([score[i * n:(i + 1) * n, 0] for i in range(len(poses))], 1)
    pose = functional.cross_entropy(canonical, torch.zeros(n, dtype=torch.long), label_smoothing=0.02)
    both = projection.float()
    view = functional.binary_cross_entropy_with_logits(score[:2 * n, 1], torch.cat((both, both)))
    real = torch.cat((torch.ones(len(poses) * n), torch.zeros(len(nonsense))))
    weight = torch.where(real > 0, 1.0, 4.0)
    gate = functional.binary_cross_entropy_with_logits(score[:, 2], real, weight)
    return pose + 0.5 * view + 0.3 * gate, (pose.item(), view.item(), gate.item())


def train(films, members, simulated, steps, seed, rate, start=None):
    rng = np.random.default_rng(seed)
    torch.manual_seed(seed)
    augment, nonsense = Augment([seed, 1]), Nonsense([seed, 2])
    scorer = Scorer().to(memory_format=torch.channels_last)
    if start:
        scorer.load_state_dict(torch.load(start, weights_only=True)["scorer"])
    mean = copy.deepcopy(scorer).eval()
    images, views = torch.from_numpy(films.small)[:, None], torch.from_numpy(films.projection)
    extra, extra_views = torch.from_numpy(simulated[0])[:, None], torch.from_numpy(simulated[1])
    weights = np.where(films.projection[members] == 1, 2.0, 1.0)
    optimizer = torch.optim.AdamW(scorer.parameters(), rate, weight_decay=0.05)
    plan = torch.optim.lr_scheduler.OneCycleLR(optimizer, rate, total_steps=steps, pct_start=0.15)
    began, seen = time.monotonic(), []
    for step in range(steps):
        pick = rng.choice(members, FILMS_PER_STEP, replace=False, p=weights / weights.sum())
        more = rng.choice(len(extra), PHANTOMS_PER_STEP, replace=False)
        upright = augment(torch.cat((images[pick], extra[more])))
        projection = torch.cat((views[pick], extra_views[more]))
        wrong = [nonsense.draw() if i % 2 else nonsense.spoil(films.small[pick[i]])
                 for i in range(NONSENSE_PER_STEP)]
        wrong = window(torch.from_numpy(np.stack(wrong))[:, None])
        wrong = torch.cat([lay(wrong[i:i + 1], int(rng.integers(POSES))) for i in range(len(wrong))])
        loss, parts = losses(scorer, upright, projection, wrong, rng)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(scorer.parameters(), 2.0)
        optimizer.step()
        plan.step()
        follow(mean, scorer, min(0.995, (step + 1) / (step + 10)))
        seen.append(parts)
        if (step + 1) % (steps // 15) == 0:
            print("step %d of %d, %.0f s: pose %.3f view %.3f gate %.3f"
                  % (step + 1, steps, time.monotonic() - began, *np.mean(seen, 0)), flush=True)
            seen = []
    return mean


def follow(mean, scorer, keep):
    """Running average of the weights: calmer than the last step."""
    with torch.no_grad():
        for old, new in zip(mean.state_dict().values(), scorer.state_dict().values()):
            if old.dtype.is_floating_point:
                old.mul_(keep).add_(new, alpha=1 - keep)
            else:
                old.copy_(new)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", default=DEFAULT_DATA, help="folder nih-chest")
    options.add_argument("--runs", default="runs", help="where weights are kept (not committed)")
    options.add_argument("--fold", default="all")
    options.add_argument("--steps", type=int, default=700)
    options.add_argument("--rate", type=float, default=3e-3)
    options.add_argument("--seed", type=int, default=SEED)
    options.add_argument("--start", help="weights to go on from")
    options.add_argument("--name", help="file to write, without .pt; default: fold-FOLD")
    options.add_argument("--threads", type=int, default=1)
    o = options.parse_args()
    torch.set_num_threads(o.threads)
    pathlib.Path(o.runs).mkdir(exist_ok=True)
    films = Films(o.data, SIDE_TRAIN)
    held_out = -1 if o.fold == "all" else int(o.fold)
    members = np.flatnonzero(films.fold != held_out)
    print("training on %d films of %d patients" % (len(members), len(members)), flush=True)
    scorer = train(films, members, phantoms(o.runs), o.steps, o.seed + held_out, o.rate, o.start)
    torch.save({"scorer": scorer.state_dict(), "fold": o.fold, "steps": o.steps, "seed": o.seed + held_out},
               pathlib.Path(o.runs) / ((o.name or "fold-" + o.fold) + ".pt"))


if __name__ == "__main__":
    main()
