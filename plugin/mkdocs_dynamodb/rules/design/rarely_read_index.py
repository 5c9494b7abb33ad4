"""DSG009: an index that is written all the time and hardly ever read."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.capacity.loads import build_loads
from mkdocs_dynamodb.model.figures import exact_product, exact_sum, figure_text
from mkdocs_dynamodb.model.limits import BUSY_INDEX_WRITES, RARE_READ_SHARE
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import rule


@rule("DSG009", "rarely-read-index", Severity.NOTE, needs_whole_model=True)
def rarely_read_index(model: Model) -> Iterator[Finding]:
    """An index serves one pattern, and is written a hundred times for each read.

    Averages count, and peaks where no average is stated. An index that is written less than once a
    second costs too little to be told.

    ## Why

    Each write of an item is paid once more for the index (Developer Guide, Using Global Secondary
    Indexes, Write capacity considerations). For a rare question, a list that is kept in one item,
    an export or even a scan can be the cheaper answer.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Record a reading, type: write, rps: 400, inputs: [sensor_id]}
      2: {name: List the readings of a firmware, type: read, rps: 0.01, inputs: [firmware]}
    tables:
      Readings:
        partition_key: sensor_id
        sort_key: taken_at
        entities:
          Reading: {attributes: {sensor_id: S, taken_at: S, firmware: S, value: N}}
        indexes:
          ByFirmware: {partition_key: firmware, sort_key: taken_at}
    mapping:
      1: {operation: PutItem, table: Readings, entity: Reading}
      2:
        operation: Query
        table: Readings
        index: ByFirmware
        where: {firmware: "{firmware}"}
        limit: 100
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Record a reading, type: write, rps: 400, inputs: [sensor_id]}
      2:
        name: List the readings of a firmware
        type: read
        rps: 0.01
        served_by: {service: Athena, because: "reads the nightly export of the table to S3"}
    tables:
      Readings:
        partition_key: sensor_id
        sort_key: taken_at
        entities:
          Reading: {attributes: {sensor_id: S, taken_at: S, firmware: S, value: N}}
    mapping:
      1: {operation: PutItem, table: Readings, entity: Reading}
    ```
    """
    loads = build_loads(model)
    for table in model.tables.values():
        for index in table.indexes.values():
            load = loads.get((table.name.value, index.name.value))
            if load is None or load.unknown_readers or len(load.read_averages) != 1:
                continue
            ((number, reads),) = load.read_averages.items()
            writes = exact_sum(load.write_averages.values())
            if writes < BUSY_INDEX_WRITES or reads > exact_product(writes, RARE_READ_SHARE):
                continue
            yield Finding(
                at=index.name.at,
                message=f"index `{index.name.value}` of table `{table.name.value}` is written "
                f"{figure_text(writes)} times a second and read {figure_text(reads)} times",
                label=f"serves pattern {number} only",
                subject=index.subject,
                related=(Related(model.patterns[number].number.at, "its only reader"),),
                help=f"answer pattern {number} without an index, or make the index sparse",
            )
