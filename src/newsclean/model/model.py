"""The learnt model: what the training script wrote, as immutable values."""

import os
from bisect import bisect_right
from math import exp

from newsclean.model.plain import load, weights_by_name, weights_by_word
from newsclean.model.tables import Tables, read_tables
from newsclean.table import Table
from newsclean.typed import TYPE_CHECKING, Any, Mapping, NamedTuple

if TYPE_CHECKING:
    from newsclean.labelling import LabelWeights

_FOLDER = os.path.dirname(__file__)
STRICTNESS = ("gentle", "balanced", "strict")


class Opinion(NamedTuple):
    """When to ask a second extractor, and what its answer weighs.

    Attributes:
        doubt: pages with more doubt than this are worth the time.
        kept, left: log-odds of chrome for what it keeps and for what it leaves out.
    """

    doubt: float
    kept: float
    left: float


class Model(NamedTuple):
    """Weights of the decision.

    Attributes:
        words: log-odds of single words.
        names: log-odds of class and id words; empty in the text model.
        looks: the tables of the first and of the second look; a page's first look is a glance.
        glance: blocks of a page with log-odds up to this get the second look; for HTML only.
        structure: hand-set log-odds of arrangements (``passes/structure.py``).
        rules: what a rule's own record adds to the weight of its kind.
        stay: log-odds for a block to be what its neighbour is.
        odds, probability: knots of the calibration, from log-odds to the share of chrome that
            was observed on pages of unseen sites.
        cuts: by strictness, the log-odds above which a block goes.
        slopes: what each doubling of the article's length away from the usual one adds to a cut;
            empty for HTML.
        labels: which signals speak for which label.
        boxes: labels by word in class names (:func:`newsclean.labelling.box_label`); for HTML only.
        opinion: what a second opinion weighs; for HTML only.
    """

    words: Mapping[str, float] | Table
    names: Mapping[str, float]
    looks: tuple[Tables, Tables]
    glance: float
    structure: Mapping[str, float]
    rules: Mapping[str, float]
    stay: float
    odds: tuple[float, ...]
    probability: tuple[float, ...]
    cuts: Mapping[str, float]
    slopes: Mapping[str, float]
    labels: "LabelWeights | Table"
    boxes: Mapping[str, Mapping[str, str]]
    opinion: Opinion

    def cut(self, strictness: str, unusual: float) -> float:
        """The log-odds above which a block goes, where the article's length is so many doublings
        from the usual one.
        """
        return self.cuts[strictness] + self.slopes.get(strictness, 0.0) * unusual


def load_model(name: str) -> Model:
    """Read a model that ships with the library: "text" or "html"."""
    with open(prepared_file(name), "rb") as file:
        return _model(load(file.read()))


def prepared_file(name: str) -> str:
    """Path of the prepared form of a model that ships; ``newsclean.model.prepare`` writes it."""
    return os.path.join(_FOLDER, "prepared", name + ".txt")


def shipped_file(name: str) -> str:
    """Path of a model file that ships."""
    return os.path.join(_FOLDER, name + ".json")


def read_model(path: str) -> Model:
    """Read a model file that ``benchmarks/train.py`` wrote.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is not a model file.
    """
    try:
        return _model(read_data(path))
    except (KeyError, TypeError, IndexError) as error:
        raise ValueError(f"{path}: not a model file ({error!r})") from error


def read_data(path: str) -> dict[str, Any]:
    """What a model file says, with the weights set by hand."""
    import json

    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    with open(shipped_file("structure"), encoding="utf-8") as file:
        structure = json.load(file)
    words, labels = weights_by_word(data["words"]), weights_by_name(data["labels"])
    return {**data, "words": words, "labels": labels, "structure": structure}


def _model(data: dict[str, Any]) -> Model:
    return Model(
        data["words"],
        data["names"],
        (read_tables(data["looks"][0]), read_tables(data["looks"][1])),
        data["glance"],
        data["structure"],
        data["rules"],
        data["stay"],
        tuple(data["probability"][0]),
        tuple(data["probability"][1]),
        data["cuts"],
        data["slopes"],
        data["labels"],
        data["boxes"],
        Opinion(*data["opinion"]),
    )


def probability(model: Model, odds: float) -> float:
    """The share of chrome among blocks with such log-odds, interpolated between the knots."""
    at = bisect_right(model.odds, odds)
    if at == 0:
        return model.probability[0]
    if at == len(model.odds):
        return model.probability[-1]
    low, high = model.odds[at - 1], model.odds[at]
    part = (odds - low) / (high - low) if high > low else 0.0
    return model.probability[at - 1] + part * (model.probability[at] - model.probability[at - 1])


def sigmoid(odds: float) -> float:
    """Probability of log-odds, safe for any size."""
    if odds >= 0.0:
        return 1.0 / (1.0 + exp(-odds)) if odds < 700.0 else 1.0
    return exp(odds) / (1.0 + exp(odds)) if odds > -700.0 else 0.0
