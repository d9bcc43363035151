"""What the network is trained to make small: wrong tags, and distance from a larger network.

Only training imports this module; it needs torch.
"""

import torch
from torch.nn import functional

from core.annotate.models.training.rows import MISC_TAGS, OUTSIDE, UNKNOWN

_TEACHER_SHARE = 0.7
_VECTOR_WEIGHT = 0.3


def tag_loss(likely: torch.Tensor, tags: torch.Tensor, maybe_misc: torch.Tensor) -> torch.Tensor:
    """Return the loss of each word, from log probabilities (words, tags).

    A word outside of names, in a corpus that marks no MISC, is right as `O` and as MISC. Where the
    tag is UNKNOWN, every one is right.
    """
    known = tags != UNKNOWN
    loss = -likely.gather(1, tags.clamp(min=0)[:, None])[:, 0] * known
    either = -torch.logsumexp(likely[:, [OUTSIDE, *MISC_TAGS]], 1)
    return torch.where(maybe_misc & (tags == OUTSIDE), either, loss)


def teacher_loss(
    loss: torch.Tensor,
    marked: torch.Tensor,
    likely: torch.Tensor,
    teacher: torch.Tensor,
    vectors: torch.Tensor,
    teacher_vectors: torch.Tensor,
) -> torch.Tensor:
    """Return the loss of each word, drawn to what a larger network gives for it.

    `likely` and `teacher` are log probabilities, the vectors those that tags are scored from. A
    word that is not `marked` has nothing else to learn from.
    Method: Hinton et al., "Distilling the Knowledge in a Neural Network" (2015), and Sanh et al.,
    "DistilBERT" (2019), for the vectors and for taking every other layer of the teacher.
    """
    apart = functional.kl_div(likely, teacher, log_target=True, reduction="none").sum(-1)
    off = functional.mse_loss(vectors, teacher_vectors, reduction="none").mean(-1)
    both = torch.where(marked, (1 - _TEACHER_SHARE) * loss + _TEACHER_SHARE * apart, apart)
    return both + _VECTOR_WEIGHT * off
