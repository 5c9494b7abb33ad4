"""Evaluation of requests on sample items, as DynamoDB would answer them."""
