"""Writes distributions.txt with scipy: family, parameters, then after a bar the mean, the standard
deviation, and the quantiles at the probabilities below. Usage: python3 distributions.py > distributions.txt"""

from scipy import stats

probabilities = [1e-6, 0.001, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 0.999, 1 - 1e-6]


def pert(low, likely, high):
    width = high - low
    return stats.beta(1 + 4 * (likely - low) / width, 1 + 4 * (high - likely) / width, low, width)


families = {
    "uniform": (lambda a, b: stats.uniform(a, b - a), [(10, 20), (-100, 3), (0, 1e-30)]),
    "normal": (stats.norm, [(5, 1), (-1e6, 3.5), (0, 1e-9)]),
    "lognormal": (lambda m, s: stats.lognorm(s, scale=__import__("math").exp(m)), [(2, 0.5), (-3, 2), (0, 0.01), (20, 3)]),
    "triangular": (lambda a, c, b: stats.triang((c - a) / (b - a), a, b - a), [(1, 2, 6), (0, 0, 1), (-4, 9, 9), (0, 1e-3, 1)]),
    "pert": (pert, [(1, 2, 6), (0, 0, 1), (-4, 9, 9)]),
    "beta": (stats.beta, [(2, 5), (0.5, 0.5), (0.05, 3), (1, 1), (30, 4), (400, 700), (8, 8), (20000, 30), (7.5, 1e6), (1e6, 2e6), (0.3, 9000)]),
    "gamma": (lambda k, s: stats.gamma(k, scale=s), [(3, 2), (0.5, 1), (0.05, 7), (1, 1), (7.9, 1), (8, 1), (150, 0.1), (2e4, 1), (9.9e4, 1), (1.1e5, 1)]),
    "exponential": (lambda m: stats.expon(scale=m), [(10,), (1e-9,)]),
    "student": (stats.t, [(4,), (1,), (1.5,), (2.5,), (0.3,), (30,), (1000,), (1e6,)]),
    "poisson": (stats.poisson, [(4,), (0.01,), (0.7,), (60,), (1234.5,), (1e6,)]),
    "binomial": (stats.binom, [(10, 0.3), (1, 0.5), (1000, 0.001), (5000, 0.9), (1000000, 0.25)]),
    "bernoulli": (stats.bernoulli, [(0.3,), (0.999,), (1e-9,)]),
}

for name, (make, cases) in families.items():
    for parameters in cases:
        spread = make(*parameters)
        numbers = [spread.mean(), spread.std(), *[spread.ppf(p) for p in probabilities]]
        print(name, *map(repr, map(float, parameters)), "|", *[repr(float(n)) for n in numbers])
