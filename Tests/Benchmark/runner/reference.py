"""The exact answers of the cost model, and how far an honest simulation may be from them.

The model is 38e9 / (lognormal(p5 100k, p95 500k) * uniform(5, 7) * 8766 * beta(8, 2)). Its moments
have a closed form; its quantiles come from a quadrature over the uniform and the beta part, whose
integrand is smooth. Nothing here is needed beyond Python itself.
"""

import math

SCALE = 38e9 / 8766
LOG_LOW, LOG_HIGH = math.log(100e3), math.log(500e3)
LOG_MEAN = (LOG_LOW + LOG_HIGH) / 2
LOG_DEVIATION = (LOG_HIGH - LOG_LOW) / (2 * 1.6448536269514722)
QUANTILES = {"p5": 0.05, "median": 0.5, "p95": 0.95}


def gauss(count):
    """The points and weights of Gauss and Legendre on 0 to 1."""
    found = []
    for index in range(count):
        x = math.cos(math.pi * (index + 0.75) / (count + 0.5))
        for _ in range(20):
            before, value = 1.0, x
            for degree in range(2, count + 1):
                next_value = ((2 * degree - 1) * x * value - (degree - 1) * before) / degree
                before, value = value, next_value
            slope = count * (x * value - before) / (x * x - 1)
            x -= value / slope
        found.append(((1 - x) / 2, 1 / ((1 - x * x) * slope * slope)))
    return found


def parts():
    """The products of uniform(5, 7) and beta(8, 2) with their weights, for the quadrature."""
    found = []
    for u, first in gauss(24):
        for b, second in gauss(48):
            found.append(((5 + 2 * u) * b, first * second * 72 * b**7 * (1 - b)))
    return found


PARTS = parts()


def at_most(cost):
    """The probability that the cost is at most this, and the density there."""
    probability = density = 0.0
    for product, weight in PARTS:
        # The cost is at most this if there are at least so many gpus.
        place = (math.log(SCALE / (product * cost)) - LOG_MEAN) / LOG_DEVIATION
        probability += weight * math.erfc(place / math.sqrt(2)) / 2
        density += weight * math.exp(-place * place / 2)
    return probability, density / (math.sqrt(2 * math.pi) * LOG_DEVIATION * cost)


def quantile(probability):
    """The cost that is not exceeded with this probability."""
    low, high = 1e-3, 1e3
    while high - low > 1e-13 * high:
        middle = (low + high) / 2
        if at_most(middle)[0] < probability:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def raw_moment(power):
    """The mean of a power of the cost."""
    gpus = math.exp(-power * LOG_MEAN + power * power * LOG_DEVIATION**2 / 2)
    if power == 1:
        years = math.log(7 / 5) / 2
    else:
        years = (5 ** (1 - power) - 7 ** (1 - power)) / (2 * (power - 1))
    used = 1.0
    for step in range(power):
        used *= (9 - step) / (7 - step)
    return SCALE**power * gpus * years * used


def exact():
    """The exact mean, sd, p5, median and p95."""
    mean = raw_moment(1)
    answers = {"mean": mean, "sd": math.sqrt(raw_moment(2) - mean * mean)}
    for name, probability in QUANTILES.items():
        answers[name] = quantile(probability)
    return answers


EXACT = exact()


def standard_errors(samples):
    """The standard errors of the same statistics, from so many independent samples."""
    mean, sd = EXACT["mean"], EXACT["sd"]
    first, second, third, fourth = (raw_moment(power) for power in range(1, 5))
    fourth_central = fourth - 4 * first * third + 6 * first**2 * second - 3 * first**4
    errors = {
        "mean": sd / math.sqrt(samples),
        "sd": math.sqrt((fourth_central - sd**4) / samples) / (2 * sd),
    }
    for name, probability in QUANTILES.items():
        density = at_most(EXACT[name])[1]
        errors[name] = math.sqrt(probability * (1 - probability) / samples) / density
    return errors


def samples_for(error):
    """How many independent samples bring the relative standard error of mean and median to this."""
    one = standard_errors(1)
    return math.ceil(max((one[name] / EXACT[name] / error) ** 2 for name in ("mean", "median")))


def disagreements(answer, samples):
    """What of an answer is further from the truth than five standard errors, as sentences."""
    errors = standard_errors(samples)
    found = []
    for name, error in errors.items():
        value = answer.get(name)
        if not isinstance(value, (int, float)):
            found.append(f"{name} is missing")
        elif not abs(value - EXACT[name]) <= 5 * error:
            found.append(
                f"{name} is {value:.6g} and should be {EXACT[name]:.6g}, "
                f"which is {abs(value - EXACT[name]) / error:.1f} standard errors off"
            )
    return found
