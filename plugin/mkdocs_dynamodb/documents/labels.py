"""Words that the documents are made of, the same for writing and for reading them."""

REQUIREMENT_FILE = "dynamodb_requirement.md"
DATA_MODEL_FILE = "dynamodb_data_model.md"
REQUIREMENT_TITLE = "DynamoDB Modeling Session"
DATA_MODEL_TITLE = "DynamoDB Data Model"

COMPUTED = "computed: not read back"
"""Comment above what follows from the rest of a model; it ends at the next heading."""

BREAK = "<br>"
"""Between the entries of a list in one cell of a table."""

NO_PATTERN = "No access pattern is listed."
NO_RELATIONSHIP = "No relationship is declared."
NO_NAMES = "none"
NO_NOTE = "No note was taken."
NO_DECISION = "No decision is recorded."
NO_ENTITY = "No entity is declared."
NO_TABLE = "The model has no table."
IN_FULL = (
    "Answers as the model writes them, by the number of the access pattern. Where an answer stands "
    "here, this is what counts; the table above shortens it."
)
NO_ANSWER = "No access pattern is answered yet."

PATTERN_COLUMN = "Pattern #"
UNKNOWN = "unknown"

KIND_WORDS = {
    "one-to-one": "1:1",
    "one-to-many": "1:Many",
    "many-to-one": "Many:1",
    "many-to-many": "Many:Many",
}
TYPE_WORDS = {
    "read": "Read",
    "write": "Write",
    "update": "Update",
    "delete": "Delete",
    "none": "None",
}
