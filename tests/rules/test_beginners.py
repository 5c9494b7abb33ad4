"""What beginners get wrong gives one finding, whose cure is the right one."""

import pytest

from conftest import Checker

MODEL = """\
application:
  name: Parking permits
  domain: Residents hold permits for zones; wardens look plates up
  expected_patterns: 5

entities:
  Resident: {count: 40_000, description: Somebody who lives in a zone}
  Permit: {count: 60_000, description: A right to park one car in one zone}

relationships:
  - {from: Resident, to: Permit, kind: one-to-many, verb: holds, average: 1.5, max: 6}

access_patterns:
  1:
    name: Register a resident
    type: write
    rps: {peak: 1, average: 0.1}
    inputs: [resident_id, name, street]
    entities: [Resident]
  2:
    name: Issue a permit
    type: write
    rps: {peak: 2, average: 0.2}
    inputs: [resident_id, permit_id, plate, zone, valid_until]
    entities: [Permit]
  3:
    name: Is this plate allowed here
    type: read
    rps: {peak: 50, average: 15}
    inputs: [plate, zone]
    needs: [valid_until, permit_id]
    entities: [Permit]
  4:
    name: Show a resident with permits
    type: read
    rps: {peak: 5, average: 1}
    inputs: [resident_id]
    needs: [name, plate, zone, valid_until]
    entities: [Resident, Permit]
  5:
    name: Withdraw a permit
    type: delete
    rps: {peak: 0.5, average: 0.01}
    inputs: [permit_id]
    entities: [Permit]

tables:
  Residents:
    purpose: Who lives where
    partition_key: resident_id
    entities:
      Resident:
        attributes: {resident_id: S, name: S, street: S}
    items:
      - Resident: {resident_id: r1, name: Ada, street: Mill Lane}
  Permits:
    purpose: Permits by their number
    partition_key: permit_id
    entities:
      Permit:
        attributes: {permit_id: S, resident_id: S, plate: S, zone: S, valid_until: S}
    indexes:
      ByPlate:
        partition_key: plate
        sort_key: zone
        projection: [valid_until]
        purpose: Wardens look up a plate
      ByResident:
        partition_key: resident_id
        sort_key: valid_until
        projection: [plate, zone]
        purpose: Permits of a resident
    items:
      - Permit: {permit_id: p1, resident_id: r1, plate: AB 1, zone: North, valid_until: 2027-01-31}
      - Permit: {permit_id: p2, resident_id: r1, plate: XY 9, zone: South, valid_until: 2027-02-28}

mapping:
  1:
    operation: PutItem
    table: Residents
    entity: Resident
    condition: attribute_not_exists(resident_id)
  2:
    operation: PutItem
    table: Permits
    entity: Permit
  3:
    operation: Query
    table: Permits
    index: ByPlate
    where: {plate: "{plate}", zone: "{zone}"}
  4:
    steps:
      - {operation: GetItem, table: Residents, entity: Resident}
      - operation: Query
        table: Permits
        index: ByResident
        where: {resident_id: "{resident_id}"}
  5:
    operation: DeleteItem
    table: Permits
    entity: Permit
"""
BY_PLATE = 'index: ByPlate\n    where: {plate: "{plate}", zone: "{zone}"}'

MISTAKES = [
    ("    partition_key: permit_id", "    partion_key: permit_id", "SCH001", "`partition_key`"),
    ("    partition_key: permit_id", "    pk: permit_id", "SCH001", "called `partition_key` here"),
    ("{permit_id: S,", "{permit_id: string,", "KEY005", "write `S`"),
    ("{permit_id: S,", "{", "KEY020", "an attribute of that name"),
    ("    index: ByPlate", "\tindex: ByPlate", "YML003", "indent with spaces"),
    ("    index: ByPlate", "      index: ByPlate", "YML001", "indent it with 4 spaces"),
    ("    purpose: Permits", "   purpose: Permits", "YML001", "indent it with 4 spaces"),
    ("    where: {plate", "  where: {plate", "SCH001", "stands below `3`"),
    (
        "  5:\n    operation: DeleteItem\n    table: Permits\n    entity: Permit\n",
        "",
        "COV001",
        "add `5` to `mapping`",
    ),
    ("    operation: DeleteItem\n", "", "COV001", "an `operation`"),
    (BY_PLATE, "index: ByPlate", "OPS001", 'add `plate: "{...}"`'),
    (BY_PLATE, BY_PLATE.removeprefix("index: ByPlate\n    "), "OPS001", "`index: ByPlate`"),
    (
        "Query\n    table: Permits\n    index: ByPlate\n",
        "GetItem\n    table: Permits\n",
        "OPS011",
        "`index: ByPlate`",
    ),
    ("    table: Permits\n    index", "    table: Permit\n    index", "OPS020", "`Permits`"),
    ("index: ByPlate", "index: by_plate", "OPS021", "`ByPlate`"),
    ("sort_key: zone\n", "sort_key: zones\n", "KEY023", "`zone`"),
    ('"{plate}"', '":plate"', "FLO010", '`"{plate}"` where `:plate` stands'),
    ('"{plate}"', '"${plate}"', "FLO019", "ask for what the items have"),
    ('"{plate}"', "plate", "FLO010", '`"{plate}"` where `plate` stands'),
    ('zone: "{zone}"', "zone: '< {zone}'", "FLO019", '`{<: "{zone}"}`'),
    ("plate: XY 9,", "plat: XY 9,", "ITM012", "`plate`"),
    ("plate: XY 9,", "plate: 99,", "ITM004", '`"99"`'),
    (
        "- Resident: {resident_id: r1, name: Ada, street: Mill Lane}",
        "- {resident_id: r1, name: Ada, street: Mill Lane}",
        "SCH002",
        "`- Resident: {...}`",
    ),
    ("inputs: [resident_id]\n    needs", "needs", "OPS018", "`resident_id` to the inputs"),
    ("projection: [plate, zone]", "projection: [plate]", "OPS017", "add `zone`"),
]


def test_model_is_clean_before_the_mistake(checker: Checker) -> None:
    """So every finding below comes from the mistake."""
    assert checker.check(MODEL).diagnostics == ()


@pytest.mark.parametrize(("right", "wrong", "code", "cure"), MISTAKES)
def test_one_mistake_gives_one_finding(
    checker: Checker, right: str, wrong: str, code: str, cure: str
) -> None:
    """What only follows from it is not told."""
    assert right in MODEL
    found = checker.check(MODEL.replace(right, wrong, 1)).diagnostics
    assert [diagnostic.code for diagnostic in found] == [code]
    assert cure in found[0].finding.help
