import pytest

from goldenthread.inspections.reader.names import authority_name


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Wyremouth", "Wyremouth"),
        ("Wyremouth Council", "Wyremouth"),
        ("Wyreshire County Council", "Wyreshire"),
        ("Wyremouth City Council", "Wyremouth"),
        ("Wyremouth City", "Wyremouth"),
        ("Wyremouth-on-Sea city council", "Wyremouth-on-Sea"),
        ("Wyremouth metropolitan borough", "Wyremouth"),
        ("Wyremouth Metropolitan Borough Council", "Wyremouth"),
        ("the London Borough of Wyremouth", "Wyremouth"),
        ("Royal Borough of Wyremouth upon Sands", "Wyremouth upon Sands"),
        ("City of Wyremouth Council", "Wyremouth"),
        ("City of London", "City of London"),
        ("Council of the Isles of Wyre", "Isles of Wyre"),
        ("Wyremouth, Sandsby and Poolham", "Wyremouth, Sandsby and Poolham"),
    ],
)
def test_an_authority_is_named_as_people_say_it(printed: str, name: str) -> None:
    assert authority_name(printed) == name
