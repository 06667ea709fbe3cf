"""The cost model in the fastest numpy that we can write.

Usage: model_chunked.py SAMPLES SEED [--workers N] [--by-hand]. Prints one JSON object; `seconds` is
without the imports.

Chunks stay in cache and every call writes into memory that is there (`out=`); the generator is
the fastest of numpy (SFC64); the quantiles are exact: the first chunks tell roughly where they are,
after which each sample outside these brackets is only counted. More than one worker are threads:
the generators and the vector functions of numpy let go of the interpreter's lock.

`--by-hand` draws beta(8, 2) as the product of two powers of uniform numbers, which is right for
whole parameters only: what a person could do who knows this one model, and a library cannot.
"""

import argparse
import json
import math
import os
import sys
import time

# The library below np.dot starts threads of its own, which spin and get in each other's way.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np  # noqa: E402

CHUNK = 1 << 15
PILOT = 1 << 16
PROBABILITIES = (0.05, 0.5, 0.95)
LOG_LOW, LOG_HIGH = math.log(100e3), math.log(500e3)
LOG_MEAN = (LOG_LOW + LOG_HIGH) / 2
LOG_DEVIATION = (LOG_HIGH - LOG_LOW) / (2 * 1.6448536269514722)


class Model:
    """Draws samples of the model, a chunk at a time, into memory of its own."""

    def __init__(self, seed, by_hand):
        self.rng = np.random.Generator(np.random.SFC64(seed))
        self.by_hand = by_hand
        self.buffers = [np.empty(CHUNK) for _ in range(3)]

    def draw(self, cost):
        """Fills `cost`, which has at most CHUNK samples."""
        count = len(cost)
        first, second, third = (buffer[:count] for buffer in self.buffers)
        rng = self.rng
        rng.standard_normal(out=cost)
        np.multiply(cost, -LOG_DEVIATION, out=cost)
        rng.random(out=third)
        np.multiply(third, 2, out=third)
        np.add(third, 5, out=third)
        if self.by_hand:
            rng.standard_exponential(out=first)
            np.multiply(first, 1 / 9, out=first)
            np.add(cost, first, out=cost)
            rng.standard_exponential(out=second)
            np.multiply(second, 1 / 8, out=second)
            np.add(cost, second, out=cost)
            np.exp(cost, out=cost)
        else:
            np.exp(cost, out=cost)
            rng.standard_gamma(8.0, out=first)
            rng.standard_gamma(2.0, out=second)
            np.multiply(third, first, out=third)
            np.add(first, second, out=first)
            np.multiply(cost, first, out=cost)
        np.multiply(cost, 38e9 / 8766 * math.exp(-LOG_MEAN), out=cost)
        np.divide(cost, third, out=cost)


class Summary:
    """What is kept of the samples: sums, and the samples inside the brackets of the quantiles."""

    def __init__(self, shift, brackets):
        self.shift = shift
        self.brackets = brackets
        self.count = 0
        self.sum = 0.0
        self.squares = 0.0
        self.below = [0] * len(brackets)
        self.inside = [[] for _ in brackets]
        self.distance = np.empty(CHUNK)
        self.flags = [np.empty(CHUNK, dtype=bool) for _ in range(2)]

    def add(self, cost):
        """Adds a chunk."""
        count = len(cost)
        distance = self.distance[:count]
        not_below, inside = (flags[:count] for flags in self.flags)
        np.subtract(cost, self.shift, out=distance)
        self.count += count
        self.sum += float(distance.sum())
        self.squares += float(np.dot(distance, distance))
        for index, (low, high) in enumerate(self.brackets):
            np.greater_equal(cost, low, out=not_below)
            self.below[index] += count - int(np.count_nonzero(not_below))
            np.less(cost, high, out=inside)
            np.logical_and(inside, not_below, out=inside)
            self.inside[index].append(cost[inside])

    def merge(self, other):
        """Adds what another worker kept."""
        self.count += other.count
        self.sum += other.sum
        self.squares += other.squares
        for index in range(len(self.brackets)):
            self.below[index] += other.below[index]
            self.inside[index] += other.inside[index]

    def quantile(self, index, probability):
        """The quantile as np.percentile has it; None if it is not in its bracket."""
        position = probability * (self.count - 1)
        place = int(position) - self.below[index]
        kept = np.concatenate(self.inside[index])
        if place < 0 or place + 1 >= len(kept):
            return None
        part = np.partition(kept, (place, place + 1))
        return float(part[place] + (part[place + 1] - part[place]) * (position - int(position)))

    def answer(self):
        """The statistics of all samples."""
        mean = self.sum / self.count
        variance = (self.squares - self.sum * mean) / (self.count - 1)
        quantiles = [self.quantile(index, p) for index, p in enumerate(PROBABILITIES)]
        if None in quantiles:
            sys.exit("a quantile is outside its bracket: use another seed")
        return {
            "mean": self.shift + mean,
            "sd": math.sqrt(variance),
            "p5": quantiles[0],
            "median": quantiles[1],
            "p95": quantiles[2],
            "samples": self.count,
        }


def brackets_of(pilot):
    """Where the quantiles of all samples are, with seven standard errors to both sides."""
    ordered = np.sort(pilot)
    found = []
    for probability in PROBABILITIES:
        reach = 7 * math.sqrt(probability * (1 - probability) / len(ordered))
        low = int((probability - reach) * len(ordered))
        high = int((probability + reach) * len(ordered)) + 1
        found.append(
            (
                ordered[low] if low > 0 else -math.inf,
                ordered[high] if high < len(ordered) else math.inf,
            )
        )
    return found


def work(seed, by_hand, count, shift, brackets):
    """The summary of `count` samples."""
    model = Model(seed, by_hand)
    summary = Summary(shift, brackets)
    cost = np.empty(CHUNK)
    while count > 0:
        part = cost[: min(CHUNK, count)]
        model.draw(part)
        summary.add(part)
        count -= len(part)
    return summary


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("samples", type=int)
    arguments.add_argument("seed", type=int)
    arguments.add_argument("--workers", type=int, default=1)
    arguments.add_argument("--by-hand", action="store_true")
    options = arguments.parse_args()
    begin = time.perf_counter()

    seeds = np.random.SeedSequence(options.seed).spawn(options.workers + 1)
    pilot = np.empty(min(PILOT, options.samples))
    model = Model(seeds[-1], options.by_hand)
    for start in range(0, len(pilot), CHUNK):
        model.draw(pilot[start : start + CHUNK])
    brackets = brackets_of(pilot)
    shift = float(pilot.mean())
    total = Summary(shift, brackets)
    for start in range(0, len(pilot), CHUNK):
        total.add(pilot[start : start + CHUNK])

    rest = options.samples - len(pilot)
    if options.workers == 1:
        total.merge(work(seeds[0], options.by_hand, rest, shift, brackets))
    else:
        from concurrent.futures import ThreadPoolExecutor

        share = rest // options.workers
        shares = [share] * (options.workers - 1)
        shares.append(rest - sum(shares))
        with ThreadPoolExecutor(options.workers) as pool:
            parts = [
                pool.submit(work, seed, options.by_hand, count, shift, brackets)
                for seed, count in zip(seeds, shares)
            ]
            for part in parts:
                total.merge(part.result())
    answer = total.answer()
    answer["seconds"] = time.perf_counter() - begin
    print(json.dumps(answer))


main()
