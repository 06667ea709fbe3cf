"""The cost model as people write it in numpy: whole vectors, float64, the statistics of numpy.

Usage: model_numpy.py SAMPLES SEED. Prints one JSON object; `seconds` is without the imports.
"""

import json
import math
import sys
import time

import numpy as np

samples, seed = int(sys.argv[1]), int(sys.argv[2])
begin = time.perf_counter()

rng = np.random.default_rng(seed)
low, high = math.log(100e3), math.log(500e3)
gpus = rng.lognormal((low + high) / 2, (high - low) / (2 * 1.6448536269514722), samples)
years = rng.uniform(5, 7, samples)
used = rng.beta(8, 2, samples)
cost = 38e9 / (gpus * years * 8766 * used)
p5, median, p95 = np.percentile(cost, [5, 50, 95])
answer = {
    "mean": float(np.mean(cost)),
    "sd": float(np.std(cost, ddof=1)),
    "p5": float(p5),
    "median": float(median),
    "p95": float(p95),
    "samples": samples,
}
answer["seconds"] = time.perf_counter() - begin
print(json.dumps(answer))
