"""Indices over counts: how alike two are (cosine, Jaccard), how concentrated (HHI) or diverse (entropy) one is."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

Counts = Mapping[str, int]


def cosine(one: Counts, other: Counts) -> float:
    """Cosine of the angle between two vectors of counts, from 0 (nothing in common) to 1 (same proportions).

    Σ aᵢbᵢ / (√Σ aᵢ² √Σ bᵢ²); 0 where one is empty. Source: G. Salton and M. McGill, Introduction to
    Modern Information Retrieval (1983).
    """
    dot = sum(number * other.get(key, 0) for key, number in one.items())
    squares = sum(n * n for n in one.values()) * sum(n * n for n in other.values())
    return min(1.0, dot / math.sqrt(squares)) if squares else 0.0


def jaccard(one: Counts, other: Counts) -> float:
    """Share of the sectors of either that both have, from 0 to 1: |A ∩ B| / |A ∪ B|; 0 where both are empty.

    Source: P. Jaccard, Bulletin de la Société vaudoise des sciences naturelles 37 (1901).
    """
    a, b = ({key for key, number in counts.items() if number} for counts in (one, other))
    return len(a & b) / len(a | b) if a | b else 0.0


def hhi(counts: Counts) -> float | None:
    """Herfindahl-Hirschman index Σ sᵢ² of the shares sᵢ, from 1/number of sectors to 1; None for nothing.

    Source: A. O. Hirschman, National Power and the Structure of Foreign Trade (1945); O. C. Herfindahl (1950).
    """
    total = sum(counts.values())
    return sum((n / total) ** 2 for n in counts.values()) if total else None


def entropy(counts: Counts) -> float | None:
    """Shannon entropy −Σ sᵢ ln sᵢ of the shares sᵢ in nats, 0 for one sector; None for nothing.

    Source: C. E. Shannon, A Mathematical Theory of Communication (1948).
    """
    total = sum(counts.values())
    if not total:
        return None
    return max(0.0, -sum(n / total * math.log(n / total) for n in counts.values() if n))


PAIRS: Mapping[str, Callable[[Counts, Counts], float]] = {"cosine": cosine, "jaccard": jaccard}
SINGLE: Mapping[str, Callable[[Counts], float | None]] = {"hhi": hhi, "entropy": entropy}
