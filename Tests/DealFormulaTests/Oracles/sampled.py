"""Writes sampled.tsv: mean, standard deviation and the quantiles at 5%, 50% and 95% of the models in
SampledModelTests.swift, by quadrature: the distribution function is that of one input given the
others, averaged over the others by Gauss-Legendre. Nothing is drawn.

    python3 sampled.py > sampled.tsv
"""

import numpy as np
from scipy import integrate, stats
from scipy.optimize import brentq
from scipy.special import beta as beta_function
from scipy.special import gamma as gamma_function

Z95 = stats.norm.ppf(0.95)
NODES, WEIGHTS = np.polynomial.legendre.leggauss(400)


def lognormal(low, high):
    """90% between the ends."""
    return stats.lognorm(
        s=np.log(high / low) / (2 * Z95), scale=np.sqrt(low * high))


def uniform(low, high):
    return stats.uniform(low, high - low)


def over(distribution, cut=1e-14):
    """Points and weights to average over a distribution with: Gauss-Legendre on 24 pieces."""
    low, high = distribution.ppf(cut), distribution.isf(cut)
    edges = np.linspace(low, high, 25)
    points, weights = [], []
    for a, b in zip(edges, edges[1:]):
        x = (a + b) / 2 + (b - a) / 2 * NODES
        points.append(x)
        weights.append(WEIGHTS * (b - a) / 2 * distribution.pdf(x))
    return np.concatenate(points), np.concatenate(weights)


def power_mean(distribution, power):
    x, w = over(distribution)
    return np.sum(w * x**power)


def row(name, mean, sd, cdf, low, high):
    quantiles = [brentq(lambda y: cdf(y) - p, low, high, xtol=1e-13, rtol=1e-13)
                 for p in (0.05, 0.5, 0.95)]
    print(name, *(repr(float(x)) for x in (mean, sd, *quantiles)), sep="\t", flush=True)


def steps(name, mean, sd, quantiles):
    print(name, *(repr(float(x)) for x in (mean, sd, *quantiles)), sep="\t", flush=True)


def cost():
    gpus, years, used = lognormal(1e5, 5e5), uniform(5, 7), stats.beta(8, 2)
    b, wb = over(used, 1e-9)
    u, wu = NODES + 6, WEIGHTS / 2
    hours = np.outer(u, b) * 8766
    weights = np.outer(wu, wb)
    weights /= weights.sum()
    moments = []
    for k in (1, 2):
        s2 = gpus.kwds["s"] ** 2
        log_mean = np.log(gpus.kwds["scale"])
        # E[B^-k] of beta(8, 2) = B(8 - k, 2) / B(8, 2)
        beta_moment = beta_function(8 - k, 2) / beta_function(8, 2)
        years_moment = integrate.quad(lambda x: x ** -k / 2, 5, 7)[0]
        moments.append((38e9 / 8766) ** k * beta_moment * years_moment
                       * np.exp(-k * log_mean + k * k * s2 / 2))
    row("cost", moments[0], np.sqrt(moments[1] - moments[0] ** 2),
        lambda y: np.sum(weights * gpus.sf(38e9 / (y * hours))), 0.1, 100)


def greater():
    a, b = stats.norm(5, 1), stats.norm(6, 2)
    density = lambda y: a.pdf(y) * b.cdf(y) + b.pdf(y) * a.cdf(y)
    m = [integrate.quad(lambda y: y**k * density(y), -20, 30, epsabs=1e-13, points=[4, 5, 6, 8])[0]
         for k in (1, 2)]
    row("greater", m[0], np.sqrt(m[1] - m[0] ** 2), lambda y: a.cdf(y) * b.cdf(y), -10, 30)


def chance():
    a, b = stats.norm(5, 1), lognormal(3, 6)
    # (a > b and c < 0.7) or a < 4, with c from 0 to 1
    p = a.cdf(4) + 0.7 * integrate.quad(
        lambda x: a.pdf(x) * b.cdf(x), 4, 14, epsabs=1e-14, points=[5, 6, 8])[0]
    steps("chance", p, np.sqrt(p * (1 - p)), [0, 0 if p < 0.5 else 1, 1])


def mixed():
    parts = [(0.8, lognormal(1, 2)), (0.2, lognormal(5, 9))]
    u, wu = NODES + 2, WEIGHTS / 2
    m1 = sum(w * d.mean() for w, d in parts)
    m2 = sum(w * d.moment(2) for w, d in parts)
    mean, square = m1 * 2, m2 * (4 + 4 / 12)
    row("mixed", mean, np.sqrt(square - mean**2),
        lambda y: sum(w * np.sum(wu * d.cdf(y / u)) for w, d in parts), 0.1, 100)


def truncated():
    a = stats.truncnorm((0 - 5) / 2, (10 - 5) / 2, 5, 2)
    b = stats.expon(scale=2)
    x, w = over(a, 0)
    row("truncated", a.mean() + 2, np.sqrt(a.var() + 4),
        lambda y: np.sum(w * b.cdf(y - x)), 0, 60)


