"""Writes elementary.txt: function, arguments, and the result as the sum of two doubles, all as the
bits of doubles in hexadecimal. Usage: python3 elementary.py [points per function] [seed] > elementary.txt"""

import random
import struct
import sys

import mpmath
from mpmath import mp, mpf

mp.prec = 300
points = int(sys.argv[1]) if len(sys.argv) > 1 else 240
chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)


def bits(value):
    return struct.pack(">d", value).hex()


def log_uniform(low, high):
    return 2.0 ** chance.uniform(low, high)


def upper_tail(x):
    """The probability beyond x."""
    return mpmath.erfc(x / mpmath.sqrt(2)) / 2


def quantile(u):
    """The normal quantile by Newton's method at 300 bits, for a double u."""
    if u == 0.5:
        return mpf(0)
    tail = min(mpf(u), 1 - mpf(u))
    s = mpmath.sqrt(-2 * mpmath.log(tail))
    if s > 2.3:
        x = s - (mpmath.log(s * s) + mpmath.log(2 * mpmath.pi)) / (2 * s)
    else:
        x = (mpf(0.5) - tail) * mpmath.sqrt(2 * mpmath.pi)
    for _ in range(100):
        step = (upper_tail(x) - tail) / (mpmath.exp(-x * x / 2) / mpmath.sqrt(2 * mpmath.pi))
        if abs(x * step) < 1:
            step /= 1 - x * step / 2
        x += step
        if abs(step) < abs(x) * mpf(2) ** -140:
            break
    return x if u > 0.5 else -x


def near(x):
    return x + chance.gauss(0, 1) * 2.0**-chance.randint(1, 30)


def either(*makers):
    return lambda: chance.choice(makers)()


def sign():
    return chance.choice((-1, 1))


plans = {
    "exp": (mpmath.exp, either(lambda: chance.uniform(-745, 709.7), lambda: chance.gauss(0, 3), lambda: sign() * log_uniform(-60, 0))),
    "expm1": (mpmath.expm1, either(lambda: chance.uniform(-45, 709.7), lambda: chance.gauss(0, 1), lambda: sign() * log_uniform(-1000, 0))),
    "log": (mpmath.log, either(lambda: log_uniform(-1074, 1023.9), lambda: abs(near(1)), lambda: log_uniform(-5, 5))),
    "log1p": (mpmath.log1p, either(lambda: log_uniform(-1000, 1023), lambda: -1 + log_uniform(-53, 0), lambda: sign() * log_uniform(-80, -1), lambda: chance.uniform(-0.5, 1))),
    "log2": (lambda x: mpmath.log(x) / mpmath.log(2), either(lambda: log_uniform(-1074, 1023.9), lambda: abs(near(1)), lambda: 2.0 ** chance.randint(-1074, 1023))),
    "log10": (lambda x: mpmath.log(x) / mpmath.log(10), either(lambda: log_uniform(-1074, 1023.9), lambda: abs(near(1)), lambda: 10.0 ** chance.randint(0, 22))),
    "sin": (mpmath.sin, either(lambda: chance.uniform(-10, 10), lambda: sign() * log_uniform(-300, 1023.9), lambda: chance.uniform(-1e6, 1e6), lambda: chance.randint(-700000, 700000) * 1.5707963267948966, lambda: chance.randint(1, 2**40) * 1.5707963267948966)),
    "cos": (mpmath.cos, either(lambda: chance.uniform(-10, 10), lambda: sign() * log_uniform(-300, 1023.9), lambda: chance.uniform(-1e6, 1e6), lambda: chance.randint(-700000, 700000) * 1.5707963267948966, lambda: chance.randint(1, 2**40) * 1.5707963267948966)),
    "normalQuantile": (quantile, either(chance.random, lambda: log_uniform(-1074, -1), lambda: 1 - log_uniform(-53, -1), lambda: 0.5 + chance.gauss(0, 1) * 2.0**-chance.randint(4, 50), lambda: log_uniform(-54, -1))),
    "normalDensity": (lambda x: mpmath.npdf(x), either(lambda: chance.gauss(0, 3), lambda: chance.uniform(-38.6, 38.6))),
    "normalCumulative": (lambda x: upper_tail(-x), either(lambda: chance.gauss(0, 2), lambda: chance.uniform(-38.4, 9), lambda: sign() * log_uniform(-60, 0))),
    "logGamma": (mpmath.loggamma, either(lambda: log_uniform(-1000, 1010), lambda: log_uniform(-5, 10), lambda: chance.uniform(0.01, 9), lambda: abs(near(1)), lambda: abs(near(2)))),
}


def power_arguments():
    kind = chance.randrange(6)
    if kind == 0:
        return log_uniform(-1000, 1000), chance.uniform(-1, 1)
    if kind == 1:
        return abs(near(1)), sign() * log_uniform(-2, 40)
    if kind == 2:
        return float(chance.randint(2, 30)), float(chance.randint(-20, 30))
    if kind == 3:
        return -chance.uniform(0, 100), float(chance.randint(-100, 100))
    if kind == 4:
        return chance.uniform(0, 10), chance.gauss(0, 20)
    return 1 + chance.uniform(-0.05, 0.3), chance.uniform(-500, 500)


def write(name, arguments, value):
    high = float(value)
    if high == 0 or abs(high) == mpmath.inf or abs(high) < 2.0**-1022 and name not in ("exp", "pow", "normalDensity", "normalCumulative"):
        return
    low = float(value - mpf(high))
    pair = [bits(a) for a in arguments]
    print(name, *pair, *["-"] * (2 - len(pair)), bits(high), bits(low))


for name, (function, argument) in plans.items():
    for _ in range(points):
        x = argument()
        if name == "normalQuantile" and not 0 < x < 1 or name == "log1p" and x <= -1:
            continue
        if name in ("log", "log2", "log10", "logGamma") and x <= 0:
            continue
        write(name, [x], function(mpf(x)) if name != "normalQuantile" else quantile(x))
for _ in range(points):
    x, y = power_arguments()
    if x == 0 or abs(y * float(mpmath.log(abs(x)))) > 740:
        continue
    value = mpmath.power(abs(mpf(x)), mpf(y))
    write("pow", [x, y], -value if x < 0 and int(y) % 2 else value)
