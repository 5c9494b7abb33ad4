"""How near a load is to what DynamoDB can give, in words."""

from enum import StrEnum


class Band(StrEnum):
    """The word for a load."""

    COOL = "cool"
    WARM = "warm"
    HOT = "hot"
    BREAKS = "breaks"
    UNKNOWN = "unknown"
