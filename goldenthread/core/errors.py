"""What the product says when it will not do something."""


class Refused(Exception):
    """A refusal whose `sentence` is fit for the page: what is wrong, and what to do instead.

    `field` names the form field that it belongs to, where there is one.
    """

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field

    def __str__(self) -> str:
        return self.sentence
