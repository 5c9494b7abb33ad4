"""Load of single partitions, against what DynamoDB can give."""
