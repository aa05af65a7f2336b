"""Signs in free text that make a coach ask. A sign is a reason to ask, never a proof."""

from __future__ import annotations

import re

_STARTS = (
    "introduc|implement|install|buy|purchas|launch|roll(?:ing|ed)? out|creat|develop|train|recruit|"
    "us|teach|send|writ|design|hold|set(?:ting)? up|educat"
)
#: A change that hides in an aim.
SOLUTION = re.compile(
    rf"\b(?:by|through|with the help of) (?:\w+ )?(?:{_STARTS})\w*ing\b"
    r"|\b(?:introduc\w+|implement\w*|install\w*|purchas\w+|roll(?:ing)? out|launch\w*)\b",
    re.IGNORECASE,
)
#: Something to do, at the start of what should be a condition.
TASK = re.compile(
    r"^(?:send|e-?mail|write|buy|order|train|teach|create|design|introduce|implement|hold|"
    r"set up|put up|print|hire|recruit|launch|roll out|update|develop|make|organise|arrange|"
    r"remind|audit|install|use|give|add|run)\b",
    re.IGNORECASE,
)
#: Why things are as they are, where what must be true was asked for.
CAUSE = re.compile(
    r"^(?:lack|shortage|absence|insufficient|poor|not enough|too (?:few|many|little)|no)\b|"
    r"\b(?:lack of|shortage of|because)\b",
    re.IGNORECASE,
)
#: A person's slip as the end of the story.
HUMAN = re.compile(
    r"\b(?:human error|forg[eo]t\w*|careless\w*|lazy|laziness|complacen\w+|did(?: not|n.t) bother|"
    r"failed to|not following|do(?:es)? not follow|"
    r"ignor\w+|mistakes?|do(?:es)? not care|non-?complian\w+)\b",
    re.IGNORECASE,
)
#: Words of a wish.
VAGUE = re.compile(
    r"\b(?:improv\w+|better|optimi[sz]\w+|enhanc\w+|streamlin\w+|more efficient|as soon as "
    r"possible|soon|world.class|excellen\w+)\b",
    re.IGNORECASE,
)
#: Change by telling people.
TELLING = re.compile(
    r"\b(?:train\w*|teach\w*|educat\w+|remind\w*|refresher\w*|e-?mail\w*|posters?|newsletters?|"
    r"memos?|circulars?|leaflets?)\b",
    re.IGNORECASE,
)
#: Somebody who will be gone when the project closes.
PROJECT_OWNER = re.compile(r"\bproject\b|\bimprovement (?:lead|team)\b", re.IGNORECASE)
#: Something that has happened already.
HAPPENED = re.compile(
    r"\b(?:has|have|had|was|were|did|already|yesterday|left|went|broke|failed|resigned|"
    r"last (?:week|month|year))\b",
    re.IGNORECASE,
)
#: Something that only might happen.
MIGHT = re.compile(r"\b(?:may|might|could|will|if|risk)\b", re.IGNORECASE)
#: Patients, residents, clients and those close to them.
LIVED = re.compile(
    r"\b(?:patients?|carers?|famil\w+|residents?|relatives?|service users?|clients?|tenants?|"
    r"parents?|people who use|citizens?|lived experience|expert by experience)\b",
    re.IGNORECASE,
)
#: A finding in a word that says nothing about numbers.
CHAT = re.compile(r"\b(?:well|good|great|fine|ok(?:ay)?|liked|happy|success\w*)\b", re.IGNORECASE)
#: Spreading a change as a whole.
ROLL_OUT = re.compile(r"\b(?:roll\w* out|everywhere|all wards|implement\w*|spread)\b", re.I)

_SEVERAL = re.compile(r";|\n|,| and | plus | as well as ", re.IGNORECASE)
_DIGIT = re.compile(r"\d")


def sign(pattern: re.Pattern[str], text: str) -> str:
    """Return the words in which a sign was found; empty if there is none.

    Examples
    --------
    >>> sign(SOLUTION, "Fewer falls by introducing red socks")
    'by introducing'
    """
    found = pattern.search(text)
    return " ".join(found.group().split()) if found else ""


def has_number(text: str) -> bool:
    """Whether there is a digit in the text."""
    return bool(_DIGIT.search(text))


def how_many_parts(text: str) -> int:
    """Return in how many parts a text falls at *and*, commas, semicolons and line ends.

    Examples
    --------
    >>> how_many_parts("New form, new trolley and a poster")
    3
    """
    return len([part for part in _SEVERAL.split(text) if part.strip()])