def discrete():
    values, shares, b = [3, 5, 6], [0.2, 0.5, 0.3], lognormal(1, 2)
    m1 = sum(s * v for v, s in zip(values, shares)) * b.mean()
    m2 = sum(s * v * v for v, s in zip(values, shares)) * b.moment(2)
    row("discrete", m1, np.sqrt(m2 - m1**2),
        lambda y: sum(s * b.cdf(y / v) for v, s in zip(values, shares)), 0.1, 100)


def slipped():
    """A day from 20454 to 20818, all alike, and a slip of gamma(4, 10) days, in whole days."""
    slip = stats.gamma(4, scale=10)
    share = np.diff(slip.cdf(np.arange(0, 701)))
    together = np.convolve(np.full(365, 1 / 365), share)
    values = 20454 + np.arange(len(together))
    mean = np.sum(values * together)
    below = np.cumsum(together)
    steps("slipped", mean, np.sqrt(np.sum((values - mean) ** 2 * together)),
          [values[np.searchsorted(below, p)] for p in (0.05, 0.5, 0.95)])


def correlated():
    a, b = lognormal(1, 3), lognormal(2, 5)
    rho = 2 * np.sin(np.pi * 0.6 / 6)
    s, t = a.kwds["s"], b.kwds["s"]
    both = stats.lognorm(s=np.sqrt(s * s + t * t + 2 * rho * s * t),
                         scale=a.kwds["scale"] * b.kwds["scale"])
    row("correlated", both.mean(), both.std(), both.cdf, 0.1, 100)


def power():
    a = lognormal(1, 3)
    u, wu = 1.25 + 0.75 * NODES, WEIGHTS / 2
    s, m = a.kwds["s"], np.log(a.kwds["scale"])
    moments = [np.sum(wu * np.exp(k * u * m + (k * u * s) ** 2 / 2)) for k in (1, 2)]
    row("power", moments[0], np.sqrt(moments[1] - moments[0] ** 2),
        lambda y: np.sum(wu * a.cdf(y ** (1 / u))), 0.1, 100)


def margin():
    a, b = stats.norm(10, 2), lognormal(1, 2)
    x, w = over(b)
    u, wu = 4 + NODES, WEIGHTS / 2
    inverse = [power_mean(b, -k) for k in (1, 2)]
    m1 = 6 * inverse[0]
    m2 = (36 + 4 + 4 / 12) * inverse[1]
    row("margin", m1, np.sqrt(m2 - m1**2),
        lambda y: np.sum(wu[:, None] * w[None, :] * a.cdf(y * x[None, :] + u[:, None])), -30, 60)


def root():
    half = stats.halfnorm()
    u, wu = 0.5 + NODES / 2, WEIGHTS / 2
    m1 = power_mean_half(0.5) * (np.e - 1)
    m2 = half.mean() * (np.e**2 - 1) / 2
    row("root", m1, np.sqrt(m2 - m1**2), lambda y: np.sum(wu * half.cdf((y / np.exp(u)) ** 2)),
        1e-6, 20)


def power_mean_half(power):
    return 2 ** (power / 2) * gamma_function((power + 1) / 2) / np.sqrt(np.pi)


def capped():
    """The smaller of a range and 5, and a uniform one."""
    a, b = lognormal(1, 10), uniform(0, 1)
    below = a.cdf(5)
    m = [integrate.quad(lambda x: x**k * a.pdf(x), 0, 5, epsabs=1e-13, points=[0.5, 1, 2])[0]
         + 5**k * (1 - below) for k in (1, 2)]
    var = m[1] - m[0] ** 2 + 1 / 12

    def cdf(y):
        # The smaller one is at most y - u: certain from 5 on.
        smooth = integrate.quad(lambda v: a.cdf(y - v), max(0, y - 5), 1, epsabs=1e-13)[0] \
            if y - 5 < 1 else 0
        return smooth + min(1, max(0, y - 5))

    row("capped", m[0] + 0.5, np.sqrt(var), cdf, 0.01, 6)


def counted():
    n, b = stats.poisson(4), lognormal(1, 2)
    m1 = 4 * b.mean()
    m2 = 20 * b.moment(2)
    k = np.arange(1, 60)
    row("counted", m1, np.sqrt(m2 - m1**2),
        lambda y: n.pmf(0) + np.sum(n.pmf(k) * b.cdf(y / k)), 1e-9, 200)


def squares():
    a, b = stats.norm(5, 1), lognormal(1, 2)
    x, w = over(b)
    # (a + b)(a - b) = a² - b²
    mean = 26 - b.moment(2)
    var = (4 * 25 + 2) + b.moment(4) - b.moment(2) ** 2

    def cdf(y):
        r = np.sqrt(np.maximum(0, y + x * x))
        return np.sum(w * (a.cdf(r) - a.cdf(-r)))

    row("squares", mean, np.sqrt(var), cdf, -5, 200)


for model in (cost, greater, chance, mixed, truncated, discrete, slipped, correlated, power, margin,
              root, capped, counted, squares):
    model()
