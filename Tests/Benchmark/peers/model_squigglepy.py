"""The cost model as the README of squigglepy shows it.

Usage: model_squigglepy.py SAMPLES SEED. Prints one JSON object; `seconds` is without the imports.
"""

import json
import sys
import time

import numpy as np
import squigglepy as sq

samples, seed = int(sys.argv[1]), int(sys.argv[2])
begin = time.perf_counter()

sq.set_seed(seed)
gpus = sq.to(100_000, 500_000)
years = sq.uniform(5, 7)
used = sq.beta(8, 2)
cost = (38e9 / (gpus * years * 8766 * used)) @ samples
percentiles = sq.get_percentiles(cost, percentiles=[5, 50, 95])
answer = {
    "mean": float(np.mean(cost)),
    "sd": float(np.std(cost, ddof=1)),
    "p5": float(percentiles[5]),
    "median": float(percentiles[50]),
    "p95": float(percentiles[95]),
    "samples": samples,
}
answer["seconds"] = time.perf_counter() - begin
print(json.dumps(answer))
