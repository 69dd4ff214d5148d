"""Each page speaks of the ratings in the words of its authority."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from goldenthread.ledger.moments import Moment
from goldenthread.plans.ratings import OURS, Keys, speaking
from goldenthread.plans.read_keys import keys_at


class RatingWords:
    """The keys in force today, unless a page shows another position; see `at.py`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with speaking(lambda: _keys(request)):
            return self.get_response(request)


def _keys(request: HttpRequest) -> Keys:
    member = getattr(request, "member", None)
    return keys_at(member.authority, Moment.latest()) if member else OURS
