# Trains the handwriting recogniser and writes weights.bin.
#   pip install torch numpy
#   python3 resources/handwriting/train.py
# The samples come from samples.ts in a process of its own (Node 24, `npm ci` done), new ones without end; the product's own
# code turns them into planes, so that training and product cannot differ in what they see.
import argparse
import json
import math
import os
import queue
import struct
import subprocess
import threading
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

HERE = os.path.dirname(os.path.abspath(__file__))
DIRECTIONS, GRID, UNIT = 8, 16, 100
RECORD = 2 + DIRECTIONS * GRID * GRID
BATCH = 256

parser = argparse.ArgumentParser()
parser.add_argument("--steps", type=int, default=32000, help=f"batches of {BATCH}")
parser.add_argument("--rate", type=float, default=2e-3)
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--threads", type=int, default=1)
parser.add_argument("--node", default="node")
parser.add_argument("--out", default=os.path.join(HERE, "weights.bin"))
parser.add_argument("--checkpoint", help="kept here every 400 steps; training goes on from it if it is there")
options = parser.parse_args()
torch.set_num_threads(options.threads)
torch.manual_seed(options.seed)

with open(os.path.join(HERE, "characters.txt"), encoding="utf-8") as file:
    CHARACTERS = file.read().strip()

# The commonest characters make up 99.4 % of what is written. The others count for less in doubt, by far not as much less as
# that would say: they are what names are written with.
COMMON, RARE_FACTOR = 3500, 0.3

# What each layer is: 3 × 3 convolutions (halved by a maximum where `pool`), then dense ones. recognise.ts reads the same list.
LAYERS = [
    {"kind": "conv", "in": DIRECTIONS, "out": 32, "pool": True},
    {"kind": "conv", "in": 32, "out": 64, "pool": False},
    {"kind": "conv", "in": 64, "out": 96, "pool": True},
    {"kind": "conv", "in": 96, "out": 192, "pool": False},
    {"kind": "dense", "in": 192 * (GRID // 4) ** 2, "out": 224},
    {"kind": "dense", "in": 224, "out": len(CHARACTERS)},
]


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.weights = nn.ModuleList()
        self.norms = nn.ModuleList()
        for layer in LAYERS:
            is_last = layer is LAYERS[-1]
            if layer["kind"] == "conv":
                self.weights.append(nn.Conv2d(layer["in"], layer["out"], 3, padding=1, bias=False))
                self.norms.append(nn.BatchNorm2d(layer["out"]))
            else:
                self.weights.append(nn.Linear(layer["in"], layer["out"], bias=is_last))
                self.norms.append(nn.Identity() if is_last else nn.BatchNorm1d(layer["out"]))

    def forward(self, x):
        for layer, weight, norm in zip(LAYERS, self.weights, self.norms):
            if layer["kind"] == "dense":
                x = x.flatten(1)
            x = norm(weight(x))
            if layer is not LAYERS[-1]:
                x = F.relu(x)
            if layer.get("pool"):
                x = F.max_pool2d(x, 2)
        return x


def batches(seed):
    """Labels and planes for ever, one batch ahead of the training."""
    ready = queue.Queue(maxsize=4)
    process = subprocess.Popen([options.node, os.path.join(HERE, "samples.ts"), str(seed)], stdout=subprocess.PIPE)

    def read():
        while True:
            data = process.stdout.read(BATCH * RECORD)
            if len(data) < BATCH * RECORD:
                ready.put(None)
                return
            ready.put(np.frombuffer(data, dtype=np.uint8).reshape(BATCH, RECORD))

    threading.Thread(target=read, daemon=True).start()
    try:
        while True:
            rows = ready.get()
            if rows is None:
                raise SystemExit("samples.ts has stopped")
            labels = torch.from_numpy(rows[:, :2].copy().view("<u2").astype(np.int64).ravel())
            planes = torch.from_numpy(rows[:, 2:].astype(np.float32)) / UNIT
            planes = planes.view(-1, DIRECTIONS, GRID, GRID)
            yield labels, planes.contiguous(memory_format=torch.channels_last)
    finally:
        process.kill()


def rate_at(step):
    """Warm up, hold, and come to rest over the last third."""
    warm = min(1, (step + 1) / 500)
    rest = min(1, (options.steps - step) / (options.steps / 3))
    return options.rate * warm * (0.5 - 0.5 * math.cos(math.pi * rest))


def export(net, path):
    """Norms folded in, each output's weights in bytes with a scale of its own; the header says what follows."""
    header = json.dumps({"characters": CHARACTERS, "layers": LAYERS}, ensure_ascii=False).encode()
    header += b" " * (-len(header) % 4)
    parts = [b"BCHW", struct.pack("<I", len(header)), header]
    for weight, norm in zip(net.weights, net.norms):
        w = weight.weight.detach().float().flatten(1).numpy()
        if isinstance(norm, nn.Identity):
            bias = weight.bias.detach().float().numpy().copy()
            bias[COMMON:] += math.log(RARE_FACTOR)
        else:
            gain = (norm.weight / torch.sqrt(norm.running_var + norm.eps)).detach().numpy()
            bias = norm.bias.detach().numpy() - norm.running_mean.numpy() * gain
            w = w * gain[:, None]
        scale = np.maximum(np.abs(w).max(axis=1), 1e-9) / 127
        rounded = np.clip(np.rint(w / scale[:, None]), -127, 127).astype(np.int8).tobytes()
        parts += [scale.astype("<f4").tobytes(), bias.astype("<f4").tobytes(), rounded, b"\0" * (-len(rounded) % 4)]
    with open(path + ".part", "wb") as file:
        file.write(b"".join(parts))
    os.replace(path + ".part", path)


net = Net().to(memory_format=torch.channels_last)
decayed = [p for p in net.parameters() if p.dim() > 1]
others = [p for p in net.parameters() if p.dim() <= 1]
optimiser = torch.optim.AdamW([{"params": decayed, "weight_decay": 1e-2}, {"params": others, "weight_decay": 0}])
first = 0
if options.checkpoint and os.path.exists(options.checkpoint):
    kept = torch.load(options.checkpoint)
    net.load_state_dict(kept["net"])
    optimiser.load_state_dict(kept["optimiser"])
    first = kept["step"]

started = time.time()
seen = right = total = 0
stream = batches(options.seed + first)
for step in range(first, options.steps):
    labels, planes = next(stream)
    for group in optimiser.param_groups:
        group["lr"] = rate_at(step)
    with torch.autocast("cpu", torch.bfloat16):
        scores = net(planes)
    loss = F.cross_entropy(scores.float(), labels, label_smoothing=0.02)
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()
    seen += 1
    total += loss.item()
    right += (scores.argmax(1) == labels).float().mean().item()
    if (step + 1) % 200 == 0:
        print(f"{step + 1} {time.time() - started:.0f}s loss {total / seen:.3f} right {right / seen:.4f}", flush=True)
        seen = right = total = 0
    if options.checkpoint and (step + 1) % 400 == 0:
        torch.save({"net": net.state_dict(), "optimiser": optimiser.state_dict(), "step": step + 1}, options.checkpoint)
        export(net, options.out)
stream.close()
export(net, options.out)
