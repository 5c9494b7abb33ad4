"""Shares of the most popular values, by the worked examples of Zipf's law."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from mkdocs_dynamodb.model.requirements import Spread
from mkdocs_dynamodb.reports.partitions.popularity import (
    CONSTANT,
    Basis,
    Popularity,
    even,
    new_value,
    stated,
    together,
    zipf_share,
)


def spread(
    counted: str | None = None,
    *,
    zipf: str | None = None,
    over: int | None = None,
    shares: Mapping[str, str] | None = None,
    samples: Mapping[str, str] | None = None,
) -> Popularity:
    """Popularity that a spread states."""
    found = stated(
        Spread(
            zipf=None if zipf is None else Decimal(zipf),
            over=over,
            shares={name: Decimal(share) for name, share in (shares or {}).items()},
            samples={name: Decimal(count) for name, count in (samples or {}).items()},
        ),
        None if counted is None else Decimal(counted),
        "pattern 1",
    )
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("values", "exponent", "percent"),
    [
        (100, "1", "19.3"),
        (1_000, "1", "13.4"),
        (10_000, "1", "10.2"),
        (100_000, "1", "8.3"),
        (1_000_000, "1", "6.9"),  # 1 / 14.3927; often rounded to 7
        (100, "0.8", "12.3"),
        (1_000, "0.8", "6.5"),
        (10_000, "0.8", "3.7"),
        (100_000, "0.8", "2.2"),
        (1_000_000, "0.8", "1.3"),
        (100, "1.2", "27.8"),
        (1_000, "1.2", "23.1"),
        (10_000, "1.2", "20.8"),
        (100_000, "1.2", "19.6"),
        (1_000_000, "1.2", "19.0"),
    ],
)
def test_zipf_shares_of_the_reference(values: int, exponent: str, percent: str) -> None:
    """p(1) = 1 / H(N, s) with H = sum of k^-s, the usual form of Zipf's law."""
    share = zipf_share(Decimal(values), Decimal(exponent)) * 100
    assert share.quantize(Decimal("0.1")) == Decimal(percent)


def test_the_integral_continues_the_sum() -> None:
    """Just above and below the number of terms that are added one by one."""
    below, above = (zipf_share(Decimal(n), Decimal("0.7")) for n in (10_000, 10_001))
    exact = 1 / sum(k**-0.7 for k in range(1, 10_002))
    assert below > above
    assert abs(float(above) - exact) < 1e-7


@pytest.mark.parametrize(("values", "share"), [("1", "1"), ("4", "0.25"), ("0", "1")])
def test_even_is_one_over_the_number_of_values(values: str, share: str) -> None:
    """Without an exponent; a single value gets everything."""
    assert zipf_share(Decimal(values), Decimal(0)) == Decimal(share)


def test_a_number_of_values_beyond_any_float_is_no_error() -> None:
    """A count may have hundreds of digits."""
    assert zipf_share(Decimal(10) ** 400, Decimal("1.5")) > Decimal("0.3")
    assert zipf_share(Decimal(10) ** 400, Decimal(0)) == Decimal("1E-400")


def test_named_shares_leave_the_rest_to_the_others() -> None:
    """60 % and 10 % leave 30 % for the other eight of ten values."""
    found = spread(shares={"OPEN": "0.6", "NEW": "0.1"}, over=10)
    assert (found.top, found.share_of("NEW")) == (Decimal("0.6"), Decimal("0.1"))
    assert found.rest_top == Decimal("0.0375")
    assert found.share_of("ANOTHER") == Decimal("0.0375")


def test_shares_above_one_are_brought_down_to_it() -> None:
    """Shares of 80 % and 80 % are taken as half and half."""
    assert spread(shares={"a": "0.8", "b": "0.8"}).top == Decimal("0.5")


def test_samples_are_counted() -> None:
    """A value that was seen in 3 of 4 requests has three quarters."""
    found = spread(samples={"a": "3", "b": "1"})
    assert found.named == {"a": Decimal("0.75"), "b": Decimal("0.25")}


def test_the_number_of_values_may_be_counted_elsewhere() -> None:
    """Zipf's law over as many values as there are entities; without any number it tells nothing."""
    assert spread("10000", zipf="1").top == spread(zipf="1", over=10_000).top
    assert stated(Spread(zipf=Decimal(1)), None, "pattern 1") is None


def test_parts_of_a_key_multiply() -> None:
    """One of ten tenants on one of four days; a part that is assumed makes all of it so."""
    found = together((even(Decimal(10), "count"), spread(over=4)))
    assert (found.top, found.values, found.basis) == (Decimal("0.025"), Decimal(40), Basis.EVEN)
    assert together((CONSTANT, spread(over=4))).top == Decimal("0.25")


def test_a_new_value_gets_one_request() -> None:
    """Whatever the rate is."""
    assert new_value(Decimal(200)).top == Decimal("0.005")
    assert new_value(Decimal("0.5")).top == 1
    assert new_value(None).top == 1


def test_ranks_add_up_and_begin_with_the_most_popular() -> None:
    """The ranks of a whole spread make up all of it."""
    ranks = spread(zipf="1", over=50).ranks(1_000)
    assert len(ranks) == 50
    assert abs(sum(share for _, share in ranks) - 1) < 1e-5
    assert ranks[0][1] == pytest.approx(float(zipf_share(Decimal(50), Decimal(1))))
    assert spread(shares={"a": "0.9"}, over=3).ranks(9)[0] == ("a", 0.9)
    ((_, share),) = together((spread(zipf="1", over=9), spread(zipf="1", over=9))).ranks(9)
    assert share == pytest.approx(0.3535**2, rel=0.01)
