"""Messages in the cipher of Goldwasser and Micali."""

import random as numbers

from sympy.crypto.crypto import decipher_gm, encipher_gm, gm_private_key, gm_public_key


def setup(random):
    return (
        random.choice([(10007, 10009), (10037, 10039), (10061, 10067)]),
        random.getrandbits(24),
        random.randint(1, 99),
    )


def window(subject):
    (p, q), message, seed = subject
    numbers.seed(seed)
    public = gm_public_key(p, q)
    return decipher_gm(encipher_gm(message, public), gm_private_key(p, q)), message


def value(results):
    return str(tuple(map(int, results)))
