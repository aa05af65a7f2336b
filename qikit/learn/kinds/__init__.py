"""The kinds of question a learner can be asked."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from qikit.learn.kinds.base import Question
from qikit.learn.kinds.choice import Choice
from qikit.learn.kinds.many import Many
from qikit.learn.kinds.number import Number
from qikit.learn.kinds.order import Order
from qikit.learn.kinds.points import Points
from qikit.learn.kinds.text import Text

AnyQuestion = Annotated[Choice | Many | Number | Points | Order | Text, Field(discriminator="kind")]

__all__ = ["AnyQuestion", "Choice", "Many", "Number", "Order", "Points", "Question", "Text"]
