import pytest

from goldenthread.core.articles import the


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Improvement Board", "the Improvement Board"),
        ("Children and Families Committee", "the Children and Families Committee"),
        ("Cabinet", "the Cabinet"),
        ("Department for Education", "the Department for Education"),
        ("The Partnership", "the Partnership"),
        ("Ofsted", "Ofsted"),
        ("DfE", "DfE"),
        ("Boardwalk Youth Voice", "Boardwalk Youth Voice"),
    ],
)
def test_a_body_has_its_article_where_its_name_says_what_it_is(name: str, said: str) -> None:
    assert the(name) == said
