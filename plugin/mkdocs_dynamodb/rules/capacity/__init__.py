"""Rules on capacity, cost and partitions."""

from mkdocs_dynamodb.rules.capacity.above_table_quota import above_table_quota
from mkdocs_dynamodb.rules.capacity.capacity_without_effect import capacity_without_effect
from mkdocs_dynamodb.rules.capacity.dear_infrequent_access import dear_infrequent_access
from mkdocs_dynamodb.rules.capacity.dear_on_demand_capacity import dear_on_demand_capacity
from mkdocs_dynamodb.rules.capacity.dear_provisioned_capacity import dear_provisioned_capacity
from mkdocs_dynamodb.rules.capacity.dear_standard_class import dear_standard_class
from mkdocs_dynamodb.rules.capacity.gsi_throttling_cascade import gsi_throttling_cascade
from mkdocs_dynamodb.rules.capacity.hot_partition_risk import hot_partition_risk
from mkdocs_dynamodb.rules.capacity.item_collection_too_large import item_collection_too_large
from mkdocs_dynamodb.rules.capacity.large_size_below_usual import large_size_below_usual
from mkdocs_dynamodb.rules.capacity.on_demand_start_too_small import on_demand_start_too_small
from mkdocs_dynamodb.rules.capacity.partition_key_breaks import partition_key_breaks
from mkdocs_dynamodb.rules.capacity.provisioned_below_need import provisioned_below_need
from mkdocs_dynamodb.rules.capacity.region_without_prices import region_without_prices
from mkdocs_dynamodb.rules.capacity.single_item_limit import single_item_limit
from mkdocs_dynamodb.rules.capacity.spread_not_stated import spread_not_stated
from mkdocs_dynamodb.rules.capacity.warm_partition import warm_partition
from mkdocs_dynamodb.rules.registry import Rule

RULES: tuple[Rule, ...] = (
    hot_partition_risk,
    partition_key_breaks,
    warm_partition,
    spread_not_stated,
    single_item_limit,
    item_collection_too_large,
    on_demand_start_too_small,
    provisioned_below_need,
    above_table_quota,
    gsi_throttling_cascade,
    large_size_below_usual,
    capacity_without_effect,
    dear_provisioned_capacity,
    dear_infrequent_access,
    dear_standard_class,
    dear_on_demand_capacity,
    region_without_prices,
)
