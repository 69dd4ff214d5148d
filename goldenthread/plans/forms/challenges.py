"""Forms for questions: asking, answering, and saying whether the answer is enough."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from goldenthread.accounts.models import Person
from goldenthread.core.forms import ChangeForm, DayField
from goldenthread.plans.challenges import ABOUT, may_be_about
from goldenthread.plans.changes import ChallengeInput

FOR_ANOTHER = ("asked_for", "at_meeting", "asked_on", "answer")


class AskForm(ChangeForm):
    """A question in one's own name; with `for_another`, one that somebody else asked.

    `plans`: where it may stand, the likeliest first; of several, one is chosen.
    """

    about = forms.ChoiceField(
        label="What does the question ask of?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what the question asks of."},
    )
    text = forms.CharField(
        label="Question",
        widget=forms.Textarea,
        max_length=2000,
        help_text="Do not name or describe a child.",
        error_messages={"required": "Write the question."},
    )
    asked_for = forms.CharField(
        label="Who asked?",
        max_length=120,
        help_text="A post or a body, such as “Children and Families Committee”.",
        error_messages={"required": "Name the post or body that asked."},
    )
    at_meeting = forms.CharField(label="At which meeting?", max_length=120, required=False)
    asked_on = DayField(label="The day it was asked")
    asked_of = forms.ChoiceField(
        label="Who answers?", error_messages={"required": "Choose who answers."}
    )
    answer = forms.CharField(
        label="What was answered there?",
        widget=forms.Textarea,
        max_length=4000,
        required=False,
        help_text="Leave it empty where the answer is still to come.",
    )
    plan = forms.ChoiceField(
        label="In which plan does the question stand?",
        error_messages={"required": "Choose the plan in which the question stands."},
    )
    due_on = DayField(
        label="The day by which an answer is wanted",
        required=False,
        help_text="Leave it empty for ten working days after the question was asked.",
    )

    def __init__(
        self,
        *args: Any,
        kind: str,
        people: Mapping[str, Person],
        plans: Sequence[Any],
        for_another: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        self.plans = {str(plan.pk): plan for plan in plans}
        for name in () if for_another else FOR_ANOTHER:
            del self.fields[name]
        choices: Any = self.fields
        choices["plan"].choices = [(pk, plan.title) for pk, plan in self.plans.items()]
        if len(plans) == 1:
            del self.fields["plan"]
        choices["about"].choices = [(each.value, ABOUT[each]) for each in may_be_about(kind)]
        posts = [(pk, person.post) for pk, person in people.items()]
        choices["asked_of"].choices = [("", "Choose who answers"), *posts]

    @property
    def chosen_plan(self) -> Any:
        """In which it is to stand, once the form is valid."""
        return self.plans[self.cleaned_data.get("plan") or next(iter(self.plans))]

    def asked(self) -> ChallengeInput:
        """What to hand to the verb."""
        values = self.values()
        values.pop("plan", None)
        person, text = self.people[values.pop("asked_of")], values.pop("text")
        return ChallengeInput(question=text, asked_of=person, **values)


class AnswerForm(ChangeForm):
    """An answer; with its day, where it is recorded for who gave it."""

    answer = forms.CharField(
        label="Answer",
        widget=forms.Textarea,
        max_length=4000,
        help_text="Say what you know, and how you know it. Do not name or describe a child.",
        error_messages={"required": "Write the answer."},
    )
    on = DayField(label="The day it was given")

    def __init__(self, *args: Any, own: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if own:
            del self.fields["on"]


class WithdrawForm(ChangeForm):
    """Why a question need not be answered."""

    why = forms.CharField(
        label="Why is it withdrawn?",
        widget=forms.Textarea,
        max_length=2000,
        help_text="Asked by mistake, or answered elsewhere: say where. Whoever reads it sees this.",
        error_messages={"required": "Say why the question is withdrawn."},
    )


class CloseForm(ChangeForm):
    """Whether an answer is enough. `own`: the question is one's own."""

    enough = forms.ChoiceField(
        label="Is the answer enough?",
        choices=[("yes", "Yes: close the question"), ("no", "No: the question goes on")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether the answer is enough."},
    )
    why = forms.CharField(
        label="What is missing?",
        widget=forms.Textarea,
        max_length=2000,
        required=False,
        help_text="Needed where the answer is not enough.",
    )

    def __init__(self, *args: Any, own: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not own:
            why: Any = self.fields["why"]
            why.label = "How do you know, or what is missing?"
            why.required = True
            why.help_text = "You speak for who asked: say how they told you, and what they said."
            why.error_messages["required"] = "Say how who asked told you, and what they said."
