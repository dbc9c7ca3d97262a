"""Raw rows as a request would bring them: without the target, and without what no answer depends on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
from slipway_forms import Form

from .compare import first_difference
from .events import Refusal
from .wire import type_of


class Inputs:
    """Feeds `features` with raw rows by their labels."""

    def __init__(self, raw: pd.DataFrame, form: Form, target: Sequence[str], features: Callable[..., Any], fitted: dict[str, Any]) -> None:
        self.raw, self.form = raw, form
        self.target = [name for name in target if name in raw.columns]
        self._features, self._fitted = features, fitted
        self._blank = list(self.target)
        self._drop = list(self._blank)

    @property
    def columns(self) -> dict[str, str]:
        """Name to type of every raw column a request may bring."""
        kinds = {name: type_of(self.raw[name]) for name in self.raw.columns if name not in self._drop}
        return {name: kind for name, kind in kinds.items() if kind is not None}

    def blank(self, used: Sequence[str]) -> None:
        """From now on columns other than `used` come empty: proof that no answer depends on them."""
        self._blank = [name for name in self.raw.columns if name not in used]

    def used(self, labels: Any) -> list[str]:
        """Columns without which `features` gives the model something else, or fails, on these rows."""
        whole = self.features(labels)
        before = self._blank
        found: list[str] = []
        columns = self.columns
        for name in [one for one in self.raw.columns if one not in self._drop]:
            self._blank = [*before, name]
            try:
                if first_difference(self.features(labels), whole) is not None:
                    found.append(name)
            except Exception:
                found.append(name)
        self._blank = before
        odd = next((name for name in found if name not in columns), None)
        if odd is not None:
            raise Refusal(
                "column-not-plain",
                f"The model's answers need the column `{odd}`, which holds {self.raw[odd].dtype}, and a request cannot bring that.",
                subject=odd,
                remedy="Keep it as text or numbers where the data is read, and turn it into dates afterwards.",
            )
        return found

    def rows(self, labels: Any) -> Any:
        frame = self.raw.loc[labels].copy()
        for name in self._blank:
            kind = self.raw[name].dtype
            frame[name] = pd.Series(None, index=frame.index, dtype=object if kind == object else "float64" if kind.kind in "ifub" else kind)
        return self._formed(frame.drop(columns=[name for name in self._drop if name in frame.columns]))

    def _formed(self, frame: pd.DataFrame) -> Any:
        # A frame goes on as it is, with the notebook's own labels; what else there is gets made anew.
        if self.form.kind != "frame":
            return self.form.back(frame)
        labels = {column.name: column.label for column in self.form.columns}
        return frame.set_axis(pd.Index([labels[name] for name in frame.columns]), axis=1)

    def features(self, labels: Any) -> Any:
        """What the model takes for these rows. A `features` that mentions the target gets an empty column of that name."""
        try:
            return self._features(self.rows(labels), dict(self._fitted))
        except KeyError as error:
            named = [name for name in self._drop if name in str(error)]
            if not named:
                raise
            self._drop = [name for name in self._drop if name not in named]
            return self.features(labels)
